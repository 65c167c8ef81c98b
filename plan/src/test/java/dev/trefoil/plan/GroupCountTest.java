package dev.trefoil.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupCountTest {
    @Test
    void boundsOfTheColumnsBoundTheGroups() {
        assertThat(most(1000, Type.int_(1, 7))).isEqualTo(7);
        assertThat(most(1000, Type.int_(1, 7), Type.bool())).isEqualTo(14);
        assertThat(most(1000, Type.int_(1, 7).withNullable(true), Type.bool())).isEqualTo(16);
        assertThat(most(1000, Type.text(1))).isEqualTo(256);
    }

    @Test
    void thereAreNoMoreGroupsThanRows() {
        assertThat(most(5, Type.int_(1, 7))).isEqualTo(5);
        assertThat(most(0, Type.bool())).isZero();
        assertThat(most(1000, Type.text(1024), Type.date())).isEqualTo(1000);
    }

    private static long most(long rows, Type... types) {
        List<Column> columns = IntStream.range(0, types.length)
                .mapToObj(i -> Column.of("c" + i))
                .toList();
        List<Field> fields = IntStream.range(0, types.length)
                .mapToObj(i -> new Field(columns.get(i), types[i]))
                .toList();
        Plan plan = new Plan.Aggregate(
                new Plan.Scan(new StepRef(1)), columns, Arrays.asList(new Measure.CountRows(Column.of("rows"))));
        return Relations.of(plan, _ -> Relation.unsorted(new Schema(fields), rows))
                .maxRows();
    }
}
