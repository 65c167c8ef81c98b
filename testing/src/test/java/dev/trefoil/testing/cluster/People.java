package dev.trefoil.testing.cluster;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.Value;
import dev.trefoil.script.Recorder;
import dev.trefoil.script.Script;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/// The table and the scripts of the stories.
final class People {
    static final Schema SCHEMA = Schema.of(
            Field.of("id", Type.int_(0, 1000)),
            Field.of("age", Type.int_(0, 120).withNullable(true)));

    private People() {}

    /// `rows` people with ids from 0; every seventh has no age, the others are `id mod 100` years old.
    static Frame frame(int rows) {
        Frame.Builder builder = Frame.builder(SCHEMA, rows);
        for (int row = 0; row < rows; row++) {
            builder.number(0, row, row);
            if (row % 7 != 0) {
                builder.number(1, row, row % 100);
            }
        }
        return builder.build();
    }

    /// A table of two wide columns: about 2 KiB a row and share.
    static Frame wide(int rows) {
        return Frame.builder(Schema.of(Field.of("a", Type.text(1024)), Field.of("b", Type.text(1024))), rows)
                .build();
    }

    /// Who is older than `age`, as a plan.
    static Plan older(Plan input, long age) {
        return new Plan.Filter(
                input,
                new Expression.Compare(
                        Expression.Comparison.GREATER,
                        new Expression.ColumnRef(Column.of("age")),
                        new Expression.Literal(Value.of(age))),
                0);
    }

    /// A condition that every row meets.
    static Expression always() {
        return new Expression.Not(new Expression.IsNull(new Expression.ColumnRef(Column.of("id"))));
    }

    /// Those ids of `older(age)` that a plain computation finds.
    static List<Long> olderIds(int rows, long age) {
        return LongStream.range(0, rows)
                .filter(id -> id % 7 != 0 && id % 100 > age)
                .boxed()
                .toList();
    }

    /// Step 1: reveals who is older than `age`.
    static Script reveal(Handle people, long age) {
        return script("Older people", people, new Step.Reveal(older(new Plan.Scan(people), age)));
    }

    /// Step 1 stores who is older than `age`, step 2 reveals them, step 3 removes the stored table.
    static Script storeRevealRemove(Handle people, long age) {
        return script(
                "Older people, kept",
                people,
                new Step.Store(older(new Plan.Scan(people), age), Optional.of("older")),
                new Step.Reveal(new Plan.Scan(new StepRef(1))),
                new Step.Remove(new StepRef(1)));
    }

    /// Step 1: how many people there are of each age and id: one, for each row.
    static Script counted(Handle people) {
        return script(
                "People counted",
                people,
                new Step.Reveal(new Plan.Aggregate(
                        new Plan.Scan(people),
                        List.of(Column.of("age"), Column.of("id")),
                        List.of(new Measure.CountRows(Column.of("people"))))));
    }

    static Script script(String name, Handle people, Step... steps) {
        Recorder recorder = new Recorder(name);
        recorder.table(people, SCHEMA);
        for (Step step : steps) {
            recorder.add(step);
        }
        return recorder.script();
    }

    static List<Long> ids(Frame frame) {
        return LongStream.of(frame.numbersOf(0)).sorted().boxed().toList();
    }
}
