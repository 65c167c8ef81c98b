package dev.trefoil.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaneWordsTest {
    private static final List<String> WORDS =
            List.of("", "a", "Köln", "Zürich HB", "x y", "eight888", "nine-nine", "€");

    /// The code of a cell, bit by bit from the definition in [Layout].
    private static BigInteger code(Frame frame, int column, int row) {
        if (frame.isNull(column, row)) {
            return BigInteger.ZERO;
        }
        Type type = frame.schema().fields().get(column).type();
        if (type instanceof Type.TextType(int maxBytes, var _)) {
            byte[] bytes = frame.text(column, row).getBytes(StandardCharsets.UTF_8);
            return new BigInteger(1, Arrays.copyOf(bytes, maxBytes));
        }
        return frame.bigNumber(column, row).subtract(Layout.offset(type));
    }

    private static Frame random(Type type, int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Frame.Builder frame = Frame.builder(Schema.of(Field.of("c", type)), rows);
        for (int row = 0; row < rows; row++) {
            if (type.nullable() && random.nextInt(4) == 0) {
                frame.setNull(0, row);
            } else if (type instanceof Type.TextType) {
                frame.text(0, row, WORDS.get(random.nextInt(WORDS.size())));
            } else {
                BigInteger drawn = new BigInteger(1, new byte[] {1}).shiftLeft(128);
                drawn = drawn.add(BigInteger.valueOf(random.nextLong()))
                        .shiftLeft(40)
                        .add(BigInteger.valueOf(random.nextLong(1L << 40)));
                frame.number(
                        0,
                        row,
                        drawn.mod(Layout.largestCode(type).add(BigInteger.ONE)).add(Layout.offset(type)));
            }
        }
        return frame.build();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uint8", "int[min=-5,max=100]?", "int[min=7,max=7]", "int62?", "int63?", "int96", "uint96?",
                        "fp40[precision=16]?",
                "bool", "bool?", "date?", "timestamp", "varchar[10]", "varchar[17]?", "varchar[16]", "varchar[130]?"
            })
    void everyBitIsThatOfTheDefinitionAndCellsComeBack(String text) {
        Type type = TypeText.type(text);
        for (int rows : new int[] {0, 1, 63, 64, 65, 200, 4099}) {
            Frame frame = random(type, rows, rows);
            int before = 3;
            byte[] bytes = new byte[Math.toIntExact(8 * (before + PlaneWords.words(type, rows)))];
            PlaneWords.write(frame, 0, bytes, before);
            long[] words = new long[bytes.length / 8];
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(words);
            int size = Layout.words(rows);
            int at = before + (type.nullable() ? size : 0);
            for (int row = 0; row < 64 * size; row++) {
                BigInteger code = row < rows ? code(frame, 0, row) : BigInteger.ZERO;
                for (int bit = 0; bit < Layout.width(type); bit++) {
                    boolean set = (words[at + bit * size + (row >>> 6)] >>> row & 1) == 1;
                    if (set != code.testBit(bit)) {
                        throw new AssertionError(text + ": bit " + bit + " of row " + row + " of " + rows);
                    }
                }
                if (type.nullable()) {
                    boolean there = (words[before + (row >>> 6)] >>> row & 1) == 1;
                    assertThat(there).isEqualTo(row < rows && !frame.isNull(0, row));
                }
            }
            Frame.Builder builder = Frame.builder(frame.schema(), rows);
            PlaneWords.read(builder, 0, bytes, before);
            Frame back = builder.build();
            for (int row = 0; row < rows; row++) {
                assertThat(back.value(0, row)).isEqualTo(frame.value(0, row));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"int[min=-5,max=100]", "date", "timestamp?", "int[min=0,max=1000000000000000000000]"})
    void aCodeOutsideItsTypeIsRefused(String text) {
        Type type = TypeText.type(text);
        byte[] ones = new byte[Math.toIntExact(8 * PlaneWords.words(type, 1))];
        Arrays.fill(ones, (byte) 1);
        Frame.Builder builder = Frame.builder(Schema.of(Field.of("c", type)), 1);
        assertThatThrownBy(() -> PlaneWords.read(builder, 0, ones, 0))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("outside");
    }

    @Test
    void aTextWithAZeroByteInItIsRefusedAndOneThatIsNoUtf8IsNotTakenAsItIs() {
        Type type = Type.text(4);
        Frame.Builder builder = Frame.builder(Schema.of(Field.of("c", type)), 1);
        assertThatThrownBy(() -> PlaneWords.read(builder, 0, planes("a\0b".getBytes(StandardCharsets.US_ASCII)), 0))
                .hasMessageContaining("U+0000");
        PlaneWords.read(builder, 0, planes(new byte[] {'a', (byte) 0xFF}), 0);
        assertThat(builder.build().text(0, 0)).isEqualTo("a\uFFFD");
        assertThatThrownBy(() -> PlaneWords.read(builder, 0, planes(new byte[] {'a', 'b', (byte) 0xFF}), 0))
                .as("the sign that stands for what is no text takes three bytes")
                .hasMessageContaining("5 bytes");
    }

    /// The planes of one text of four bytes.
    private static byte[] planes(byte[] text) {
        BigInteger code = new BigInteger(1, Arrays.copyOf(text, 4));
        byte[] planes = new byte[8 * 32];
        for (int bit = 0; bit < 32; bit++) {
            planes[8 * bit] = (byte) (code.testBit(bit) ? 1 : 0);
        }
        return planes;
    }

    @Test
    void turningASquareTwiceGivesItBack() {
        long[] square = new SplittableRandom(5).longs(64).toArray();
        long[] turned = square.clone();
        PlaneWords.turn(turned);
        for (int i = 0; i < 64; i++) {
            for (int j = 0; j < 64; j++) {
                assertThat(turned[j] >>> i & 1).isEqualTo(square[i] >>> j & 1);
            }
        }
        PlaneWords.turn(turned);
        assertThat(turned).isEqualTo(square);
    }
}
