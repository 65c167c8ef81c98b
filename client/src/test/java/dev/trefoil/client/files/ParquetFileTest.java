package dev.trefoil.client.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.plan.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParquetFileTest {
    @TempDir
    Path folder;

    @Test
    void typesOfTheFileSayWhatACellIs() throws SQLException {
        Path file = parquet("people.parquet", """
                SELECT * FROM (VALUES
                    (1::UTINYINT, -7::BIGINT, 1.25::DECIMAL(6,2), 0.5::DOUBLE, true, '0042', DATE '2024-02-29',
                     TIMESTAMP '2024-02-29 23:59:58', NULL::INTEGER),
                    (200, 30000, -3.5, -2e-3, NULL, 'NA', DATE '1900-01-01', TIMESTAMP '1999-12-31 00:00:00', 4))
                t(id, debt, price, ratio, member, zip, day, seen, note)""");
        ReadTable table = ParquetFile.read(file, ReadOptions.STANDARD);
        assertThat(table.frame().schema().toString().replace(", ", "\n").lines())
                .containsExactly(
                        "id: int[min=0,max=255]",
                        "debt: int[min=-32768,max=32767]",
                        "price: fp[precision=20,min=-8,max=8]",
                        "ratio: fp[precision=20,min=-2,max=2]",
                        "member: bool?",
                        "zip: varchar[4]",
                        "day: date",
                        "seen: timestamp",
                        "note: int[min=0,max=15]?");
        assertThat(table.frame().row(0))
                .hasToString("[1, -7, 1.25, 0.5, true, \"0042\", 2024-02-29, 2024-02-29 23:59:58, null]");
        assertThat(table.frame().row(1).get(5))
                .as("only the file's own nulls are null")
                .hasToString("\"NA\"");
        assertThat(table.inferred()).hasSize(9);
    }

    @Test
    void allProblemsAreToldAtOnce() throws SQLException {
        Path file = parquet("dirty.parquet", """
                SELECT i AS age, CASE WHEN i % 2 = 0 THEN NULL ELSE 'x' END AS city,
                       CASE WHEN i = 3 THEN 'nan'::DOUBLE ELSE i END AS weight FROM range(1, 31) t(i)""");
        Map<String, String> types = Map.of("age", "int[min=0,max=20]", "city", "varchar[1]", "weight", "fp32");
        assertThatThrownBy(() -> ParquetFile.read(file, ReadOptions.STANDARD.withTypes(types)))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("dirty.parquet: 26 problems:")
                .hasMessageContaining("row 2, column 'city': the cell is null, but varchar[1] has no nulls")
                .hasMessageContaining("row 3, column 'weight': 'nan' is not a number")
                .hasMessageContaining("row 21, column 'age': '21' is outside int[min=0,max=20]")
                .hasMessageContaining("and 6 more");
    }

    @Test
    void whatIsNoPlainColumnIsNamed() throws SQLException {
        Path file = parquet("nested.parquet", "SELECT [1, 2] AS scores");
        assertThatThrownBy(() -> ParquetFile.read(file, ReadOptions.STANDARD))
                .hasMessageContaining("nested.parquet: column 'scores' is INTEGER[]");
        Path zoned = parquet("zoned.parquet", "SELECT TIMESTAMPTZ '2024-01-01 00:00:00+00' AS at");
        assertThatThrownBy(() -> ParquetFile.read(zoned, ReadOptions.STANDARD)).hasMessageContaining("column 'at'");
        Path fraction = parquet("fraction.parquet", "SELECT TIMESTAMP '2024-01-01 00:00:00.25' AS at");
        assertThatThrownBy(() -> ParquetFile.read(fraction, ReadOptions.STANDARD.withTypes(Map.of("at", "timestamp"))))
                .hasMessageContaining("row 1, column 'at': '2024-01-01 00:00:00.25' is not a timestamp");
    }

    @Test
    void damagedAndForeignFilesAreRefusedByName() throws IOException, SQLException {
        Path file = parquet("whole.parquet", "SELECT i FROM range(1000) t(i)");
        byte[] bytes = Files.readAllBytes(file);
        Path broken = Files.write(folder.resolve("broken.parquet"), java.util.Arrays.copyOf(bytes, bytes.length - 30));
        assertThatThrownBy(() -> ParquetFile.read(broken, ReadOptions.STANDARD)).isInstanceOf(FileException.class);
        Path text = Files.writeString(folder.resolve("text.parquet"), "a,b\n1,2\n");
        assertThatThrownBy(() -> ParquetFile.read(text, ReadOptions.STANDARD))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("text.parquet: not a well-formed Parquet file");
        assertThatThrownBy(() -> ParquetFile.read(folder.resolve("none.parquet"), ReadOptions.STANDARD))
                .hasMessageContaining("there is no file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"it's.parquet", "a b.parquet", "x'); DROP TABLE t; --.parquet", "é.PARQUET"})
    void namesOfFilesAreOnlyNames(String name) throws SQLException, IOException {
        Path file = parquet("plain.parquet", "SELECT 7 AS n");
        Files.copy(file, folder.resolve(name));
        assertThat(TableFile.read(folder.resolve(name), ReadOptions.STANDARD)
                        .frame()
                        .number(0, 0))
                .isEqualTo(7);
    }

    @Test
    void aNameDoesNotReachOtherFiles() throws SQLException {
        parquet("one.parquet", "SELECT 1 AS n");
        Path pattern = parquet("star.parquet", "SELECT 2 AS n").resolveSibling("*.parquet");
        assertThatThrownBy(() -> ParquetFile.read(pattern, ReadOptions.STANDARD))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> {
                    try (FileDatabase database = FileDatabase.open(folder.resolve("one.parquet"))) {
                        database.execute("SELECT * FROM read_parquet("
                                + FileDatabase.quoted(folder.resolve("star.parquet")) + ")");
                    }
                })
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("Permission");
    }

    @Test
    void resultsComeBackAsTheyWere() throws IOException {
        Path csv = Files.writeString(folder.resolve("in.csv"), """
                n,big,price,fine,ok,name,day,at
                1,123456789012,0.1,0.000001,true,"a,""b"" c",2024-01-31,2024-01-31 10:11:12
                ,-5,-7.75,0.25,,Zoé,,
                """);
        Map<String, String> types = Map.of("fine", "fp40[precision=36]?");
        Frame frame = TableFile.read(csv, ReadOptions.STANDARD.withTypes(types)).frame();
        for (String name : new String[] {"out.parquet", "out.csv"}) {
            Path out = folder.resolve(name);
            FrameFile.write(frame, out);
            ReadOptions exact = ReadOptions.STANDARD.withTypes(frame.schema().fields().stream()
                    .collect(java.util.stream.Collectors.toMap(
                            field -> field.column().name(),
                            field -> field.type().text())));
            Frame back = TableFile.read(out, exact).frame();
            assertThat(back.schema()).isEqualTo(frame.schema());
            for (int row = 0; row < frame.rows(); row++) {
                assertThat(back.row(row)).as(name).isEqualTo(frame.row(row));
            }
            assertThatThrownBy(() -> FrameFile.write(frame, out)).hasMessageContaining("is not replaced");
            FrameFile.replace(frame, out);
        }
        try (var files = Files.list(folder)) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".part"));
        }
    }

    @Test
    void numbersAreReadAsTheFileWritesThem() throws IOException {
        Path file = Files.writeString(folder.resolve("de.csv"), "preis;menge\n1.234,5;1.000\n-0,25;999\n");
        NumberFormat german = new NumberFormat(',', java.util.Optional.of('.'));
        Frame frame = TableFile.read(
                        file, ReadOptions.STANDARD.withSeparator(';').withNumbers(german))
                .frame();
        assertThat(frame.row(0)).hasToString("[1234.5, 1000]");
        assertThat(frame.row(1)).hasToString("[-0.25, 999]");
        Path mixed = Files.writeString(folder.resolve("mixed.csv"), "preis\n1.5\n12.34,5\n1,5\n");
        ReadOptions declared =
                ReadOptions.STANDARD.withSeparator(';').withNumbers(german).withTypes(Map.of("preis", "fp32"));
        assertThatThrownBy(() -> TableFile.read(mixed, declared))
                .hasMessageContaining("2 problems")
                .hasMessageContaining("row 1 (line 2), column 'preis': '1.5' is not a number written as was said")
                .hasMessageContaining("row 2 (line 3), column 'preis': '12.34,5'");
        assertThatThrownBy(() -> new NumberFormat(';', java.util.Optional.empty()))
                .hasMessageContaining("decimal");
        assertThatThrownBy(() -> new NumberFormat(',', java.util.Optional.of(',')))
                .hasMessageContaining("thousands");
    }

    private Path parquet(String name, String select) throws SQLException {
        Path file = folder.resolve(name);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (" + select + ") TO " + FileDatabase.quoted(file) + " (FORMAT parquet)");
        }
        return file;
    }
}
