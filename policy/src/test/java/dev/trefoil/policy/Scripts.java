package dev.trefoil.policy;

import static dev.trefoil.plan.Expression.Comparison.EQUAL;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Multiplicity;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.TypeText;
import dev.trefoil.plan.Value;
import dev.trefoil.script.Recorder;
import dev.trefoil.script.Script;
import java.util.List;

/// Scripts of the tests.
final class Scripts {
    static final Handle SURVEY = Handle.of("1A".repeat(32));
    static final Handle MEDICAL = Handle.of("2B".repeat(32));
    static final Recipient ADA = new Recipient("Ada", "University of Bern");

    private Scripts() {}

    static Expression col(String name) {
        return new Expression.ColumnRef(Column.of(name));
    }

    static Expression equal(String column, long value) {
        return new Expression.Compare(EQUAL, col(column), new Expression.Literal(Value.of(value)));
    }

    static Plan survey() {
        return new Plan.Scan(SURVEY);
    }

    static Plan joined() {
        return joined(Multiplicity.manyToOne());
    }

    static Plan joined(Multiplicity multiplicity) {
        return new Plan.Join(
                survey(),
                new Plan.Scan(MEDICAL),
                List.of(new Plan.KeyPair(Column.of("patient_id"), Column.of("patientnr"))),
                Plan.JoinKind.INNER,
                multiplicity);
    }

    static Plan meanAge(Plan input) {
        return new Plan.Aggregate(
                input,
                List.of(),
                List.of(new Measure.OfColumn(Measure.Kind.MEAN, Column.of("Age"), Column.of("mean"))));
    }

    static Script of(Step... steps) {
        Recorder recorder = new Recorder("Test");
        recorder.table(SURVEY, schema("patient_id", "uint32", "Age", "uint8"));
        recorder.table(MEDICAL, schema("patientnr", "uint32", "Stroke", "uint8[max=1]?"));
        List.of(steps).forEach(recorder::add);
        return recorder.script();
    }

    static Schema schema(String... namesAndTypes) {
        List<Field> fields = new java.util.ArrayList<>();
        for (int i = 0; i < namesAndTypes.length; i += 2) {
            fields.add(Field.of(
                    namesAndTypes[i], TypeText.parse(namesAndTypes[i + 1]).type()));
        }
        return new Schema(fields);
    }
}
