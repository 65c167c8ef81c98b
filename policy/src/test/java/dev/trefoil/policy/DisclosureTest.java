package dev.trefoil.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Limits;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Multiplicity;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.TypeText;
import dev.trefoil.plan.Value;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisclosureTest {
    @Test
    void aGlobalAggregateHasOneRowWhateverTheData() {
        assertThat(outputs(new Step.Reveal(Scripts.meanAge(Scripts.survey()))))
                .hasSize(1)
                .first()
                .isInstanceOfSatisfying(
                        Disclosed.Cells.class,
                        cells -> assertThat(cells.grain()).isEqualTo(Grain.TABLE));
    }

    @Test
    void aFilterAfterAnAggregateTellsItsRowCount() {
        Plan filtered =
                new Plan.Filter(Scripts.meanAge(Scripts.survey()), new Expression.IsNull(Scripts.col("mean")), 0);

        assertThat(outputs(new Step.Reveal(filtered))).contains(new Disclosed.RowCount());
    }

    @Test
    void groupsTellTheirNumber() {
        Plan groups = new Plan.Aggregate(Scripts.survey(), List.of(Column.of("Age")), List.of());

        assertThat(outputs(new Step.Reveal(groups)))
                .contains(new Disclosed.RowCount())
                .anyMatch(output -> output instanceof Disclosed.Cells(var _, Grain grain) && grain == Grain.GROUP);
    }

    @Test
    void everyBitThatMayEndARunIsListedEvenIfNothingIsRevealed() {
        Type narrow = TypeText.parse("uint8[max=9]").type();
        Expression cast = new Expression.Cast(Scripts.col("Age"), narrow);
        Plan assigned = new Plan.Assign(
                Scripts.joined(),
                List.of(new Plan.Assignment(Column.of("decade"), new Expression.Not(new Expression.IsNull(cast)))));
        Plan kept = new Plan.Filter(assigned, Scripts.equal("Stroke", 1), 10);

        assertThat(outputs(new Step.Store(kept, Optional.empty())))
                .containsExactly(
                        new Disclosed.KeysUnique(Disclosed.JoinSide.RIGHT, List.of(Column.of("patientnr"))),
                        new Disclosed.CastHeld(Scripts.col("Age"), narrow),
                        new Disclosed.MinimumMet(Scripts.equal("Stroke", 1), 10));
    }

    @Test
    void anAdditionToADateMayEndTheRun() {
        Expression start = new Expression.Literal(Value.of(LocalDate.of(2020, 2, 29)));
        Expression later = new Expression.DateAdd(start, Scripts.col("Age"));
        Expression same = new Expression.DateAdd(start, new Expression.Literal(Value.of(0)));
        Plan assigned = new Plan.Assign(
                Scripts.survey(),
                List.of(new Plan.Assignment(Column.of("later"), later), new Plan.Assignment(Column.of("same"), same)));

        assertThat(outputs(new Step.Store(assigned, Optional.empty())))
                .containsExactly(new Disclosed.CastHeld(later, Type.date().withNullable(true)));
    }

    @Test
    void aTrimTellsHowManyRowsItsInputHas() {
        Plan groups = new Plan.Aggregate(Scripts.survey(), List.of(Column.of("Age")), List.of());
        Plan trimmed =
                new Plan.Aggregate(new Plan.Trim(groups), List.of(), List.of(new Measure.CountRows(Column.of("n"))));

        assertThat(outputs(new Step.Store(trimmed, Optional.empty()))).containsExactly(new Disclosed.RowsLeft(groups));
        assertThat(outputs(new Step.Store(new Plan.Trim(Scripts.meanAge(Scripts.survey())), Optional.empty())))
                .isEmpty();
        assertThat(outputs(new Step.Reveal(new Plan.Trim(groups))))
                .contains(new Disclosed.RowCount(), new Disclosed.RowsLeft(groups));
    }

    @Test
    void aJoinTellsWhatItAsserts() {
        assertThat(outputs(new Step.Store(Scripts.joined(Multiplicity.oneToOne()), Optional.empty())))
                .containsExactly(
                        new Disclosed.KeysUnique(Disclosed.JoinSide.RIGHT, List.of(Column.of("patientnr"))),
                        new Disclosed.KeysUnique(Disclosed.JoinSide.LEFT, List.of(Column.of("patient_id"))));
        assertThat(outputs(new Step.Store(Scripts.joined(Multiplicity.manyToMany(9)), Optional.empty())))
                .singleElement()
                .isInstanceOf(Disclosed.MatchesBounded.class);
        Plan test = Scripts.joined();
        Plan semi = test instanceof Plan.Join join
                ? new Plan.Join(join.left(), join.right(), join.keys(), Plan.JoinKind.SEMI)
                : test;
        assertThat(outputs(new Step.Store(semi, Optional.empty()))).isEmpty();
    }

    /// Two questions in the same words about different tables are two bits; equal parts are computed, and tell, once.
    @Test
    void theSameQuestionOfOtherDataTellsOnceMore() {
        Plan again = new Plan.Rename(
                new Plan.Filter(new Plan.Scan(Scripts.MEDICAL), Scripts.equal("Stroke", 1), 0),
                List.of(new Plan.Renaming(Column.of("Stroke"), Column.of("again"))));
        Plan twice = new Plan.Join(
                Scripts.joined(),
                again,
                List.of(new Plan.KeyPair(Column.of("patient_id"), Column.of("patientnr"))),
                Plan.JoinKind.INNER);
        Disclosed unique = new Disclosed.KeysUnique(Disclosed.JoinSide.RIGHT, List.of(Column.of("patientnr")));

        assertThat(outputs(new Step.Store(twice, Optional.empty()))).containsExactly(unique, unique);
        assertThat(outputs(
                        new Step.Store(new Plan.Concat(List.of(Scripts.joined(), Scripts.joined())), Optional.empty())))
                .containsExactly(unique);
    }

    /// A sum over more rows than a script allows for without knowing has wider bounds, so that the run asks.
    @Test
    void aCastThatHoldsForSmallTablesOnlyIsListed() {
        Plan sum = new Plan.Aggregate(
                Scripts.survey(),
                List.of(),
                List.of(new Measure.OfColumn(Measure.Kind.SUM, Column.of("Age"), Column.of("sum"))));
        Type small =
                TypeText.parse("int[min=0,max=" + 255 * Limits.SUM_ROWS + "]?").type();
        Type large =
                TypeText.parse("int[min=0,max=" + 255 * Limits.MAX_ROWS + "]?").type();

        assertThat(outputs(new Step.Store(cast(sum, small), Optional.empty())))
                .containsExactly(new Disclosed.CastHeld(Scripts.col("sum"), small));
        assertThat(outputs(new Step.Store(cast(new Plan.Scan(new StepRef(1)), small), Optional.empty()), sum))
                .containsExactly(new Disclosed.CastHeld(Scripts.col("sum"), small));
        assertThat(outputs(new Step.Store(cast(sum, large), Optional.empty()))).isEmpty();
    }

    private static Plan cast(Plan input, Type type) {
        return new Plan.Assign(
                input, List.of(new Plan.Assignment(Column.of("cast"), new Expression.Cast(Scripts.col("sum"), type))));
    }

    @Test
    void anUploadTellsWhetherItFitsItsTypes() {
        var schema = Scripts.schema("x", "bool");

        assertThat(outputs(new Step.Upload(schema, Optional.empty())))
                .containsExactly(new Disclosed.UploadFits(schema));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "uint8 | uint16 | true",
                "uint16 | uint8 | false",
                "uint8? | uint16 | false",
                "uint8? | uint16? | true",
                "bool | uint8 | true",
                "bool | int[min=1,max=5] | false",
                "uint8 | fixed[precision=4,min=0,max=255] | true",
                "uint8 | fixed[precision=4,min=0,max=254] | false",
                "fixed[precision=4,min=-0.5,max=2] | int[min=-1,max=2] | true",
                "fixed[precision=4,min=-0.5,max=2] | int[min=0,max=2] | false",
                "varchar[6] | varchar[7] | true",
                "varchar[7] | varchar[6] | false",
                "date | date? | true",
            })
    void aCastIsListedUnlessItsTypesProveThatItHolds(String from, String target, boolean holds) {
        assertThat(Casts.alwaysHolds(
                        TypeText.parse(from).type(), TypeText.parse(target).type()))
                .isEqualTo(holds);
    }

    /// Of a step after one that stores a plan.
    private static List<Disclosed> outputs(Step step, Plan before) {
        return Disclosure.of(Scripts.of(new Step.Store(before, Optional.empty()), step))
                .getLast()
                .outputs();
    }

    private static List<Disclosed> outputs(Step step) {
        return Disclosure.of(Scripts.of(step)).getFirst().outputs();
    }
}
