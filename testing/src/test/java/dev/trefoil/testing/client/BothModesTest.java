package dev.trefoil.testing.client;

import static dev.trefoil.client.Trefoil.autoBounds;
import static dev.trefoil.client.Trefoil.col;
import static dev.trefoil.client.Trefoil.columns;
import static dev.trefoil.client.Trefoil.count;
import static dev.trefoil.client.Trefoil.dummyFor;
import static dev.trefoil.client.Trefoil.inner;
import static dev.trefoil.client.Trefoil.mean;
import static dev.trefoil.client.Trefoil.minimumRows;
import static dev.trefoil.client.Trefoil.sum;
import static dev.trefoil.client.Trefoil.types;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.client.Cell;
import dev.trefoil.client.DataFrame;
import dev.trefoil.client.OpenScript;
import dev.trefoil.client.ProviderSession;
import dev.trefoil.client.ScalarValue;
import dev.trefoil.client.Session;
import dev.trefoil.client.files.ReadOptions;
import dev.trefoil.plan.DisclosedFailure;
import dev.trefoil.plan.Frame;
import dev.trefoil.wire.PartyFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same program in design mode on dummy data and in authorized mode on three parties; only its first and last words
/// differ.
class BothModesTest {
    private static final ReadOptions SURVEY = types(Map.of("patient_id", "uint16", "Age", "uint8?"));
    private static final ReadOptions MEDICAL = types(Map.of("patientnr", "uint16", "Stroke", "uint1"));
    private static final ReadOptions SHAPES = types(Map.of("id", "uint4", "length", "uint8", "height", "uint8"));

    @TempDir
    static Path folder;

    private static Hospital hospital;
    private static String survey;
    private static String medical;
    private static String shapes;

    private final List<String> notices = new ArrayList<>();

    @BeforeAll
    static void open() throws IOException {
        hospital = new Hospital(folder);
        survey = provide("survey", "patient_id,Age\n1,61\n2,50\n3,NA\n4,70\n5,88\n7,20\n", SURVEY);
        medical = provide("medical", "patientnr,Stroke\n5,1\n4,1\n3,1\n2,0\n1,1\n9,1\n", MEDICAL);
        shapes = provide("shapes", "id,length,height\n1,10,20\n2,20,10\n3,5,200\n4,9,9\n", SHAPES);
    }

    @AfterAll
    static void close() {
        hospital.close();
    }

    @Test
    void theMeanAgeOfStrokePatients() throws IOException {
        Path dummySurvey = write("dummy-survey.csv", "patient_id,Age\n1,30\n2,40\n");
        Path dummyMedical = write("dummy-medical.csv", "patientnr,Stroke\n1,1\n2,0\n");
        Path file = folder.resolve("mean-stroke-age.json");
        Function<Session, Cell> program = session -> {
            DataFrame merged =
                    session.table(survey).merge(session.table(medical), inner().on("patient_id", "patientnr"));
            return merged.filter(col("Stroke").eq(1)).mean("Age").reveal();
        };
        try (Session session = connect()) {
            session.upload(dummySurvey, SURVEY, dummyFor(survey));
            session.upload(dummyMedical, MEDICAL, dummyFor(medical));
            OpenScript script = session.record("Mean age of stroke patients");
            assertThat(program.apply(session)).hasToString("30");
            script.save(file);
        }
        Path approved = hospital.approve(file);
        try (Session session = connect()) {
            session.upload(dummySurvey, SURVEY, dummyFor(survey));
            session.upload(dummyMedical, MEDICAL, dummyFor(medical));
            OpenScript script = session.load(approved);
            assertThat(program.apply(session)).as("(61 + 70 + 88) / 3").hasToString("73");
            assertThat(session.lastCosts())
                    .hasSize(3)
                    .allSatisfy(cost -> assertThat(cost.bytes()).isPositive());
            script.close();
        }
        assertThat(notices)
                .anySatisfy(text -> assertThat(text)
                        .contains("2 dummy tables stay in the design environment: nothing of it is sent"));
        assertThat(notices)
                .anySatisfy(text -> assertThat(text)
                        .contains("authorized mode: environment test-hospital version 1")
                        .contains("party 1 (Bert)"));
    }

    @Test
    void filterTallShapes() throws IOException {
        Function<Session, Frame> program = session ->
                session.table(shapes).filter(col("height").gt(col("length"))).fetch();
        Path file = folder.resolve("filter-tall-shapes.json");
        try (Session session = connect()) {
            session.frame(
                    columns()
                            .typed("id", "uint4", 1, 2, 3)
                            .typed("length", "uint8", 32, 86, 21)
                            .typed("height", "uint8", 41, 66, 11),
                    dummyFor(shapes));
            OpenScript script = session.record("Filter tall shapes");
            assertThat(rows(program.apply(session))).containsExactly("[1, 32, 41]");
            script.save(file);
        }
        try (Session session = connect()) {
            OpenScript script = session.load(hospital.approve(file));
            session.frame(columns().ints("id", 1), dummyFor(shapes));
            assertThat(rows(program.apply(session))).containsExactlyInAnyOrder("[1, 10, 20]", "[3, 5, 200]");
            script.close();
        }
        assertThat(notices).anySatisfy(text -> assertThat(text).contains("is not sent; the real table answers"));
    }

