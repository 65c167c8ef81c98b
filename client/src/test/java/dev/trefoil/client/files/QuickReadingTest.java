package dev.trefoil.client.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.plan.Frame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files are read twice, quickly and thoroughly: the quick way must give the same table or nothing.
class QuickReadingTest {
    private static final List<List<String>> KINDS = List.of(
            List.of(
                    "0",
                    "1",
                    "-5",
                    "200",
                    "31000",
                    "+7",
                    "007",
                    "1e2",
                    "123456789012345678",
                    "99999999999999999999",
                    "-0"),
            List.of("0.5", "-1.25", "3", "12.345678901234", ".5", "7.", "-0.0", "0.30", "1e-3", "123456789.5", "00.5"),
            List.of("2024-02-29", "1999-12-31", "1900-01-01", "2199-12-31", "2023-02-29", "1850-01-01", "2024-1-5"),
            List.of(
                    "2024-05-06 07:08:09",
                    "2024-05-06T23:59:59",
                    "2024-05-06 07:08",
                    "2024-05-06 24:00:00",
                    "1900-01-01 00:00:00Z"),
            List.of("true", "false", "True", "t", "0", "no", "trux"),
            List.of(
                    "Bonn",
                    "a,b",
                    "say \"hi\"",
                    "Köln",
                    "two\nlines",
                    "x",
                    "",
                    "NA",
                    "null",
                    "twelve bytes",
                    "\uD83D\uDE00"));
    private static final List<String> TYPES = List.of(
            "int40?",
            "fp50[precision=20]?",
            "date?",
            "timestamp",
            "bool?",
            "text[12]?",
            "uint8",
            "int96?",
            "date[format=%Y-%m-%d]");

    @TempDir
    Path folder;

