package dev.trefoil.client;

import static dev.trefoil.client.Trefoil.asc;
import static dev.trefoil.client.Trefoil.autoBounds;
import static dev.trefoil.client.Trefoil.col;
import static dev.trefoil.client.Trefoil.columns;
import static dev.trefoil.client.Trefoil.count;
import static dev.trefoil.client.Trefoil.desc;
import static dev.trefoil.client.Trefoil.dummyFor;
import static dev.trefoil.client.Trefoil.inner;
import static dev.trefoil.client.Trefoil.left;
import static dev.trefoil.client.Trefoil.lit;
import static dev.trefoil.client.Trefoil.mean;
import static dev.trefoil.client.Trefoil.minimumRows;
import static dev.trefoil.client.Trefoil.sum;
import static dev.trefoil.client.Trefoil.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.plan.DisclosedFailure;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.PlanException;
import dev.trefoil.script.Script;
import dev.trefoil.script.ScriptJson;
import dev.trefoil.script.TableUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an analyst does on dummy data, and what goes wrong there.
class DesignModeTest {
    private static final String SURVEY = "18".repeat(32);
    private static final String MEDICAL = "EF".repeat(32);

    private final List<String> notices = new ArrayList<>();
    private final Session session = Session.connect().onNotice(notices::add);

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void theStrokeProgramRunsOnDummyDataFromCsv() throws IOException {
        Path survey = write("survey.csv", "patient_id,Age\n1,61\n2,50\n3,NA\n4,70\n");
        Path medical = write("medical.csv", "patientnr,Stroke\n1,1\n2,0\n4,1\n9,1\n");
        session.upload(survey, autoBounds(), dummyFor(SURVEY));
        session.upload(medical, autoBounds(), dummyFor(MEDICAL));
        OpenScript script = session.record("Mean age of stroke patients");
        DataFrame merged = session.table(SURVEY).merge(session.table(MEDICAL), inner().on("patient_id", "patientnr"));
        ScalarValue age = merged.filter(col("Stroke").eq(1)).mean("Age");
        assertThat(age.reveal()).hasToString("65.5");
        Path file = folder.resolve("mean-stroke-age.json");
        script.save(file);

        Script saved = ScriptJson.parse(Files.readAllBytes(file));
        assertThat(saved.tables()).extracting(use -> use.handle().hex()).containsExactly(SURVEY, MEDICAL);
        assertThat(notices).containsExactly("design mode: everything runs at once, in the clear, on dummy data");
    }

    @Test
    void withoutMappingEveryHandleMeansItsOwnTable() throws IOException {
        session.frame(columns().ints("Age", 1, 2, 3), dummyFor(SURVEY).named("survey"));
        assertThat(session.table("survey").handle().orElseThrow().hex()).isEqualTo(SURVEY);
        session.mapDummyHandles(false);
        assertThatThrownBy(() -> session.table(SURVEY)).hasMessageContaining("name the dummy by its own handle");
        DataFrame own = session.table("survey");
        assertThat(own.handle().orElseThrow().hex()).isNotEqualTo(SURVEY);
        OpenScript script = session.record("Count");
        assertThat(own.count().reveal()).hasToString("3");
        script.save(folder.resolve("own.json"));
        Script saved = ScriptJson.parse(Files.readAllBytes(folder.resolve("own.json")));
        assertThat(saved.tables())
                .containsExactly(new TableUse(
                        own.handle().orElseThrow(), saved.tables().getFirst().schema(), Optional.of("survey")));
        session.mapDummyHandles(true);
        assertThat(session.table("survey").handle().orElseThrow().hex()).isEqualTo(SURVEY);
    }

