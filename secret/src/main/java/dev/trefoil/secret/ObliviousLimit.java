package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.plan.Relation;

/// The first rows of a sorted table: rows that are there are brought to the front, then the table is cut.
final class ObliviousLimit {
    private ObliviousLimit() {}

    static SecretTable of(Party party, SecretTable input, long rows) {
        SecretTable front = Front.of(party, input);
        int count = (int) Math.min(rows, input.rows());
        return SecretTable.validFirst(
                new Relation(input.schema(), count, true),
                front.columns().stream().map(column -> column.first(count)).toList(),
                front.valid().map(valid -> valid.slice(0, count)));
    }
}
