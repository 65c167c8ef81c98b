package dev.trefoil.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TextBytesTest {
    private static final int[] LATER = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF};

    /// One that reports by its result: throwing tens of millions of exceptions would take minutes.
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();

    private final CharBuffer characters = CharBuffer.allocate(64);

    /// What a strict decoder says.
    private boolean decodes(byte[] bytes, int from, int to) {
        characters.clear();
        decoder.reset();
        return decoder.decode(ByteBuffer.wrap(bytes, from, to - from), characters, true)
                        .isUnderflow()
                && characters.flip().chars().noneMatch(character -> character == 0);
    }

    private void requireSame(byte[] bytes, int from, int to) {
        if (TextBytes.isText(bytes, from, to) != decodes(bytes, from, to)) {
            throw new AssertionError(HexFormat.of().formatHex(bytes, from, to));
        }
    }

    @Test
    void aTextIsWhatAStrictDecoderTakes() {
        for (int first = 0; first < 256; first++) {
            for (int second = 0; second < 256; second++) {
                for (int third : LATER) {
                    for (int fourth : LATER) {
                        byte[] bytes = {(byte) first, (byte) second, (byte) third, (byte) fourth};
                        for (int to = 0; to <= 4; to++) {
                            requireSame(bytes, 0, to);
                        }
                    }
                }
            }
        }
    }

    @Test
    void soIsALongerOne() {
        long seed = Long.getLong("trefoil.seed", System.nanoTime());
        System.out.println("seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(6); length > 0; length--) {
                int bits = random.nextInt(1, 22);
                int point = random.nextInt(1 << bits) % 0x110000;
                text.appendCodePoint(point >= 0xD800 && point < 0xE000 ? 'x' : point);
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            requireSame(bytes, 0, bytes.length);
            if (bytes.length > 0) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                requireSame(bytes, 0, bytes.length);
            }
        }
        assertThat(TextBytes.isText(new byte[] {'x', (byte) 0xED, (byte) 0xA0, (byte) 0x80}, 0, 4))
                .as("half of a surrogate pair")
                .isFalse();
    }
}