    @Test
    void everyOperatorOfTheLanguageHasItsWord() {
        DataFrame people = session.frame(columns()
                .ints("id", 1, 2, 3, 4)
                .texts("city", "Bern", "Basel", null, "Bern")
                .column("income", List.of(10.5, 20.25, 0.5, 4.0))
                .dates("born", LocalDate.of(1990, 1, 2), null, LocalDate.of(2001, 5, 6), LocalDate.of(1970, 7, 8))
                .bools("member", true, false, null, true));
        DataFrame cities =
                session.frame(columns().texts("name", "Bern", "Basel").ints("zone", 3, 7));
        DataFrame joined = people.merge(cities, left().on("city", "name"))
                .assign("size", when(col("income").ge(10)).then("large").otherwise("small"))
                .assign("less", lit(100).minus(col("zone").fillNull(0)).times(2).plus(1))
                .assign(
                        "recent",
                        col("born")
                                .gt(LocalDate.of(1980, 1, 1))
                                .and(col("member").or(true)))
                .assign(
                        "swiss",
                        col("city").isIn("Bern", "Basel").and(col("city").isNotNull()))
                .assign("tiny", col("zone").fillNull(0).cast("uint4"))
                .drop("member")
                .rename("income", "pay")
                .sort(desc("pay"), asc("id"));
        Frame rows =
                joined.select("id", "size", "less", "recent", "swiss", "tiny").fetch();
        assertThat(rows.row(0)).hasToString("[2, \"large\", 187, null, true, 7]");
        assertThat(rows.row(3)).hasToString("[3, \"small\", 201, true, false, 0]");
        assertThat(joined.head(1).select("id").fetch().row(0)).hasToString("[2]");

        Frame groups = joined.groupBy("city")
                .agg(sum("pay").as("total"), mean("pay"), count())
                .sort("city")
                .fetch();
        assertThat(groups.schema().columns()).hasToString("[city, total, pay_mean, count]");
        assertThat(groups.row(1)).hasToString("[\"Bern\", 14.5, 7.25, 2]");
        assertThat(groups.row(2)).hasToString("[null, 0.5, 0.5, 1]");

        assertThat(people.concat(people).count().reveal().asLong()).isEqualTo(8);
        assertThat(people.sum("income").reveal()).hasToString("35.25");
        assertThat(people.min("born").reveal().asDate()).isEqualTo(LocalDate.of(1970, 7, 8));
        assertThat(people.max("income").reveal().asDouble()).isEqualTo(20.25);
        assertThat(people.count("city").reveal().asLong()).isEqualTo(3);
        assertThat(people.filter(col("city").isNull())
                        .collect()
                        .count()
                        .reveal()
                        .asLong())
                .isEqualTo(1);
    }

    @Test
    void aWrongColumnIsRefusedAtOnceWithTheNearestName() {
        DataFrame people = session.frame(columns().ints("Age", 1, 2).texts("City", "a", "b"));
        assertThatThrownBy(() -> people.filter(col("Agee").gt(1)))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("unknown column 'Agee' (did you mean 'Age'?)");
        assertThatThrownBy(() -> people.mean("City")).hasMessageContaining("needs a number, got text");
        assertThatThrownBy(() -> people.filter(col("Age"))).hasMessageContaining("a filter needs a bool");
        assertThatThrownBy(() -> people.limit(3)).hasMessageContaining("sort it first");
    }

    @Test
    void aTablePrintsItsHandleSizeAndSchemaButNoValues() {
        session.frame(columns().ints("secret_number", 193, 194), dummyFor(SURVEY));
        DataFrame table = session.table(SURVEY);
        assertThat(table).hasToString("table " + SURVEY + ", 2 rows\n  secret_number: int[min=0,max=255]");
        assertThat(table.filter(col("secret_number").gt(193)))
                .hasToString("a table to be computed, at most 2 rows\n  secret_number: int[min=0,max=255]");
        assertThat(table.sum("secret_number").toString()).doesNotContain("387").contains("secret_number_sum");
        assertThat(session.tables())
                .hasSize(1)
                .allSatisfy(t -> assertThat(t.toString()).contains(SURVEY).doesNotContain("193"));
    }

    @Test
    void explainShowsThePlanAsATreeWithTypes() {
        DataFrame table = session.frame(columns().ints("x", 1, 2), dummyFor(SURVEY));
        DataFrame filtered = table.filter(col("x").gt(1));
        assertThat(filtered.explain().lines())
                .hasSize(8)
                .anySatisfy(line -> assertThat(line).contains("x > 1"))
                .anySatisfy(line -> assertThat(line).contains("-> at most 2 rows, how many is hidden;"))
                .anySatisfy(line -> assertThat(line).contains("-> 2 rows; 0 bytes from a party, 0 rounds"))
                .anySatisfy(line -> assertThat(line).contains("x: int[min=0,max=15] (4 bits)"));
        assertThat(filtered.explain(1_000)).contains("at most 1,000 rows");
    }

    @Test
    void aTableWithoutDummySaysHowToGetOne() {
        assertThatThrownBy(() -> session.table(SURVEY))
                .hasMessageContaining("no dummy for it: upload one with dummyFor");
        assertThatThrownBy(() -> session.table("surwey")).hasMessageContaining("a handle has 64 hex digits");
    }

