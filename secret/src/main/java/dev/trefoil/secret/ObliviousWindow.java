package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.And;
import dev.trefoil.mpc.protocol.BitToArithmetic;
import dev.trefoil.mpc.protocol.Columns;
import dev.trefoil.mpc.protocol.Equal;
import dev.trefoil.mpc.protocol.GroupSpread;
import dev.trefoil.mpc.protocol.Widen;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.RingVector;
import dev.trefoil.mpc.sharing.WideVector;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Layout;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Relations;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.WindowMeasure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Columns computed from the rows of a group: the rows are sorted once, rows that are not there last, where they
/// influence nothing.
///
/// Places and running sums are differences of what has run from the first row of all and what had run at the
/// first row of the group, which every row gets by one [GroupSpread]. A shift is a row number of the sorted
/// rows, kept where both rows are in one group. Measures of groups are those of an aggregate, whose groups
/// stand in the same order.
final class ObliviousWindow {
    private final Party party;
    private final SecretTable input;
    private final Plan.Window window;
    private final WindowRows placed;
    private final List<RingVector> atFirst = new ArrayList<>();
    private final List<WideVector> wideAtFirst = new ArrayList<>();
    private final RingVector position;
    private @Nullable GroupSpread spread;
    private @Nullable SecretTable groups;

    private ObliviousWindow(Party party, SecretTable input, Plan.Window window, List<Plan.SortKey> groups) {
        this.party = party;
        this.input = input;
        this.window = window;
        this.placed = WindowRows.of(party, input, window, groups, WindowReads.breaksTies(window.measures()));
        this.position = RingVector.ofPublic(
                party.index(), IntStream.range(0, input.rows()).asLongStream().toArray());
    }

    /// The columns of the input, then the measures, which may be none. `groups` is the order of the groups, unless rows
    /// that stand in another give theirs.
    static SecretTable of(Party party, SecretTable input, Plan.Window window, List<Plan.SortKey> groups) {
        if (window.measures().isEmpty()) {
            Relation unsorted =
                    Relation.unsorted(input.schema(), input.relation().maxRows());
            return input.with(unsorted, input.columns()).knowing(input.facts());
        }
        Plan.Window over = new Plan.Window(
                new Plan.Scan(new StepRef(1)), window.partitionBy(), window.orderBy(), window.measures());
        Relation relation = Relations.of(over, _ -> input.relation());
        if (input.rows() == 0) {
            return Empty.of(relation);
        }
        ObliviousWindow rows = new ObliviousWindow(party, input, window, groups);
        List<SecretColumn> columns = new ArrayList<>(rows.placed.table().columns());
        columns.addAll(rows.measures(relation));
        return SecretTable.validFirst(relation, columns, rows.placed.table().valid())
                .knowing(rows.placed.table().facts());
    }

    /// A column that is ready once the numbers at the first rows of groups are known.
    private interface Pending {
        SecretColumn finish(Columns atFirst);
    }

    private List<SecretColumn> measures(Relation relation) {
        List<Pending> pending = new ArrayList<>();
        for (WindowMeasure measure : window.measures()) {
            Type type = relation.schema().type(measure.output());
            pending.add(
                    switch (measure) {
                        case WindowMeasure.Place(var kind, var _) -> place(kind, type);
                        case WindowMeasure.Shift(var kind, Column column, long offset, var _) ->
                            ready(shift(kind, column(column), offset, type));
                        case WindowMeasure.RunningSum(Column column, var _) -> runningSum(column(column), type);
                        case WindowMeasure.OfGroup(Measure of) -> ready(ofGroup(of, type));
                    });
        }
        Columns before = Columns.of(input.rows(), atFirst, wideAtFirst, List.of());
        Columns firsts = atFirst.isEmpty() ? before : spread().firsts(party, before);
        return pending.stream().map(column -> column.finish(firsts)).toList();
    }

    private static Pending ready(SecretColumn column) {
        return _ -> column;
    }

    private SecretColumn column(Column name) {
        return placed.table().column(name);
    }

    private GroupSpread spread() {
        GroupSpread here = spread;
        if (here == null) {
            here = GroupSpread.of(party, placed.firstOfGroup());
            spread = here;
        }
        return here;
    }

    /// `running` of a row minus what it was at the first row of the group.
    private Function<Columns, RingVector> sinceFirst(RingVector running, RingVector before) {
        int index = atFirst.size();
        atFirst.add(before);
        return firsts -> running.minus(firsts.ring(index));
    }

    private Pending place(WindowMeasure.PlaceKind kind, Type type) {
        Function<Columns, RingVector> since = switch (kind) {
            case ROW_NUMBER -> sinceFirst(position, position);
            case RANK -> sinceFirst(ties(position), position);
            case DENSE_RANK -> {
                RingVector running = BitToArithmetic.of(party, placed.firstOfTies(), Long.SIZE)
                        .prefixSum();
                yield sinceFirst(running, running);
            }
        };
        return firsts -> SecretColumn.ofRing(type, since.apply(firsts).plusPublic(party.index(), 1), null);
    }

