package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.plan.Relation;
import java.util.stream.IntStream;

/// Rows of a sorted table by their number: rows that are there are brought to the front, then the table is cut.
final class ObliviousLimit {
    private ObliviousLimit() {}

    static SecretTable of(Party party, SecretTable input, long offset, long rows) {
        SecretTable front = Front.of(party, input);
        int from = (int) Math.min(offset, input.rows());
        int to = (int) Math.min(from + rows, input.rows());
        int[] kept = IntStream.range(from, to).toArray();
        return SecretTable.validFirst(
                        relation(input, offset, rows),
                        front.columns().stream()
                                .map(column -> from == 0 ? column.first(to) : column.gather(kept))
                                .toList(),
                        front.valid().map(valid -> valid.slice(from, to)))
                .knowing(input.facts());
    }

    private static Relation relation(SecretTable input, long offset, long rows) {
        long behind = Math.max(0, input.relation().maxRows() - offset);
        return new Relation(input.schema(), Math.min(rows, behind), true);
    }
}
