package dev.trefoil.client;

import static dev.trefoil.client.Trefoil.anti;
import static dev.trefoil.client.Trefoil.col;
import static dev.trefoil.client.Trefoil.columns;
import static dev.trefoil.client.Trefoil.full;
import static dev.trefoil.client.Trefoil.inner;
import static dev.trefoil.client.Trefoil.left;
import static dev.trefoil.client.Trefoil.right;
import static dev.trefoil.client.Trefoil.scalar;
import static dev.trefoil.client.Trefoil.semi;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.plan.DisclosedFailure;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.PlanException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Merges of every kind, and secret values inside of expressions.
class JoinsAndScalarsTest {
    private final Session session = Session.connect().onNotice(_ -> {});
    private final DataFrame people = session.frame(columns().ints("id", 1, 2, 3).ints("age", 30, 40, 80));
    private final DataFrame visits = session.frame(columns().ints("id", 1, 1, 9).ints("age", 7, 8, 9));

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void everyKindOfMergeHasItsWord() {
        DataFrame costs = visits.rename("age", "cost");
        assertThat(rows(people.merge(costs, inner().on("id").oneToMany()))).containsOnly("[1, 30, 7]", "[1, 30, 8]");
        assertThat(rows(people.merge(costs, left().on("id").manyToMany(5))))
                .containsOnly("[1, 30, 7]", "[1, 30, 8]", "[2, 40, null]", "[3, 80, null]");
        assertThat(rows(costs.merge(people, right().on("id"))))
                .containsOnly("[1, 7, 30]", "[1, 8, 30]", "[2, null, 40]", "[3, null, 80]");
        assertThat(rows(costs.merge(people, full().on("id").manyToOne())))
                .containsOnly("[1, 7, 30]", "[1, 8, 30]", "[9, 9, null]", "[2, null, 40]", "[3, null, 80]");
        assertThat(rows(people.merge(visits, semi().on("id")))).containsOnly("[1, 30]");
        assertThat(rows(people.merge(visits, anti().on("id")))).containsOnly("[2, 40]", "[3, 80]");
        assertThatThrownBy(
                        () -> people.merge(costs, inner().on("id").oneToOne()).fetch())
                .isInstanceOf(DisclosedFailure.class)
                .hasMessageContaining("right table");
        assertThatThrownBy(
                        () -> costs.merge(people, inner().on("id").oneToMany()).fetch())
                .hasMessageContaining("left table");
        assertThatThrownBy(() ->
                        people.merge(costs, inner().on("id").manyToMany(1)).fetch())
                .hasMessageContaining("more than the 1 matches");
        assertThatThrownBy(() -> semi().on("id").oneToOne()).isInstanceOf(PlanException.class);
    }

    @Test
    void suffixesTellEqualNamesApart() {
        DataFrame merged = people.merge(visits, left().on("id").oneToMany().suffixes("_x", "_y"));
        assertThat(merged.schema().columns()).hasToString("[id, age_x, age_y]");
        assertThat(people.merge(visits, left().on("age", "id").suffixes("", "_v"))
                        .schema()
                        .columns())
                .hasToString("[id, age, age_v]");
        assertThatThrownBy(() -> people.merge(visits, left().on("id"))).hasMessageContaining("suffixes");
    }

    @Test
    void aSecretMeanStandsInExpressions() {
        assertThat(rows(people.filter(col("age").gt(people.mean("age"))))).containsOnly("[3, 80]");
        assertThat(rows(people.assign("off", col("age").minus(people.mean("age")))))
                .containsOnly("[1, 30, -20]", "[2, 40, -10]", "[3, 80, 30]");
        assertThat(rows(people.assign(
                                "both",
                                scalar(visits.max("age")).plus(col("age")).plus(visits.max("age")))
                        .select("both")))
                .containsOnly("[48]", "[58]", "[98]");
        assertThat(people.assign("off", col("age").minus(people.mean("age")))
                        .sum("off")
                        .reveal())
                .hasToString("0");
        assertThat(rows(people.sort("age")
                        .filter(col("age").lt(people.max("age")))
                        .limit(1)))
                .containsExactly("[1, 30]");
    }

    @Test
    void onlyOneValueIsAScalar() {
        assertThatThrownBy(() -> scalar(people)).hasMessageContaining("one row and one column");
        assertThatThrownBy(() -> scalar(people.groupBy("id").count())).isInstanceOf(PlanException.class);
    }

    private static List<String> rows(DataFrame table) {
        Frame frame = table.fetch();
        return IntStream.range(0, frame.rows())
                .mapToObj(row -> frame.row(row).toString())
                .toList();
    }
}