    /// The number of the first of the ties.
    private RingVector ties(RingVector numbers) {
        GroupSpread ties = GroupSpread.of(party, placed.firstOfTies());
        return ties.firsts(party, Columns.of(input.rows(), List.of(numbers), List.of()))
                .ring(0);
    }

    /// The sum of the codes, and the offset of the type as often as there are values.
    private Pending runningSum(SecretColumn column, Type type) {
        BitVector present = column.presentOrNull();
        RingVector values = present == null
                ? RingVector.constant(party.index(), column.rows(), 1)
                : BitToArithmetic.of(party, present, Long.SIZE);
        Elements codes =
                GroupSums.codes(party, column, present == null ? null : Elements.of(values), type.wide(), Long.SIZE);
        RingVector counts = values.prefixSum();
        Function<Columns, Elements> sum = type.wide() ? wideSum(codes.large()) : sum(codes.small());
        Function<Columns, RingVector> count = sinceFirst(counts, counts.minus(values));
        return firsts -> {
            RingVector counted = count.apply(firsts);
            BitVector any = present == null ? null : Counts.notZero(party, counted, column.rows());
            Elements many = type.wide() ? Elements.of(Widen.of(party, counted)) : Elements.of(counted);
            Elements total = sum.apply(firsts).plus(many.times(Layout.offset(column.type())));
            return SecretColumn.ofElements(type, total, any);
        };
    }

    private Function<Columns, Elements> sum(RingVector codes) {
        RingVector sums = codes.prefixSum();
        return sinceFirst(sums, sums.minus(codes)).andThen(Elements::of);
    }

    private Function<Columns, Elements> wideSum(WideVector codes) {
        WideVector sums = codes.prefixSum();
        int index = wideAtFirst.size();
        wideAtFirst.add(sums.minus(codes));
        return firsts -> Elements.of(sums.minus(firsts.wide(index)));
    }

    private SecretColumn shift(WindowMeasure.ShiftKind kind, SecretColumn column, long offset, Type type) {
        int rows = column.rows();
        int by = (int) Math.min(offset, rows);
        boolean back = kind == WindowMeasure.ShiftKind.LAG;
        int[] sources = IntStream.range(0, rows)
                .map(row -> back ? Math.max(0, row - by) : Math.min(rows - 1, row + by))
                .toArray();
        BitVector none = BitVector.zeros(by);
        BitVector same = together(by);
        BitVector inGroup = BitVector.concat(back ? List.of(none, same) : List.of(same, none));
        BitVector present = column.presentOrNull();
        BitVector there = present == null ? inGroup : And.of(party, inGroup, present.gather(sources));
        BitPlanes code = column.code(party).gather(sources);
        return SecretColumn.ofDigits(type, Digits.of(code, Layout.offset(type), false), there);
    }

    /// For each row but the last `by`: whether the row `by` behind it is there and in the same group.
    private BitVector together(int by) {
        int rows = placed.rows();
        if (by == rows) {
            return BitVector.zeros(0);
        }
        BitPlanes differs =
                placed.group().slice(0, rows - by).xor(placed.group().slice(by, rows));
        BitVector missing = placed.validity().slice(by, rows).not(party.index());
        return Equal.zero(party, differs.below(missing));
    }

    /// A row for each group, in the order of the groups, with all measures of groups.
    private SecretTable groups() {
        SecretTable here = groups;
        if (here == null) {
            List<Measure> measures = new ArrayList<>();
            for (WindowMeasure measure : window.measures()) {
                if (measure instanceof WindowMeasure.OfGroup(Measure of)) {
                    measures.add(of);
                }
            }
            here = ObliviousAggregate.inAllRows(party, placed.table(), window.partitionBy(), measures);
            groups = here;
        }
        return here;
    }

    private SecretColumn ofGroup(Measure measure, Type type) {
        SecretColumn groups = groups().column(measure.output());
        BitPlanes code = groups.code(party);
        BitVector present = type.nullable() ? groups.presence(party) : null;
        if (window.partitionBy().isEmpty()) {
            BitVector all = present == null ? null : present.replicate(input.rows());
            return SecretColumn.ofDigits(
                    type, Digits.of(code.replicate(input.rows()), Layout.offset(type), false), all);
        }
        Columns packed = Columns.of(input.rows()).with(code);
        Columns moved = spread().spread(party, present == null ? packed : packed.with(present));
        BitVector there = present == null ? null : moved.bit(1);
        return SecretColumn.ofDigits(type, Digits.of(moved.planes(0), Layout.offset(type), false), there);
    }
}
