package dev.trefoil.policy;

import static dev.trefoil.policy.RiskKind.ALMOST_EQUAL;
import static dev.trefoil.policy.RiskKind.COPY;
import static dev.trefoil.policy.RiskKind.DOMINANCE;
import static dev.trefoil.policy.RiskKind.EXTREME;
import static dev.trefoil.policy.RiskKind.FEW_ROWS;
import static dev.trefoil.policy.RiskKind.FIRST_ROWS;
import static dev.trefoil.policy.RiskKind.INDICATOR;
import static dev.trefoil.policy.RiskKind.MARGIN;
import static dev.trefoil.policy.RiskKind.OWN_TABLE;
import static dev.trefoil.policy.RiskKind.POWERS;
import static dev.trefoil.policy.RiskKind.PROBE;
import static dev.trefoil.policy.RiskKind.SAMPLE;
import static dev.trefoil.policy.RiskKind.SMALL_GROUPS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Multiplicity;
import dev.trefoil.plan.PlaceholderName;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.TableRef;
import dev.trefoil.plan.TypeText;
import dev.trefoil.plan.Value;
import dev.trefoil.plan.WindowMeasure;
import dev.trefoil.script.Constraint;
import dev.trefoil.script.PlaceholderUse;
import dev.trefoil.script.Recorder;
import dev.trefoil.script.Script;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Each risky shape with a script that has it and its neighbour that has not.
class ReportTest {
    private static final Plan COUNTED = grouped(Scripts.survey(), "Age");

    @Test
    void totalsOverAWholeTableAreTotals() {
        Report report = report(Scripts.meanAge(Scripts.survey()));

        assertThat(report.exposure()).isEqualTo(Exposure.TOTALS);
        assertThat(kinds(report)).containsExactly(DOMINANCE);
        assertThat(report.steps().getFirst().columns())
                .singleElement()
                .satisfies(mean -> assertThat(mean.rows()).containsExactly(new RowsBehind(Scripts.SURVEY, true, 0)));
    }

    @Test
    void aFilterWithoutAMinimumMayLeaveOneRow() {
        assertThat(kinds(report(Scripts.meanAge(older(0))))).contains(FEW_ROWS);
        assertThat(kinds(report(Scripts.meanAge(older(9))))).contains(FEW_ROWS, PROBE);
        assertThat(kinds(report(Scripts.meanAge(older(10))))).containsExactly(DOMINANCE);
        assertThat(report(Scripts.meanAge(older(10))).exposure()).isEqualTo(Exposure.TOTALS);
    }

    /// Ten rows of a join may all stand on one row of the right table, unless the left keys are unique, too.
    @Test
    void theRowsOfAJoinAreCountedForEachTable() {
        Plan many = new Plan.Filter(Scripts.joined(), Scripts.equal("Stroke", 1), 10);
        Plan one = new Plan.Filter(Scripts.joined(Multiplicity.oneToOne()), Scripts.equal("Stroke", 1), 10);

        assertThat(behind(report(Scripts.meanAge(many))))
                .containsExactly(new RowsBehind(Scripts.SURVEY, false, 10), new RowsBehind(Scripts.MEDICAL, false, 1));
        assertThat(kinds(report(Scripts.meanAge(many)))).contains(FEW_ROWS);
        assertThat(behind(report(Scripts.meanAge(one))))
                .containsExactly(new RowsBehind(Scripts.SURVEY, false, 10), new RowsBehind(Scripts.MEDICAL, false, 10));
        assertThat(report(Scripts.meanAge(one)).exposure()).isEqualTo(Exposure.TOTALS);
    }

