package dev.trefoil.clear;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.DisclosedFailure;
import dev.trefoil.plan.Multiplicity;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Plan.KeyPair;
import java.util.List;
import java.util.stream.Collectors;

/// What a join asserts about its inputs.
final class JoinChecks {
    private JoinChecks() {}

    static void require(Database database, Plan.Join join, Stage left, Stage right) {
        Multiplicity multiplicity = join.multiplicity();
        if (multiplicity.rightUnique()
                && repeats(
                        database,
                        right,
                        join.keys().stream().map(KeyPair::right).toList())) {
            throw DisclosedFailure.duplicateRightKey();
        }
        if (multiplicity.leftUnique()
                && repeats(
                        database, left, join.keys().stream().map(KeyPair::left).toList())) {
            throw DisclosedFailure.duplicateLeftKey();
        }
        if (multiplicity instanceof Multiplicity.ManyToMany(long most)
                && database.number(JoinSql.matches(join, left, right), new Parameters()) > most) {
            throw DisclosedFailure.tooManyRows(most);
        }
    }

    private static boolean repeats(Database database, Stage side, List<Column> keys) {
        List<String> columns = keys.stream().map(side::column).toList();
        String present = columns.stream().map(column -> column + " IS NOT NULL").collect(Collectors.joining(" AND "));
        String query = "SELECT count(*) FROM (SELECT 1" + side.source() + " WHERE " + present + " GROUP BY "
                + String.join(", ", columns) + " HAVING count(*) > 1)";
        return database.number(query, new Parameters()) > 0;
    }
}
