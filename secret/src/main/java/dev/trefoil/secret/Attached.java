package dev.trefoil.secret;

import dev.trefoil.plan.Field;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Schema;
import java.util.ArrayList;
import java.util.List;

/// Each row of a table with the columns of a table of one row; local.
final class Attached {
    private Attached() {}

    static SecretTable of(SecretTable input, SecretTable single) {
        int[] first = new int[input.rows()];
        List<Field> fields = new ArrayList<>(input.schema().fields());
        fields.addAll(single.schema().fields());
        List<SecretColumn> columns = new ArrayList<>(input.columns());
        single.columns().forEach(column -> columns.add(column.gather(first)));
        Relation relation = new Relation(
                new Schema(fields), input.relation().maxRows(), input.relation().sorted());
        return input.with(relation, columns).knowing(input.facts());
    }
}