    /// The analyst's own rows fill up no minimum.
    @Test
    void ownRowsDoNotCount() {
        Step own = new Step.Upload(Scripts.schema("patient_id", "uint32", "Age", "uint8"), Optional.empty());
        Plan both = new Plan.Concat(List.of(Scripts.survey(), new Plan.Scan(new StepRef(1))));
        Plan filtered = new Plan.Filter(both, Scripts.equal("patient_id", 7), 10);
        Report report = Report.of(Scripts.of(own, new Step.Reveal(Scripts.meanAge(filtered))));

        assertThat(report.steps().getLast().columns().getFirst().rows())
                .contains(new RowsBehind(Scripts.SURVEY, false, 0));
        assertThat(kinds(report)).contains(FEW_ROWS);
    }

    @Test
    void smallGroupsAreRiskyUnlessTheyAreLeftOut() {
        assertThat(kinds(report(COUNTED))).containsExactly(SMALL_GROUPS);
        assertThat(kinds(report(having(COUNTED, 9)))).containsExactly(SMALL_GROUPS);
        assertThat(report(having(COUNTED, 10)).exposure()).isEqualTo(Exposure.GROUPS);
        assertThat(behind(report(having(COUNTED, 10)))).containsExactly(new RowsBehind(Scripts.SURVEY, false, 10));
    }

    /// A condition about another number than the group's own rows leaves out no small group.
    @Test
    void onlyTheGroupsOwnCountMakesItLarge() {
        Plan nested = grouped(new Plan.Rename(COUNTED, List.of(renaming("n", "m"))), "m");

        assertThat(behind(report(having(nested, 10)))).containsExactly(new RowsBehind(Scripts.SURVEY, false, 10));
        assertThat(kinds(report(new Plan.Filter(nested, atLeast("m", 10), 0)))).contains(SMALL_GROUPS);
    }

    @Test
    void aMarginGivesAwayWhatWasLeftOut() {
        Plan total = new Plan.Aggregate(Scripts.survey(), List.of(), List.of(new Measure.CountRows(Column.of("n"))));

        assertThat(kinds(Report.of(Scripts.of(reveal(having(COUNTED, 10)), reveal(total)))))
                .containsExactly(MARGIN);
        assertThat(kinds(Report.of(Scripts.of(reveal(total), reveal(having(COUNTED, 10))))))
                .containsExactly(MARGIN);
        assertThat(kinds(Report.of(Scripts.of(reveal(total), reveal(total))))).isEmpty();
    }

    @Test
    void populationsThatDifferInOneConditionAreCompared() {
        Script script = Scripts.of(reveal(Scripts.meanAge(older(10))), reveal(Scripts.meanAge(Scripts.survey())));

        assertThat(Report.of(script).steps().getLast().risks())
                .contains(new Risk(ALMOST_EQUAL, new Place(2, 1), List.of(new Place(1, 2))));
    }

    /// Another name for a column is no other population, and a stored table is the one that it was made from.
    @Test
    void populationsAreComparedByWhatTheyAre() {
        Plan renamed = new Plan.Rename(Scripts.survey(), List.of(renaming("Age", "years")));
        Plan filtered = new Plan.Filter(renamed, atLeast("years", 67), 10);
        Plan mean = new Plan.Aggregate(
                new Plan.Scan(new StepRef(1)), List.of(), List.of(new Measure.CountRows(Column.of("n"))));
        Script script = Scripts.of(
                new Step.Store(filtered, Optional.empty()), reveal(mean), reveal(Scripts.meanAge(older(10))));

        assertThat(kinds(Report.of(script))).contains(ALMOST_EQUAL);
    }

