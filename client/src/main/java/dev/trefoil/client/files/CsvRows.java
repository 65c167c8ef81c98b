package dev.trefoil.client.files;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One pass over the records of a CSV file: UTF-8 (strictly, a byte order mark is skipped), RFC 4180 quoting.
final class CsvRows {
    private CsvRows() {}

    static void visit(Path file, char separator, Problems problems, RowSource.Visitor visitor) {
        String name = String.valueOf(file.getFileName());
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                CsvReader<CsvRecord> reader = open(bytes, separator);
                CloseableIterator<CsvRecord> records = reader.iterator()) {
            visit(name, records, problems, visitor);
        } catch (CsvParseException | UncheckedIOException e) {
            throw broken(name, file, e);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no file " + file, e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static CsvReader<CsvRecord> open(InputStream bytes, char separator) throws IOException {
        bytes.mark(3);
        if (bytes.read() != 0xEF || bytes.read() != 0xBB || bytes.read() != 0xBF) {
            bytes.reset();
        }
        InputStreamReader characters = new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        return CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(characters);
    }

    private static void visit(
            String name, CloseableIterator<CsvRecord> records, Problems problems, RowSource.Visitor visitor) {
        if (!records.hasNext()) {
            throw new FileException(name, "the file is empty: its first line must name the columns");
        }
        List<String> header = records.next().getFields();
        visitor.header(header.stream()
                .map(column -> new RowSource.Heading(column, false))
                .toList());
        int row = 0;
        while (records.hasNext()) {
            CsvRecord next = records.next();
            boolean blank = String.join("", next.getFields()).isEmpty() && next.getFieldCount() <= 1;
            if (blank && header.size() > 1) {
                continue;
            }
            row++;
            RowSource.Place place = new RowSource.Place(row, Optional.of(next.getStartingLineNumber()));
            if (next.getFieldCount() == header.size()) {
                visitor.row(place, List.copyOf(next.getFields()));
            } else {
                problems.line(
                        place, next.getFieldCount() + " fields, but the header names " + header.size() + " columns");
            }
        }
    }

    private static RuntimeException broken(String name, Path file, RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return new FileException(
                        name,
                        "line " + firstBadLine(file) + " is not valid UTF-8: save the file in UTF-8 and try again");
            }
        }
        @Nullable Throwable cause = e.getCause();
        String detail =
                cause == null || cause.getMessage() == null ? String.valueOf(e.getMessage()) : cause.getMessage();
        return new FileException(name, "not a well-formed CSV file: " + detail);
    }

    private static long firstBadLine(Path file) {
        long line = 1;
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            byte[] current = new byte[1 << 16];
            int length = 0;
            for (int next = bytes.read(); next >= 0; next = bytes.read()) {
                if (next == '\n' || length == current.length) {
                    if (!isUtf8(current, length)) {
                        return line;
                    }
                    length = 0;
                    line += next == '\n' ? 1 : 0;
                } else {
                    current[length++] = (byte) next;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        return line;
    }

    private static boolean isUtf8(byte[] bytes, int length) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes, 0, length));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }
}