    @Test
    void aDesignTableCannotBeReadByAScript() {
        DataFrame local = session.frame(columns().ints("x", 1));
        session.record("s");
        assertThatThrownBy(() -> local.filter(col("x").gt(0)))
                .hasMessageContaining("exists in the design environment only");
    }

    @Test
    void theResultOfAStepIsReferredToByItsNumber() throws IOException {
        session.frame(columns().ints("x", 1, 5, 9), dummyFor(SURVEY));
        OpenScript script = session.record("Stored");
        DataFrame big =
                session.table(SURVEY).filter(col("x").gt(2), minimumRows(2)).collect();
        DataFrame extra = session.frame(columns().ints("x", 100));
        assertThat(big.concat(extra).sum("x").reveal().asLong()).isEqualTo(114);
        session.remove(big);
        Path file = folder.resolve("stored.json");
        script.save(file);
        assertThat(ScriptJson.parse(Files.readAllBytes(file)).steps()).hasSize(4);
        assertThatThrownBy(big::fetch).hasMessageContaining("stored by script 'Stored'");
    }

    @Test
    void aStepThatFailsIsNotRecorded() throws IOException {
        session.frame(columns().ints("x", 1, 5, 9), dummyFor(SURVEY));
        OpenScript script = session.record("s");
        DataFrame table = session.table(SURVEY);
        assertThatThrownBy(() -> table.filter(col("x").gt(2), minimumRows(3)).fetch())
                .isInstanceOf(DisclosedFailure.class)
                .hasMessageContaining("fewer rows than its minimum of 3");
        assertThat(table.count().reveal().asLong()).isEqualTo(3);
        Path file = folder.resolve("s.json");
        script.save(file);
        assertThat(ScriptJson.parse(Files.readAllBytes(file)).steps()).hasSize(1);
    }

    @Test
    void aDecimalLiteralEqualsTheSameDecimalInACsvFile() throws IOException {
        DataFrame table = session.upload(write("x.csv", "x\n0.1\n0.2\n-0.3\n"), autoBounds());
        assertThat(table.filter(col("x").eq(0.1)).count().reveal().asLong()).isEqualTo(1);
        assertThat(table.filter(col("x").isIn(0.2, new java.math.BigDecimal("-0.3")))
                        .count()
                        .reveal()
                        .asLong())
                .isEqualTo(2);
        assertThatThrownBy(() -> col("x").eq(Double.NaN)).hasMessageContaining("NaN is not a number");
        assertThatThrownBy(() -> col("x").eq(new java.math.BigDecimal("1e900")))
                .hasMessageContaining("too many digits");
    }

    @Test
    void framesMayBeGivenAsAMapOfLists() {
        java.util.LinkedHashMap<String, List<?>> shapes = new java.util.LinkedHashMap<>();
        shapes.put("id", List.of(1, 2));
        shapes.put("name", List.of("a", "b"));
        assertThat(session.frame(shapes, dummyFor(SURVEY)).sort("id").fetch().row(1))
                .hasToString("[2, \"b\"]");
        assertThatThrownBy(() -> session.frame(columns().ints("x", 1, 2).ints("y", 1)))
                .hasMessageContaining("column 'y' has 1 values, but 'x' has 2");
        assertThatThrownBy(() -> session.frame(columns().typed("x", "uint8", 7, 300)))
                .hasMessageContaining("row 2, column 'x': '300' is outside int[min=0,max=255]");
        assertThatThrownBy(() -> session.frame(columns().typed("x", "uint8", "7")))
                .hasMessageContaining("row 1, column 'x': a String in a column of int");
    }

    @Test
    void closeAfterRecordNamesSaveAndASecondRecordNamesTheFirst() {
        OpenScript script = session.record("first");
        assertThatThrownBy(script::close).hasMessageContaining("end it with save(file)");
        assertThatThrownBy(() -> session.record("second")).hasMessageContaining("script 'first' is still open");
        assertThatThrownBy(() -> script.save(folder.resolve("x.json"))).hasMessageContaining("has no steps");
    }

    @Test
    void aSecondDummyReplacesTheFirst() {
        session.frame(columns().ints("x", 1), dummyFor(SURVEY));
        session.frame(columns().ints("y", 1, 2), dummyFor(SURVEY));
        assertThat(session.tables()).hasSize(1);
        assertThat(session.table(SURVEY).count().reveal().asLong()).isEqualTo(2);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
