package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.Relation;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The last rows of a sorted table, in its order: the table is read backwards, rows that are there are brought to the
/// front, and the table is cut and turned again.
///
/// So rows that are there come last, and how many they are stays hidden without a comparison.
final class ObliviousTail {
    private ObliviousTail() {}

    static SecretTable of(Party party, SecretTable input, long rows) {
        Relation relation =
                new Relation(input.schema(), Math.min(rows, input.relation().maxRows()), true);
        if (rows >= input.rows()) {
            return input.with(relation, input.columns()).knowing(input.facts());
        }
        int all = input.rows();
        SecretTable front = Front.of(
                party,
                gathered(
                        input,
                        input.relation(),
                        backwards(IntStream.range(0, all).toArray())));
        return gathered(
                        front,
                        relation,
                        backwards(IntStream.range(0, (int) rows).toArray()))
                .knowing(input.facts());
    }

    private static SecretTable gathered(SecretTable table, Relation relation, int[] rows) {
        List<SecretColumn> columns =
                table.columns().stream().map(column -> column.gather(rows)).toList();
        Optional<BitVector> valid = table.valid().map(bits -> bits.gather(rows));
        return SecretTable.of(relation, columns, valid);
    }

    private static int[] backwards(int[] rows) {
        return IntStream.range(0, rows.length)
                .map(i -> rows[rows.length - 1 - i])
                .toArray();
    }
}
