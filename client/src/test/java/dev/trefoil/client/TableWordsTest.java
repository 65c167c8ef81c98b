package dev.trefoil.client;

import static dev.trefoil.client.Trefoil.asc;
import static dev.trefoil.client.Trefoil.col;
import static dev.trefoil.client.Trefoil.columns;
import static dev.trefoil.client.Trefoil.count;
import static dev.trefoil.client.Trefoil.cumsum;
import static dev.trefoil.client.Trefoil.denseRank;
import static dev.trefoil.client.Trefoil.desc;
import static dev.trefoil.client.Trefoil.diff;
import static dev.trefoil.client.Trefoil.lag;
import static dev.trefoil.client.Trefoil.lead;
import static dev.trefoil.client.Trefoil.ofGroup;
import static dev.trefoil.client.Trefoil.orderBy;
import static dev.trefoil.client.Trefoil.partitionBy;
import static dev.trefoil.client.Trefoil.rank;
import static dev.trefoil.client.Trefoil.rowNumber;
import static dev.trefoil.client.Trefoil.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.plan.Frame;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The words of tables, on dummy data.
class TableWordsTest {
    private final Session session = Session.connect();
    private final DataFrame sales = session.frame(columns()
            .typed("city", "varchar[4]?", "Bern", "Bern", null, "Genf", "Bern", "Bern")
            .typed("day", "uint4", 1, 2, 3, 4, 2, 9)
            .typed("amount", "uint8?", 10, 20, null, 5, 20, 7));

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void choosesRows() {
        DataFrame sorted = sales.sort("day");
        assertThat(rows(sorted.head(2).select("day"))).containsExactly("[1]", "[2]");
        assertThat(rows(sorted.tail(2).select("day"))).containsExactly("[4]", "[9]");
        assertThat(rows(sorted.slice(3, 5).select("day"))).containsExactly("[3]", "[4]");
        assertThat(rows(sales.nlargest(2, "day").select("day"))).containsExactly("[9]", "[4]");
        assertThat(rows(sales.nsmallest(1, "day").select("day"))).containsExactly("[1]");
        assertThat(rows(sales.sample(4))).hasSize(4);
        assertThat(rows(sales.shuffle().sort("day").select("day"))).hasSize(6).startsWith("[1]");
        assertThat(rows(sales.filter(col("day").lt(3)).trim().select("day")))
                .containsExactlyInAnyOrder("[1]", "[2]", "[2]");
        assertThatThrownBy(() -> sorted.slice(5, 3)).hasMessageContaining("slice: row 3 comes before row 5");
        assertThatThrownBy(() -> sales.tail(1)).hasMessageContaining("sort it first");
    }

    @Test
    void cleans() {
        assertThat(rows(sales.distinct())).hasSize(5);
        assertThat(rows(sales.distinct("city"))).containsExactlyInAnyOrder("[\"Bern\"]", "[null]", "[\"Genf\"]");
        assertThat(rows(sales.dropDuplicates())).hasSize(5);
        assertThat(rows(sales.dropDuplicates("city")))
                .containsExactlyInAnyOrder("[\"Bern\", 1, 10]", "[null, 3, null]", "[\"Genf\", 4, 5]");
        assertThat(rows(sales.fillna(0).filter(col("day").eq(3)))).containsExactly("[null, 3, 0]");
        assertThat(rows(sales.fillna("?", "city").filter(col("day").eq(3)))).containsExactly("[\"?\", 3, null]");
        assertThat(rows(sales.dropna())).hasSize(5);
        assertThat(rows(sales.dropna("day"))).hasSize(6);
        assertThat(rows(sales.union(sales))).hasSize(5);
        assertThat(rows(sales.unionAll(sales))).hasSize(12);
    }

    @Test
    void counts() {
        assertThat(rows(sales.valueCounts("city"))).containsExactly("[\"Bern\", 4]", "[\"Genf\", 1]", "[null, 1]");
        DataFrame histogram = sales.histogram("amount", 0, 5, 10.5, 20);
        assertThat(histogram.schema().columns()).hasToString("[[0, 5], (5, 10.5], (10.5, 20]]");
        assertThat(rows(histogram)).containsExactly("[1, 2, 2]");
        assertThat(rows(sales.crosstab("city", "day", 1, 2)))
                .containsExactlyInAnyOrder("[\"Bern\", 1, 2]", "[null, 0, 0]", "[\"Genf\", 0, 0]");
        DataFrame pivot = sales.pivot("city", "day", "amount", Trefoil::sum, 2, 9);
        assertThat(pivot.schema().columns()).hasToString("[city, 2, 9]");
        assertThat(rows(pivot))
                .containsExactlyInAnyOrder("[\"Bern\", 40, 7]", "[null, null, null]", "[\"Genf\", null, null]");
        assertThatThrownBy(() -> sales.histogram("amount", 5, 5)).hasMessageContaining("does not lie above");
        assertThatThrownBy(() -> sales.crosstab("city", "day", 1, 1)).hasMessageContaining("is named twice");
    }

    @Test
    void groupsAreFilteredAfterTheyAreMeasured() {
        assertThat(rows(sales.groupBy("city")
                        .agg(count(), sum("amount"))
                        .filter(col("count").gt(1))))
                .containsExactly("[\"Bern\", 4, 57]");
    }

    @Test
    void looksThroughWindows() {
        DataFrame window = sales.window(
                partitionBy("city").orderBy("day"),
                rowNumber(),
                rank().as("r"),
                denseRank(),
                lag("amount", 1),
                lead("day", 1),
                diff("day"),
                cumsum("amount"),
                ofGroup(sum("amount")));
        assertThat(window.schema().columns())
                .hasToString("[city, day, amount, row_number, r, dense_rank, amount_lag, day_lead, day_diff,"
                        + " amount_cumsum, amount_sum]");
        assertThat(rows(window.sort("city", "row_number")))
                .containsExactly(
                        "[\"Bern\", 1, 10, 1, 1, 1, null, 2, null, 10, 57]",
                        "[\"Bern\", 2, 20, 2, 2, 2, 10, 2, 1, 30, 57]",
                        "[\"Bern\", 2, 20, 3, 2, 2, 20, 9, 0, 50, 57]",
                        "[\"Bern\", 9, 7, 4, 4, 3, 20, null, 7, 57, 57]",
                        "[\"Genf\", 4, 5, 1, 1, 1, null, null, null, 5, 5]",
                        "[null, 3, null, 1, 1, 1, null, null, null, null, null]");
        assertThat(rows(sales.window(
                                orderBy(desc("day"), asc("city")), rowNumber().as("n"))
                        .filter(col("n").le(2))
                        .select("day", "n")))
                .containsExactlyInAnyOrder("[9, 1]", "[4, 2]");
        assertThatThrownBy(() -> sales.window(partitionBy("town"), rank())).hasMessageContaining("unknown column");
        assertThatThrownBy(() -> sales.window(orderBy("day"))).hasMessageContaining("name at least one column");
    }

    private static List<String> rows(DataFrame table) {
        Frame frame = table.fetch();
        return IntStream.range(0, frame.rows())
                .mapToObj(row -> frame.row(row).toString())
                .toList();
    }
}