    @Test
    void aFileThatIsReadQuicklyGivesTheTableOfTheThoroughWay() throws IOException {
        long seed = Long.getLong("trefoil.seed", System.nanoTime());
        System.out.println("seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        int quick = 0;
        for (int file = 0; file < 600; file++) {
            int columns = 1 + random.nextInt(KINDS.size());
            ReadOptions options = options(random, columns);
            Path csv = Files.write(folder.resolve("t.csv"), bytes(random, options, columns));
            Optional<ReadTable> read = QuickReading.read(csv, CsvFile.rows(csv, options), options);
            Optional<ReadTable> thorough = thorough(csv, options);
            if (read.isPresent()) {
                quick++;
                assertThat(thorough).as("seed %d, file %d", seed, file).isPresent();
                requireEqual(read.get(), thorough.get(), "seed " + seed + ", file " + file);
            }
        }
        assertThat(quick).isBetween(100, 590);
    }

    private static void requireEqual(ReadTable quick, ReadTable thorough, String name) {
        assertThat(quick.inferred()).as(name).isEqualTo(thorough.inferred());
        Frame one = quick.frame();
        Frame two = thorough.frame();
        assertThat(one.schema()).as(name).isEqualTo(two.schema());
        assertThat(one.rows()).as(name).isEqualTo(two.rows());
        for (int row = 0; row < one.rows(); row++) {
            assertThat(one.row(row)).as("%s, row %d", name, row).isEqualTo(two.row(row));
        }
    }

    private static Optional<ReadTable> thorough(Path csv, ReadOptions options) {
        try {
            return Optional.of(FrameReading.read(CsvFile.rows(csv, options), options));
        } catch (FileException _) {
            return Optional.empty();
        }
    }

    private static ReadOptions options(SplittableRandom random, int columns) {
        Map<String, String> types = new LinkedHashMap<>();
        for (int column = 0; column < KINDS.size(); column++) {
            int type = random.nextInt(30) == 0 ? random.nextInt(TYPES.size()) : column;
            if (column < columns && random.nextInt(3) == 0) {
                types.put("c" + column, TYPES.get(type));
            }
        }
        ReadOptions options = ReadOptions.STANDARD.withTypes(types).withSeparator(",;\t".charAt(random.nextInt(3)));
        return switch (random.nextInt(6)) {
            case 0 -> options.withNulls(Set.of("null", "", "Köln"));
            case 1 -> options.withNumbers(new NumberFormat(',', Optional.of('.')));
            default -> options;
        };
    }

    /// A file that is regular for the most part; of each kind of irregularity a few files have some.
    private static byte[] bytes(SplittableRandom random, ReadOptions options, int columns) {
        int oddity = random.nextInt(12);
        int plain = random.nextInt(3);
        String end = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
        StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "\uFEFF" : "");
        List<String> header = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            header.add("c" + column);
        }
        text.append(String.join("" + options.separator(), header)).append(end);
        int rows = random.nextInt(20);
        for (int row = 0; row < rows; row++) {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < columns; column++) {
                List<String> kind = KINDS.get(column);
                String cell = random.nextInt(15) == 0 ? "" : kind.get(random.nextInt(plain == 0 ? kind.size() : 4));
                cells.add(quoted(cell, options.separator(), random));
            }
            if (oddity == 0 && random.nextInt(5) == 0) {
                cells.add("extra");
            }
            if (oddity == 1 && random.nextInt(5) == 0) {
                cells.set(0, "a\"b");
            }
            if (oddity == 2 && random.nextInt(5) == 0) {
                cells.set(0, "\"open");
            }
            if (oddity == 3 && random.nextInt(5) == 0) {
                cells.set(0, "\"a\"b");
            }
            text.append(oddity == 4 && random.nextInt(3) == 0 ? end : "");
            text.append(String.join("" + options.separator(), cells));
            text.append(row + 1 < rows || random.nextBoolean() ? end : "");
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (oddity == 5 && bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static String quoted(String cell, char separator, SplittableRandom random) {
        boolean needed = cell.chars().anyMatch(c -> c == separator || c == '"' || c == '\n' || c == '\r');
        return needed || random.nextInt(6) == 0 ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    @Test
    void recordsThatCrossTheEndsOfTheBufferAreReadWhole() throws IOException {
        StringBuilder text = new StringBuilder("id,text\r\n");
        int rows = 60_000;
        for (int row = 0; row < rows; row++) {
            text.append(row).append(",\"").append("\"\"x\r\n".repeat(row % 4)).append("\"\r\n");
        }
        Path csv = Files.writeString(folder.resolve("long.csv"), text);
        ReadOptions options = ReadOptions.STANDARD.withTypes(Map.of("id", "uint32", "text", "text[12]?"));
        ReadTable read =
                QuickReading.read(csv, CsvFile.rows(csv, options), options).orElseThrow();
        requireEqual(read, thorough(csv, options).orElseThrow(), "long");
        assertThat(read.frame().rows()).isEqualTo(rows);
        assertThat(read.frame().text(1, 3)).isEqualTo("\"x\r\n".repeat(3));
    }

    @Test
    void plainFieldsAreWhatTheCellReaderReads() {
        long seed = Long.getLong("trefoil.seed", System.nanoTime());
        System.out.println("seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            String field = (random.nextBoolean() ? "-" : "")
                    + random.nextLong(1L << random.nextInt(1, 45))
                    + (random.nextBoolean() ? "." + random.nextLong(1L << random.nextInt(1, 30)) : "");
            byte[] bytes = field.getBytes(StandardCharsets.US_ASCII);
            int fraction = random.nextInt(1, 33);
            long units = PlainFields.units(bytes, 0, bytes.length, fraction);
            if (units != PlainFields.OTHER) {
                assertThat(CellReader.units(CellReader.decimal(field).orElseThrow(), fraction))
                        .as("%s with %d bits, seed %d", field, fraction, seed)
                        .isEqualTo(units);
            }
        }
        for (LocalDate day = LocalDate.of(1900, 1, 1); day.getYear() < 2200; day = day.plusDays(1)) {
            byte[] bytes = day.toString().getBytes(StandardCharsets.US_ASCII);
            assertThat(PlainFields.day(bytes, 0, 10)).isEqualTo(day.toEpochDay() + 25567);
        }
    }

    @Test
    void halvesAreRoundedToEven() {
        for (String field : List.of("0.5", "1.5", "2.5", "-0.5", "-2.5", "0.25", "0.75")) {
            byte[] bytes = field.getBytes(StandardCharsets.US_ASCII);
            for (int fraction = 0; fraction < 3; fraction++) {
                assertThat(PlainFields.units(bytes, 0, bytes.length, fraction))
                        .isEqualTo(CellReader.units(CellReader.decimal(field).orElseThrow(), fraction)
                                .longValueExact());
            }
        }
    }
}