    @Test
    void uploadsStoredTablesAndGroupsInsideAScript() throws IOException {
        Path extra = write("extra.csv", "id,length,height\n9,1,2\n");
        Function<Session, List<String>> program = session -> {
            DataFrame more = session.upload(extra, SHAPES);
            DataFrame all = session.table(shapes).concat(more).collect();
            Frame groups = all.assign("tall", col("height").gt(col("length")))
                    .groupBy("tall")
                    .agg(count().as("n"), sum("height"), mean("length"))
                    .sort("tall")
                    .fetch();
            session.remove(all);
            return rows(groups);
        };
        Path file = folder.resolve("groups.json");
        try (Session session = connect()) {
            session.upload(write("dummy.csv", "id,length,height\n1,2,3\n"), SHAPES, dummyFor(shapes));
            OpenScript script = session.record("Groups");
            assertThat(program.apply(session)).containsExactly("[true, 2, 5, 1.5]");
            script.save(file);
        }
        try (Session session = connect()) {
            OpenScript script = session.load(hospital.approve(file));
            assertThat(program.apply(session))
                    .containsExactly("[false, 2, 19, 14.5]", "[true, 3, 222, 5.33333301544189453125]");
            script.close();
        }
    }

    @Test
    void aProgramThatDiffersIsStoppedBeforeAnythingIsSent() throws IOException {
        Path approved = approvedCount(8);
        try (Session session = connect()) {
            OpenScript script = session.load(approved);
            DataFrame table = session.table(shapes);
            assertThatThrownBy(() -> table.filter(col("length").gt(7)).count().reveal())
                    .hasMessageContaining("step 1 differs: approved")
                    .hasMessageContaining("length > 8")
                    .hasMessageContaining("length > 7");
            assertThatThrownBy(() -> script.save(folder.resolve("x.json"))).hasMessageContaining("end it with close()");
            assertThatThrownBy(() -> session.record("another")).hasMessageContaining("is still open");
            assertThatThrownBy(script::close).hasMessageContaining("only 0 were run");
        }
    }

    @Test
    void aFailureThatTheDataCausesIsTheSameInBothModes() throws IOException {
        Path file = folder.resolve("minimum.json");
        Function<Session, Cell> program = session -> session.table(shapes)
                .filter(col("length").gt(8), minimumRows(4))
                .count()
                .reveal();
        try (Session session = connect()) {
            session.upload(
                    write("many.csv", "id,length,height\n1,9,1\n2,9,1\n3,9,1\n4,9,1\n"), SHAPES, dummyFor(shapes));
            OpenScript script = session.record("Minimum");
            assertThat(program.apply(session)).hasToString("4");
            script.save(file);
        }
        try (Session session = connect()) {
            session.load(hospital.approve(file));
            assertThatThrownBy(() -> program.apply(session))
                    .isInstanceOfSatisfying(
                            DisclosedFailure.class,
                            failure -> assertThat(failure.kind()).isEqualTo(DisclosedFailure.Kind.TOO_FEW_ROWS));
        }
    }

    @Test
    void dummyDataOfOtherTypesIsFoundWhenTheScriptIsLoaded() throws IOException {
        Path file = folder.resolve("other-types.json");
        try (Session session = connect()) {
            session.upload(write("wide.csv", "id,length,height\n1,900,1\n"), autoBounds(), dummyFor(shapes));
            OpenScript script = session.record("Other types");
            session.table(shapes).count().reveal();
            script.save(file);
        }
        Path approved = hospital.approve(file);
        try (Session session = connect()) {
            assertThatThrownBy(() -> session.load(approved))
                    .hasMessageContaining(
                            "column 1 is expected as `id: int[min=0,max=1]` and is `id: int[min=0,max=15]`");
        }
    }

    @Test
    void aStepThatMissedAPartyIsRepeatedInTheSameRun() throws IOException {
        Path approved = approvedCount(6);
        try (Session session = connect()) {
            OpenScript script = session.load(approved);
            DataFrame table = session.table(shapes);
            ScalarValue counted = table.filter(col("length").gt(6)).count();
            hospital.stop(1);
            try {
                assertThatThrownBy(counted::reveal)
                        .isInstanceOf(PartyFailure.class)
                        .hasMessageContaining("party 1 (Bert)");
                assertThatThrownBy(() -> table.count().reveal())
                        .hasMessageContaining("step 1 was not finished, because a party was not there");
            } finally {
                hospital.start(1);
            }
            assertThat(counted.reveal().asLong()).isEqualTo(3);
            script.close();
        }
    }

    @Test
    void tablesPrintHandleSizeAndSchema() throws IOException {
        Path approved = approvedCount(9);
        try (Session session = connect()) {
            session.load(approved);
            assertThat(session.table("shapes"))
                    .hasToString("table " + shapes + ", 4 rows\n"
                            + "  id: int[min=0,max=15]\n  length: int[min=0,max=255]\n  height: int[min=0,max=255]");
            assertThat(session.tables())
                    .extracting(table -> table.handle().hex())
                    .contains(survey, medical, shapes);
            assertThatThrownBy(() -> session.table("shape")).hasMessageContaining("did you mean 'shapes'?");
        }
    }

    private Session connect() {
        return Session.connect(hospital.connection().toString()).onNotice(notices::add);
    }

    private Path approvedCount(int bound) throws IOException {
        Path file = folder.resolve("count" + bound + ".json");
        try (Session session = connect()) {
            session.upload(write("one.csv", "id,length,height\n1,9,1\n"), SHAPES, dummyFor(shapes));
            OpenScript script = session.record("Count");
            session.table(shapes).filter(col("length").gt(bound)).count().reveal();
            script.save(file);
        }
        return hospital.approve(file);
    }

    private static String provide(String name, String csv, ReadOptions options) throws IOException {
        try (ProviderSession provider = hospital.provider()) {
            return provider.upload(write(name + ".csv", csv), options, Optional.of(name))
                    .handle()
                    .hex();
        }
    }

    private static List<String> rows(Frame frame) {
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < frame.rows(); row++) {
            rows.add(frame.row(row).toString());
        }
        return rows;
    }

    private static Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
