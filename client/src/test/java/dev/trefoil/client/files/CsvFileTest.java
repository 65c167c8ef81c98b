package dev.trefoil.client.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.plan.Frame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFileTest {
    @TempDir
    Path folder;

    @Test
    void theSmallestUsualTypeIsInferred() throws IOException {
        ReadTable table = read("""
                flag,age,debt,weight,temp,name,zip,day,ok,none
                0,31,-5,70.25,-1.5,Zoé,0042,2020-02-29,true,
                1,NA,200,80,3.5,Bo,1234,1999-12-31,false,NA
                """, ReadOptions.STANDARD);
        assertThat(table.frame().schema().toString().replace(", ", "\n").lines())
                .containsExactly(
                        "flag: int[min=0,max=1]",
                        "age: int[min=0,max=255]?",
                        "debt: int[min=-32768,max=32767]",
                        "weight: fp[precision=20,min=0,max=128]",
                        "temp: fp[precision=20,min=-8,max=8]",
                        "name: varchar[4]",
                        "zip: varchar[4]",
                        "day: date",
                        "ok: bool",
                        "none: bool?");
        assertThat(table.frame().row(0))
                .hasToString("[0, 31, -5, 70.25, -1.5, \"Zoé\", \"0042\", 2020-02-29, true, null]");
        assertThat(table.inferred()).hasSize(10);
    }

    @Test
    void declaredTypesAreKept() throws IOException {
        ReadTable table = read(
                "a;d;p;t\n7;31/01/2020;0.1;x y\n;1/2/1999;-0.1;\"a;b\"\"c\"\n",
                ReadOptions.STANDARD
                        .withTypes(Map.of(
                                "a",
                                "uint8?",
                                "d",
                                "date[format=%d/%m/%Y]",
                                "p",
                                "fp16[precision=10]",
                                "t",
                                "varchar[6]"))
                        .withSeparator(';'));
        Frame frame = table.frame();
        assertThat(table.inferred()).isEmpty();
        assertThat(frame.row(1)).hasToString("[null, 1999-02-01, -0.099609375, \"a;b\\\"c\"]");
        assertThat(frame.number(2, 0))
                .as("0.1 to the nearest multiple of 2^-10")
                .isEqualTo(102);
    }

    @Test
    void everyBadCellIsNamedWithRowLineColumnAndValue() {
        assertThatThrownBy(() -> read(
                        "Age,City\n300,Bern\nabc,Bern\n,Bern\n1.5,Basel-Landschaft\n",
                        ReadOptions.STANDARD.withTypes(Map.of("Age", "uint8", "City", "varchar[6]"))))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("data.csv: 5 problems:")
                .hasMessageContaining("row 1 (line 2), column 'Age': '300' is outside int[min=0,max=255]")
                .hasMessageContaining("row 2 (line 3), column 'Age': 'abc' is not a whole number")
                .hasMessageContaining(
                        "row 3 (line 4), column 'Age': the field is empty, but int[min=0,max=255] has no nulls")
                .hasMessageContaining("row 4 (line 5), column 'Age': '1.5' is not a whole number")
                .hasMessageContaining(
                        "row 4 (line 5), column 'City': 'Basel-Landschaft' has 16 bytes, more than varchar[6]");
    }

    @Test
    void onlyTheFirstTwentyProblemsAreShown() {
        assertThatThrownBy(() -> read("x\n" + "y\n".repeat(33), ReadOptions.STANDARD.withTypes(Map.of("x", "uint8"))))
                .hasMessageContaining("33 problems")
                .hasMessageContaining("row 20 (line 21)")
                .hasMessageNotContaining("row 21 ")
                .hasMessageContaining("and 13 more");
    }

    @Test
    void raggedRowsAreRefusedAndLinesAreCountedThroughQuotes() {
        assertThatThrownBy(() -> read("a,b\n\"x\ny\",1\n2\n1,2,3\n", ReadOptions.STANDARD))
                .hasMessageContaining("row 2 (line 4): 1 fields, but the header names 2 columns")
                .hasMessageContaining("row 3 (line 5): 3 fields");
    }

    @Test
    void otherEncodingsAreRefusedWithTheLine() throws IOException {
        Path file = folder.resolve("latin.csv");
        Files.write(file, "name\nBo\nZoé\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> CsvFile.read(file, ReadOptions.STANDARD))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("latin.csv: line 3 is not valid UTF-8");
    }

    @Test
    void brokenFilesAreRefused() {
        assertThatThrownBy(() -> read("", ReadOptions.STANDARD)).hasMessageContaining("the file is empty");
        assertThatThrownBy(() -> read("a,\"b\nc,d", ReadOptions.STANDARD))
                .hasMessageContaining("not a well-formed CSV");
        assertThatThrownBy(() -> read("a,a\n1,2\n", ReadOptions.STANDARD)).hasMessageContaining("'a' appears twice");
        assertThatThrownBy(() -> read("a,\n1,2\n", ReadOptions.STANDARD)).hasMessageContaining("column name is empty");
        assertThatThrownBy(() -> read("Age\n1\n", ReadOptions.STANDARD.withTypes(Map.of("Agee", "uint8"))))
                .hasMessageContaining("no column 'Agee' to give a type to (did you mean 'Age'?)");
        assertThatThrownBy(() -> read("Age\n1\n", ReadOptions.STANDARD.withTypes(Map.of("Age", "uint9000"))))
                .hasMessageContaining("column 'Age': type 'uint9000'");
        assertThatThrownBy(() -> CsvFile.read(folder.resolve("absent.csv"), ReadOptions.STANDARD))
                .hasMessageContaining("there is no file");
    }

    @Test
    void aHeaderWithoutRowsIsAnEmptyTableAndBlankLinesAreNoRows() throws IOException {
        assertThat(read("\uFEFFa,b\n\n", ReadOptions.STANDARD).frame().rows()).isZero();
        assertThat(read("\uFEFFa,b\n\n", ReadOptions.STANDARD).frame().schema().columns())
                .hasToString("[a, b]");
        ReadTable single = read("a\n1\n\n3\n", ReadOptions.STANDARD);
        assertThat(single.frame().rows()).isEqualTo(3);
        assertThat(single.frame().isNull(0, 1)).isTrue();
    }

    @Test
    void whatMeansNullIsTheCallersChoice() throws IOException {
        Frame frame = read("country\nNA\n-\n", ReadOptions.STANDARD.withNulls(Set.of("-")))
                .frame();
        assertThat(frame.row(0)).hasToString("[\"NA\"]");
        assertThat(frame.isNull(0, 1)).isTrue();
    }

    @Test
    void impossibleDatesAreRefused() {
        assertThatThrownBy(() -> read(
                        "d\n30/02/2020\n01/01/1850\n",
                        ReadOptions.STANDARD.withTypes(Map.of("d", "date[format=%d/%m/%Y]"))))
                .hasMessageContaining("'30/02/2020' is not a date of the form %d/%m/%Y")
                .hasMessageContaining("'01/01/1850' is outside 1900-01-01..2199-12-31");
        assertThatThrownBy(() -> new DateFormat("%d/%q")).hasMessageContaining("%q is unknown");
        assertThat(new DateFormat("%d %b %y").parse("3 Mar 68")).contains(java.time.LocalDate.of(2068, 3, 3));
    }

    @Test
    void timestampsAreFoundAndParsed() throws IOException {
        ReadTable found =
                read("t\n2024-05-06 07:08:09\n2024-05-06T07:08:10Z\n2024-05-06 07:08\n", ReadOptions.STANDARD);
        assertThat(found.inferred().getFirst().type().text()).isEqualTo("timestamp");
        assertThat(found.frame().value(0, 1)).hasToString("2024-05-06 07:08:10");
        Frame declared = read(
                        "t\n6.5.2024 07:08\n",
                        ReadOptions.STANDARD.withTypes(Map.of("t", "timestamp[format=%d.%m.%Y %H:%M]")))
                .frame();
        assertThat(declared.value(0, 0)).hasToString("2024-05-06 07:08:00");
        assertThatThrownBy(() -> read(
                        "t\n2024-05-06 24:08:09\n2024-05-06 07:08:09.5\n2200-01-01 00:00:00\n",
                        ReadOptions.STANDARD.withTypes(Map.of("t", "timestamp"))))
                .hasMessageContaining("'2024-05-06 24:08:09' is not a timestamp of the form %Y-%m-%d %H:%M:%S")
                .hasMessageContaining("'2024-05-06 07:08:09.5' is not a timestamp")
                .hasMessageContaining("is outside 1900-01-01 00:00:00..2199-12-31 23:59:59");
        assertThatThrownBy(() -> read(
                        "d\n1/1/2024 10\n", ReadOptions.STANDARD.withTypes(Map.of("d", "date[format=%d/%m/%Y %H]"))))
                .hasMessageContaining("declare the column timestamp[format=");
    }

    private ReadTable read(String text, ReadOptions options) throws IOException {
        return CsvFile.read(Files.writeString(folder.resolve("data.csv"), text), options);
    }
}
