package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.And;
import dev.trefoil.mpc.protocol.Joined;
import dev.trefoil.mpc.protocol.LookupJoin;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.DisclosedFailure;
import dev.trefoil.plan.ExpressionTypes;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Plan.JoinKind;
import dev.trefoil.plan.Plan.KeyPair;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Relations;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Each left row with the right row of equal keys, in the order of the left rows. How many rows match stays
/// hidden.
///
/// One bit is opened: whether a key stands twice among the right rows that are there; then the run ends. A null
/// key matches nothing.
final class ObliviousJoin {
    private ObliviousJoin() {}

    static SecretTable of(Party party, SecretTable left, SecretTable right, List<KeyPair> keys, JoinKind kind) {
        Plan join = new Plan.Join(new Plan.Scan(new StepRef(1)), new Plan.Scan(new StepRef(2)), keys, kind);
        StepRef first = new StepRef(1);
        Relation relation = Relations.of(join, table -> table.equals(first) ? left.relation() : right.relation());
        List<SecretColumn> payload = payload(right, keys);
        Joined joined = LookupJoin.of(
                party,
                key(party, right, keys, false, left),
                present(party, right, keys.stream().map(KeyPair::right).toList()),
                RowMove.pack(right.rows(), payload),
                key(party, left, keys, true, right),
                present(party, left, keys.stream().map(KeyPair::left).toList()),
                Circuits.LINKS);
        if (right.rows() > 1 && AnyRow.open(party, joined.duplicate())) {
            throw DisclosedFailure.duplicateKey();
        }
        List<SecretColumn> columns = new ArrayList<>(left.columns());
        for (SecretColumn column : RowMove.unpack(payload, joined.payload())) {
            columns.add(kind == JoinKind.LEFT ? nullable(column, joined.match()) : column);
        }
        Optional<BitVector> valid = kind == JoinKind.LEFT ? left.valid() : Optional.of(joined.match());
        return SecretTable.of(relation, columns, valid);
    }

    private static List<SecretColumn> payload(SecretTable right, List<KeyPair> keys) {
        Set<Column> named = keys.stream().map(KeyPair::right).collect(Collectors.toSet());
        return right.schema().columns().stream()
                .filter(column -> !named.contains(column))
                .map(right::column)
                .toList();
    }

    /// The key columns of one side as one word, each under a type that holds the cells of both sides.
    private static BitPlanes key(Party party, SecretTable side, List<KeyPair> keys, boolean isLeft, SecretTable other) {
        BitPlanes key = BitPlanes.zeros(side.rows(), 0);
        for (KeyPair pair : keys) {
            SecretColumn mine = side.column(isLeft ? pair.left() : pair.right());
            SecretColumn theirs = other.column(isLeft ? pair.right() : pair.left());
            Type type = ExpressionTypes.union("join key", mine.type(), theirs.type());
            key = key.below(Widened.to(party, mine, type).code(party));
        }
        return key;
    }

    /// Where the row is there and none of its keys is null.
    private static BitVector present(Party party, SecretTable side, List<Column> keys) {
        BitVector present = side.validity(party);
        for (Column key : keys) {
            BitVector notNull = side.column(key).presentOrNull();
            present = notNull == null ? present : And.of(party, present, notNull);
        }
        return present;
    }

    /// A right column after a left join: null, and zero, where the row has no match.
    private static SecretColumn nullable(SecretColumn column, BitVector match) {
        if (column.type().nullable()) {
            return column;
        }
        Digits digits = column.digitsIfThere();
        return SecretColumn.of(
                column.type().withNullable(true),
                digits == null ? null : Digits.of(digits.bits(), digits.base(), true),
                column.elementsIfThere(),
                match);
    }
}