    @Test
    void shapesThatPickOutRows() {
        Plan sorted = new Plan.Sort(Scripts.survey(), List.of(new Plan.SortKey(Column.of("Age"), true)));
        Expression flag = new Expression.IfElse(
                Scripts.equal("patient_id", 7), Scripts.col("Age"), new Expression.Literal(Value.of(0)));
        Expression square = new Expression.Arithmetic(
                Expression.ArithmeticOperator.MULTIPLY, Scripts.col("Age"), Scripts.col("Age"));
        Plan before = new Plan.Window(
                Scripts.survey(),
                List.of(),
                List.of(new Plan.SortKey(Column.of("Age"), true)),
                List.of(new WindowMeasure.Shift(
                        WindowMeasure.ShiftKind.LAG, Column.of("Age"), 1, Column.of("before"))));

        assertThat(kinds(report(measure(Measure.Kind.MAX, Scripts.survey(), "Age"))))
                .containsExactly(EXTREME);
        assertThat(kinds(report(Scripts.meanAge(new Plan.Limit(sorted, 20))))).contains(FIRST_ROWS);
        assertThat(kinds(report(Scripts.meanAge(new Plan.Tail(sorted, 20))))).contains(FIRST_ROWS);
        assertThat(kinds(report(Scripts.meanAge(new Plan.Limit(new Plan.Shuffle(Scripts.survey()), 20)))))
                .contains(SAMPLE);
        assertThat(kinds(report(measure(Measure.Kind.SUM, assigned(flag), "new"))))
                .contains(INDICATOR);
        assertThat(kinds(report(measure(Measure.Kind.SUM, assigned(square), "new"))))
                .contains(POWERS);
        assertThat(kinds(report(measure(Measure.Kind.SUM, before, "before")))).contains(COPY);
    }

    /// What happens in a stored table comes out where the table is revealed, and nowhere else.
    @Test
    void risksTravelWithStoredTables() {
        Step store = new Step.Store(measure(Measure.Kind.MIN, Scripts.survey(), "Age"), Optional.empty());

        assertThat(Report.of(Scripts.of(store)).exposure()).isEqualTo(Exposure.NOTHING);
        Report revealed = Report.of(Scripts.of(store, reveal(new Plan.Scan(new StepRef(1)))));
        assertThat(revealed.steps().getLast().risks()).containsExactly(new Risk(EXTREME, new Place(1, 1)));
        assertThat(revealed.steps().getLast().columns().getFirst().from())
                .extracting(Influence::source)
                .containsExactly(source(Scripts.SURVEY, "Age"));
    }

    @Test
    void aPlaceholderIsRiskyWhateverItsValue() {
        Expression.Placeholder age = new Expression.Placeholder(
                PlaceholderName.of("age"), TypeText.parse("uint8").type());
        Plan older = new Plan.Filter(
                Scripts.survey(), new Expression.Compare(Expression.Comparison.GREATER, Scripts.col("Age"), age), 10);
        Recorder recorder = new Recorder("Chosen");
        recorder.table(Scripts.SURVEY, Scripts.schema("patient_id", "uint32", "Age", "uint8"));
        recorder.placeholder(new PlaceholderUse(age.name(), age.type(), new Constraint.Any()));
        recorder.add(new Step.Reveal(Scripts.meanAge(older)));

        assertThat(Report.of(recorder.script()).steps().getFirst().risks())
                .contains(new Risk(RiskKind.CHOSEN_VALUE, new Place(1, 1)));
    }

    @Test
    void anOwnTableAsksWhoIsInTheOther() {
        Step own = new Step.Upload(Scripts.schema("id", "uint32"), Optional.empty());
        for (Plan.JoinKind kind : Plan.JoinKind.values()) {
            Plan joined = new Plan.Join(
                    new Plan.Scan(new StepRef(1)),
                    Scripts.survey(),
                    List.of(new Plan.KeyPair(Column.of("id"), Column.of("patient_id"))),
                    kind);
            Plan count = new Plan.Aggregate(joined, List.of(), List.of(new Measure.CountRows(Column.of("n"))));

            assertThat(kinds(Report.of(Scripts.of(own, reveal(count)))))
                    .as(kind.name())
                    .contains(OWN_TABLE);
        }
        assertThat(kinds(report(Scripts.joined()))).doesNotContain(OWN_TABLE);
    }

    @Test
    void aColumnThatInfluencesNothingIsNotNamed() {
        assertThat(report(Scripts.meanAge(Scripts.survey()))
                        .steps()
                        .getFirst()
                        .columns()
                        .getFirst()
                        .from())
                .containsExactly(new Influence(source(Scripts.SURVEY, "Age"), java.util.EnumSet.of(Way.VALUE)));
    }

