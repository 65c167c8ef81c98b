package dev.trefoil.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Multiplicity;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.UploadLimits;
import dev.trefoil.plan.WindowMeasure;
import dev.trefoil.script.Script;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReviewTest {
    @Test
    void theStrokeScriptReadsAsSentences() {
        Plan stroke = new Plan.Filter(Scripts.joined(), Scripts.equal("Stroke", 1), 0);
        Script script = Scripts.of(new Step.Reveal(Scripts.meanAge(stroke)));

        assertThat(Review.of(script, Scripts.ADA))
                .containsExactly(
                        "Script: Test",
                        "Digest: " + script.digest(),
                        "Verdict: RISKY: single rows may show in what comes out.",
                        "Reads:",
                        "  T1 = table " + Scripts.SURVEY,
                        "       with patient_id: int[min=0,max=4294967295], Age: int[min=0,max=255]",
                        "  T2 = table " + Scripts.MEDICAL,
                        "       with patientnr: int[min=0,max=4294967295], Stroke: int[min=0,max=1]?",
                        "",
                        "Step 1: reveal to Ada (University of Bern) the result of",
                        "    a. Take T1.",
                        "    b. Take T2.",
                        "    c. Put beside each row of a the one row of b where patient_id of a equals patientnr of b;"
                                + " rows of a without one are left out.",
                        "    d. Of c, keep only the rows where Stroke == 1.",
                        "    e. Over all rows of d, compute the mean of Age (as mean).",
                        "  Lets out:",
                        "    - To Ada (University of Bern): aggregates over the whole table with the columns mean:"
                                + " fp[precision=20,min=0,max=255]?.",
                        "      mean (for all rows together): from patient_id of T1 (key), Age of T1 (value), patientnr of"
                                + " T2 (key), Stroke of T2 (condition); behind each value perhaps a single row of T1,"
                                + " perhaps a single row of T2.",
                        "    - To Ada (University of Bern) and the three parties: whether patientnr is unique in b, the"
                                + " right table of the join c (the run stops if not).",
                        "      That depends on patientnr of T2 (key).",
                        "  Attention, line e: nothing makes sure that 10 rows of each table stand behind this value.",
                        "  Attention, line e: one row may make up most of this value; nothing checks it.",
                        "  mean is empty (null) where",
                        "    - no row has a value to measure for mean",
                        "",
                        "In all 2 outputs are disclosed, in 1 step. Nothing else about the data becomes visible to"
                                + " anybody.",
                        "How many persons stand behind a value is not known: rows are counted, and no table says which"
                                + " column names a person.");
    }

    @Test
    void joinsAndSecretScalarsReadAsSentences() {
        Plan mean = Scripts.meanAge(Scripts.survey());
        Plan joined = new Plan.Join(
                new Plan.Attach(Scripts.survey(), mean),
                new Plan.Scan(Scripts.MEDICAL),
                List.of(new Plan.KeyPair(Column.of("patient_id"), Column.of("patientnr"))),
                Plan.JoinKind.FULL,
                Multiplicity.manyToMany(50));

        assertThat(Review.of(Scripts.of(new Step.Reveal(joined)), Scripts.ADA))
                .contains(
                        "    a. Take T1.",
                        "    b. Over all rows of a, compute the mean of Age (as mean).",
                        "    c. Put beside each row of a the one row of b.",
                        "    d. Take T2.",
                        "    e. Put beside each row of c all rows of d, at most 50 pairs in all, where patient_id of c"
                                + " equals patientnr of d; rows of c without one, and rows of d that stand beside none,"
                                + " stay, with nulls.",
                        "    - To Ada (University of Bern) and the three parties: whether at most 50 pairs of rows of c"
                                + " and d match by patient_id = patientnr (the run stops if not).");
    }

    @Test
    void singleRowsAreCalledWhatTheyAre() {
        Script script = Scripts.of(new Step.Reveal(Scripts.survey()));

        assertThat(Review.of(script, Scripts.ADA))
                .anyMatch(line -> line.contains("single rows of the source data leave the parties"))
                .anyMatch(line -> line.contains("how many rows the result has"));
    }

    @Test
    void storedRowsStayRowsInALaterStep() {
        Script script = Scripts.of(
                new Step.Store(Scripts.survey(), Optional.of("kept")),
                new Step.Reveal(new Plan.Scan(new StepRef(1))),
                new Step.Remove(new StepRef(1)));

        assertThat(Review.of(script, Scripts.ADA))
                .contains("Step 1: store, still secret under the name \"kept\", the result of", "  Lets out: nothing.")
                .contains("    a. Take the table of step 1.", "Step 3: remove the table of step 1.")
                .anyMatch(line -> line.contains("single rows of the source data leave the parties"));
    }

    @Test
    void aTrimIsSaidTwice() {
        Plan sorted = new Plan.Sort(Scripts.survey(), List.of(new Plan.SortKey(Column.of("Age"), true)));
        Plan stroke = new Plan.Trim(new Plan.Tail(new Plan.Limit(sorted, 1, 7), 1));
        Script script = Scripts.of(new Step.Store(new Plan.Shuffle(stroke), Optional.empty()));

        assertThat(Review.of(script, Scripts.ADA))
                .contains(
                        "    c. Of b, leave out the first 1 row, then keep only the first 7 rows.",
                        "    d. Of c, keep only the last 1 row.",
                        "    e. Make the number of rows of d public.",
                        "    f. Bring the rows of e into a random order.",
                        "    - To Ada (University of Bern) and the three parties: how many rows this leaves (line e):"
                                + " the last 1 rows.");
    }

    @Test
    void aWindowReadsAsASentence() {
        Plan window = new Plan.Window(
                Scripts.survey(),
                List.of(Column.of("Age")),
                List.of(new Plan.SortKey(Column.of("patient_id"), true)),
                List.of(
                        new WindowMeasure.Place(WindowMeasure.PlaceKind.RANK, Column.of("r")),
                        new WindowMeasure.Shift(WindowMeasure.ShiftKind.LAG, Column.of("Age"), 2, Column.of("before")),
                        new WindowMeasure.RunningSum(Column.of("Age"), Column.of("s")),
                        new WindowMeasure.OfGroup(new Measure.CountRows(Column.of("n")))));

        assertThat(Review.of(Scripts.of(new Step.Reveal(window)), Scripts.ADA))
                .contains(
                        "    b. Beside each row, for each group of rows of a with equal Age in the order of patient_id"
                                + " from large to small, ties by all other columns, set the rank of the row (ties alike, with"
                                + " gaps) (as r), Age of the row that stands 2 before it (as before), the sum of Age from the"
                                + " first row to it (as s), over all of these rows the number of rows (as n).")
                .anyMatch(line -> line.contains("single rows of the source data leave the parties"));
    }

    @Test
    void anUploadOfAnyColumnsReadsAsItsLimits() {
        UploadLimits limits = UploadLimits.of(10, 1).only(UploadLimits.Kind.INT, UploadLimits.Kind.BOOL);
        Script script = Scripts.of(new Step.UploadAny(limits, Optional.of("cohort")));

        assertThat(Review.of(script, Scripts.ADA))
                .contains(
                        "Step 1: Ada (University of Bern) brings in any new table under the name \"cohort\".",
                        "    It has at most 10 columns of the kinds bool, int and at most 1 row; its columns and contents"
                                + " are not part of this script, and no step of it reads them.",
                        "    - To Ada (University of Bern) and the three parties: whether every value of the upload fits"
                                + " its declared type (nothing is stored if not).")
                .anyMatch(line -> line.contains("compare results of different data"));
    }

    @Test
    void aNamedUploadIsFlagged() {
        Script script = Scripts.of(new Step.Upload(Scripts.schema("x", "bool"), Optional.of("cohort")));

        assertThat(Review.of(script, Scripts.ADA)).anyMatch(line -> line.contains("compare results of different data"));
    }

    @Test
    void noNameCanActOnTheTerminalOrImitateASentence() {
        Recipient hostile = new Recipient("Ada\u001b[2K\rBob", "Bern\nStep 9: nothing");
        Plan renamed = new Plan.Rename(
                Scripts.survey(), List.of(new Plan.Renaming(Column.of("Age"), Column.of("Age, x to `y`"))));

        List<String> lines = Review.of(Scripts.of(new Step.Reveal(renamed)), hostile);

        assertThat(lines).noneMatch(line -> line.chars().anyMatch(c -> c < 32 || c == 127));
        assertThat(lines).anyMatch(line -> line.contains("rename Age to `Age, x to ``y```"));
    }

    @Test
    void namesThatLookLikeOthersAreShown() {
        Plan renamed = new Plan.Rename(
                Scripts.survey(), List.of(new Plan.Renaming(Column.of("patient_id"), Column.of("\u0410ge"))));

        assertThat(Review.of(Scripts.of(new Step.Reveal(renamed)), Scripts.ADA))
                .contains(
                        "Look twice at these texts, which may not be what they seem:",
                        "  - \"\u0410ge\" holds U+0410 CYRILLIC CAPITAL LETTER A",
                        "  - \"Age\" and \"\u0410ge\" look alike: they differ in U+0041 LATIN CAPITAL LETTER A and"
                                + " U+0410 CYRILLIC CAPITAL LETTER A");
        assertThat(Review.of(Scripts.of(new Step.Reveal(Scripts.joined())), Scripts.ADA))
                .noneMatch(line -> line.contains("Look twice"));
    }
}
