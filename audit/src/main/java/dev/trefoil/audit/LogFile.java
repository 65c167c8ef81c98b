package dev.trefoil.audit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// An exported log: JSON lines, each ended by one newline.
public final class LogFile {
    private LogFile() {}

    /// Whether the file begins as an exported log does.
    public static boolean is(Path file) throws IOException {
        byte[] begin = "{\"entry\":".getBytes(StandardCharsets.US_ASCII);
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(begin.length), begin);
        }
    }

    /// Reads and checks a log; throws [BrokenLog] with the entry from which on it is not what its party signed.
    public static CheckedLog check(Path file) throws IOException {
        LogReading reading = new LogReading();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            long number = 0;
            for (byte[] line = line(in, number); line.length > 0; line = line(in, number)) {
                reading.add(text(line, number));
                number++;
            }
        }
        return reading.end();
    }

    private static String text(byte[] line, long number) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BrokenLog(number, "the line is not UTF-8 text");
        }
    }

    /// The next line without its end; nothing at the end of the file.
    private static byte[] line(InputStream in, long number) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 10);
        int next = in.read();
        if (next < 0) {
            return new byte[0];
        }
        while (next != '\n') {
            if (next < 0) {
                throw new BrokenLog(number, "the file ends in the middle of the line");
            }
            if (line.size() >= Line.LIMITS.bytes()) {
                throw new BrokenLog(number, "the line is longer than any entry is");
            }
            line.write(next);
            next = in.read();
        }
        if (line.size() == 0) {
            throw new BrokenLog(number, "the line is empty");
        }
        return line.toByteArray();
    }
}