    @Test
    void aPublicRowCountIsATotal() {
        assertThat(Report.of(Scripts.of(new Step.Store(new Plan.Trim(older(0)), Optional.empty())))
                        .exposure())
                .isEqualTo(Exposure.RISKY);
        assertThat(Report.of(Scripts.of(new Step.Store(new Plan.Trim(older(10)), Optional.empty())))
                        .exposure())
                .isEqualTo(Exposure.TOTALS);
    }

    @Test
    void equalScriptsGiveEqualBytesAndOtherScriptsOtherBytes() {
        byte[] bytes = report(Scripts.meanAge(older(10))).json().canonicalBytes();

        assertThat(report(Scripts.meanAge(older(10))).json().canonicalBytes()).isEqualTo(bytes);
        assertThat(report(Scripts.meanAge(older(11))).json().canonicalBytes()).isNotEqualTo(bytes);
    }

    /// Twice the steps are about twice the work; one step more is not compared with every other one.
    @Test
    void theWorkGrowsWithTheSteps() {
        long half = work(250);
        long whole = work(500);

        assertThat(whole).isBetween(half * 19 / 10, half * 21 / 10);
        assertThat(whole).isLessThan(Work.MOST / 50);
    }

    /// Fails closed: a script of which the report would take too much work has none.
    @Test
    void whatIsTooMuchToBeToldIsRefused() {
        Script script = Scripts.of(reveal(Scripts.meanAge(older(10))));
        Work work = new Work();
        work.add(Work.MOST - 5);

        assertThatThrownBy(() -> Report.of(script, work))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("split it into several scripts");
    }

    private static long work(int steps) {
        Script script = Scripts.of(Stream.iterate(0, number -> number + 1)
                .limit(steps)
                .map(number -> reveal(having(
                        grouped(new Plan.Filter(Scripts.joined(), atLeast("Age", number % 200), 10), "Stroke"), 10)))
                .toArray(Step[]::new));
        Work work = new Work();
        Report.of(script, work);
        return work.done();
    }

    private static Report report(Plan revealed) {
        return Report.of(Scripts.of(reveal(revealed)));
    }

    private static Step reveal(Plan plan) {
        return new Step.Reveal(plan);
    }

    private static List<RiskKind> kinds(Report report) {
        return report.steps().stream()
                .flatMap(step -> step.risks().stream())
                .map(Risk::kind)
                .filter(kind -> kind != DOMINANCE || report.steps().size() == 1)
                .toList();
    }

    private static List<RowsBehind> behind(Report report) {
        return report.steps().getFirst().columns().getLast().rows();
    }

    private static Plan older(long minimum) {
        return new Plan.Filter(Scripts.survey(), atLeast("Age", 66), minimum);
    }

    private static Expression atLeast(String column, long value) {
        return new Expression.Compare(
                Expression.Comparison.GREATER_OR_EQUAL, Scripts.col(column), new Expression.Literal(Value.of(value)));
    }

    private static Plan grouped(Plan input, String by) {
        return new Plan.Aggregate(input, List.of(Column.of(by)), List.of(new Measure.CountRows(Column.of("n"))));
    }

    private static Plan having(Plan groups, long rows) {
        return new Plan.Filter(groups, atLeast("n", rows), 0);
    }

    private static Plan measure(Measure.Kind kind, Plan input, String column) {
        return new Plan.Aggregate(
                input, List.of(), List.of(new Measure.OfColumn(kind, Column.of(column), Column.of("out"))));
    }

    private static Plan assigned(Expression value) {
        return new Plan.Assign(Scripts.survey(), List.of(new Plan.Assignment(Column.of("new"), value)));
    }

    private static Plan.Renaming renaming(String from, String to) {
        return new Plan.Renaming(Column.of(from), Column.of(to));
    }

    private static Source source(TableRef table, String column) {
        return new Source(table, Column.of(column));
    }
}
