package dev.trefoil.testing.client;

import static dev.trefoil.client.Trefoil.col;
import static dev.trefoil.client.Trefoil.columns;
import static dev.trefoil.client.Trefoil.count;
import static dev.trefoil.client.Trefoil.cumsum;
import static dev.trefoil.client.Trefoil.diff;
import static dev.trefoil.client.Trefoil.dummyFor;
import static dev.trefoil.client.Trefoil.ofGroup;
import static dev.trefoil.client.Trefoil.partitionBy;
import static dev.trefoil.client.Trefoil.rank;
import static dev.trefoil.client.Trefoil.types;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.client.DataFrame;
import dev.trefoil.client.OpenScript;
import dev.trefoil.client.ProviderSession;
import dev.trefoil.client.Session;
import dev.trefoil.client.Trefoil;
import dev.trefoil.plan.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The words of tables, once on dummy data and once on three parties.
class TableWordsInBothModesTest {
    @TempDir
    static Path folder;

    @Test
    void oneProgramOfManyWords() throws IOException {
        Path csv = Files.writeString(
                folder.resolve("sales.csv"), "city,day,amount\n1,1,10\n1,2,20\n1,2,20\n2,4,5\n1,9,NA\n3,3,99\n");
        Path file = folder.resolve("words.json");
        try (Hospital hospital = new Hospital(folder)) {
            String sales;
            try (ProviderSession provider = hospital.provider()) {
                sales = provider.upload(
                                csv,
                                types(Map.of("city", "uint4", "day", "uint4", "amount", "uint8?")),
                                Optional.of("sales"))
                        .handle()
                        .hex();
            }
            try (Session session = Session.connect(hospital.connection().toString())) {
                session.frame(
                        columns()
                                .typed("city", "uint4", 1, 1, 2)
                                .typed("day", "uint4", 1, 2, 1)
                                .typed("amount", "uint8?", 3, null, 4),
                        dummyFor(sales));
                OpenScript script = session.record("Words");
                assertThat(program(session.table(sales)))
                        .containsExactly("[1, 1, 3, 1, null, 3, 2]", "[1, 2, null, 2, 1, 3, 2]", "[1, 1, 1]", "[0]");
                script.save(file);
            }
            try (Session session = Session.connect(hospital.connection().toString())) {
                OpenScript script = session.load(hospital.approve(file));
                assertThat(program(session.table("sales")))
                        .containsExactly(
                                "[1, 2, 20, 2, 0, 50, 4]",
                                "[1, 2, 20, 2, 1, 30, 4]",
                                "[1, 9, null, 4, 7, 50, 4]",
                                "[1, 1, 2]",
                                "[1]");
                script.close();
            }
        }
    }

    /// The last rows of a window, one row of a pivot, and whether a random sample has rows.
    private static List<String> program(DataFrame sales) {
        DataFrame window = sales.window(
                partitionBy("city").orderBy("day"), rank(), diff("day"), cumsum("amount"), ofGroup(count().as("n")));
        List<String> rows =
                rows(window.filter(col("n").gt(1)).trim().sort("day").tail(3).fetch());
        rows.addAll(rows(sales.pivot("city", "day", "day", Trefoil::count, 1, 2)
                .sort("city")
                .head(1)
                .fetch()));
        rows.addAll(rows(sales.filter(col("amount").gt(4))
                .sample(2)
                .distinct("city")
                .agg(count())
                .assign("count", col("count").ge(1).cast("uint4"))
                .fetch()));
        return rows;
    }

    private static List<String> rows(Frame frame) {
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < frame.rows(); row++) {
            rows.add(frame.row(row).toString());
        }
        return rows;
    }
}
