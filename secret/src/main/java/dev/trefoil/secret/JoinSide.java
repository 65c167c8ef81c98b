package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.And;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.ExpressionTypes;
import dev.trefoil.plan.Type;
import java.util.List;
import java.util.Optional;

/// One side of a join: its table, its keys as one word, and which of its rows may match.
///
/// Secret: `toString` tells the shape only.
final class JoinSide {
    private final SecretTable table;
    private final List<Orders.By> by;
    private final BitPlanes key;
    private final Optional<BitVector> present;

    private JoinSide(SecretTable table, List<Orders.By> by, BitPlanes key, Optional<BitVector> present) {
        this.table = table;
        this.by = by;
        this.key = key;
        this.present = present;
    }

    /// The side with these key columns, which are compared with those of the other side, in their order.
    static JoinSide of(Party party, SecretTable table, List<Column> keys, SecretTable other, List<Column> others) {
        BitPlanes key = BitPlanes.zeros(table.rows(), 0);
        Optional<BitVector> present = table.valid();
        for (int i = 0; i < keys.size(); i++) {
            SecretColumn mine = table.column(keys.get(i));
            SecretColumn theirs = other.column(others.get(i));
            Type type = ExpressionTypes.union("join key", mine.type(), theirs.type());
            key = key.below(Widened.to(party, mine, type).code(party));
            Optional<BitVector> notNull = mine.present();
            present = present.isEmpty() || notNull.isEmpty()
                    ? present.or(() -> notNull)
                    : Optional.of(And.of(party, present.get(), notNull.get()));
        }
        List<Orders.By> by = keys.stream()
                .map(name -> new Orders.By(table.column(name), false))
                .toList();
        return new JoinSide(table, by, key, present);
    }

    SecretTable table() {
        return table;
    }

    int rows() {
        return table.rows();
    }

    /// The key columns, the first one lowest.
    List<Orders.By> by() {
        return by;
    }

    /// The keys, each under a type that holds the cells of both sides.
    BitPlanes key() {
        return key;
    }

    /// 1 where the row is there and none of its keys is null; nothing if that is so in all rows.
    Optional<BitVector> presentIfHidden() {
        return present;
    }

    @Override
    public String toString() {
        return "JoinSide[" + table + "]";
    }
}
