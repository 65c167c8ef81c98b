package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.JoinOrder;
import dev.trefoil.mpc.protocol.Joined;
import dev.trefoil.mpc.protocol.LookupJoin;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.DisclosedFailure;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Multiplicity;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Plan.KeyPair;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Relations;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.StepRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Left and right rows of equal keys side by side. How many rows match stays hidden.
///
/// Rows that match are looked up from the side whose keys may repeat, so that there is one for each; rows of the
/// other side that are kept without a match stand behind them. One bit is opened for each side whose keys must be
/// unique: whether one stands twice among the rows that are there; then the run ends. A null key matches nothing.
final class ObliviousJoin {
    private final Party party;
    private final Plan.Join join;
    private final JoinSide left;
    private final JoinSide right;
    private final JoinedRows rows;

    private ObliviousJoin(Party party, Plan.Join join, JoinSide left, JoinSide right, JoinedRows rows) {
        this.party = party;
        this.join = join;
        this.left = left;
        this.right = right;
        this.rows = rows;
    }

    /// The wanted columns of the join of two tables that have at least these and the keys.
    static SecretTable of(Party party, Plan.Join join, SecretTable left, SecretTable right, Set<Column> wanted) {
        StepRef first = new StepRef(1);
        Relation relation = Relations.of(
                new Plan.Join(
                        new Plan.Scan(first),
                        new Plan.Scan(new StepRef(2)),
                        join.keys(),
                        join.kind(),
                        join.multiplicity()),
                table -> table.equals(first) ? left.relation() : right.relation());
        List<Field> fields = relation.schema().fields().stream()
                .filter(field -> wanted.contains(field.column()))
                .toList();
        List<Column> leftKeys = join.keys().stream().map(KeyPair::left).toList();
        List<Column> rightKeys = join.keys().stream().map(KeyPair::right).toList();
        JoinSide leftSide = JoinSide.of(party, left, leftKeys, right, rightKeys);
        JoinSide rightSide = JoinSide.of(party, right, rightKeys, left, leftKeys);
        JoinedRows rows = new JoinedRows(party, join, leftSide, rightSide, new Schema(fields));
        List<SecretTable> parts = new ObliviousJoin(party, join, leftSide, rightSide, rows).parts();
        SecretTable joined = parts.size() == 1 ? parts.getFirst() : ObliviousConcat.of(party, parts);
        return joined.with(Relation.unsorted(joined.schema(), relation.maxRows()), joined.columns())
                .knowing(RowFacts.ofJoin(join, left.facts(), right.facts()));
    }

    private List<SecretTable> parts() {
        return switch (join.multiplicity()) {
            case Multiplicity.ManyToOne _ -> lookup(true, false);
            case Multiplicity.OneToMany _ -> lookup(false, false);
            case Multiplicity.OneToOne _ -> oneToOne();
            case Multiplicity.ManyToMany(long most) -> pairs(most);
            case Multiplicity.Unchecked _ -> test();
        };
    }

    /// One row for each row of the side whose keys may repeat, then the rows of the other side that are kept;
    /// `unique` if keys of the first must not repeat either.
    private List<SecretTable> lookup(boolean manyLeft, boolean unique) {
        JoinSide many = manyLeft ? left : right;
        JoinSide one = manyLeft ? right : left;
        List<SecretColumn> payload = rows.only(!manyLeft);
        BitPlanes word = RowMove.bits(party, one.rows(), payload);
        Joined joined = unique || rows.keeps(!manyLeft) ? bothWays(one, word, many) : oneWay(one, word, many);
        if (unique && !manyLeft) {
            requireUnique(many, false, joined.repeatedRight());
        }
        requireUnique(one, !manyLeft, Optional.of(joined.repeatedLeft()));
        if (unique && manyLeft) {
            requireUnique(many, true, joined.repeatedRight());
        }
        List<SecretTable> parts = new ArrayList<>();
        List<SecretColumn> found = RowMove.ofBits(party, payload, joined.payload());
        Optional<BitVector> valid = rows.keeps(manyLeft) ? many.table().valid() : Optional.of(joined.match());
        parts.add(rows.beside(manyLeft, many.table(), found, joined.match(), valid));
        if (rows.keeps(!manyLeft)) {
            parts.add(rows.alone(!manyLeft, joined.leftMatch().orElseThrow()));
        }
        return parts;
    }

    private void requireUnique(JoinSide side, boolean isLeft, Optional<BitVector> repeated) {
        if (side.rows() > 1 && AnyRow.open(party, repeated.orElseThrow())) {
            throw isLeft ? DisclosedFailure.duplicateLeftKey() : DisclosedFailure.duplicateRightKey();
        }
    }

    private Joined oneWay(JoinSide one, BitPlanes word, JoinSide many) {
        return LookupJoin.of(
                party,
                one.key(),
                one.presentIfHidden(),
                word,
                many.key(),
                many.presentIfHidden(),
                party.linkSpeed(),
                () -> Orders.join(party, one, many));
    }

    private Joined bothWays(JoinSide one, BitPlanes word, JoinSide many) {
        JoinOrder order = Orders.join(party, one, many);
        return LookupJoin.bothWays(party, order, one.presentIfHidden(), word, many.presentIfHidden());
    }

    /// Looked up from the side whose rows are kept, or the shorter one.
    private List<SecretTable> oneToOne() {
        boolean fromLeft = switch (join.kind()) {
            case RIGHT -> false;
            case INNER -> left.rows() <= right.rows();
            case LEFT, FULL, SEMI, ANTI -> true;
        };
        return lookup(fromLeft, true);
    }

    private List<SecretTable> pairs(long most) {
        MatchedPairs pairs = MatchedPairs.of(party, left, right, most);
        List<SecretTable> parts = new ArrayList<>();
        parts.add(pairs.rows(rows));
        if (rows.keeps(true)) {
            parts.add(rows.alone(true, pairs.leftMatched()));
        }
        if (rows.keeps(false)) {
            parts.add(rows.alone(false, pairs.rightMatched()));
        }
        return parts;
    }

    /// The left rows with a match, or those without.
    private List<SecretTable> test() {
        BitVector matched = matched(left, right);
        return List.of(join.kind() == Plan.JoinKind.ANTI ? rows.alone(true, matched) : rows.kept(matched));
    }

    /// Where a row of `side` has a match in `other`.
    private BitVector matched(JoinSide side, JoinSide other) {
        return oneWay(other, BitPlanes.zeros(other.rows(), 0), side).match();
    }
}
