package dev.trefoil.client;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Plan.JoinKind;
import dev.trefoil.plan.Plan.KeyPair;
import java.util.ArrayList;
import java.util.List;

/// How two tables are merged: the kind of join and the pairs of key columns.
///
/// ```java
/// survey.merge(medical, inner().on("patient_id", "patientnr"))
/// ```
public final class JoinOn {
    private final JoinKind kind;
    private final List<KeyPair> keys;

    JoinOn(JoinKind kind, List<KeyPair> keys) {
        this.kind = kind;
        this.keys = List.copyOf(keys);
    }

    /// Rows match where this column is equal in both tables; several calls name several keys.
    public JoinOn on(String column) {
        return on(column, column);
    }

    /// Rows match where the left and the right column are equal; several calls name several keys.
    public JoinOn on(String left, String right) {
        List<KeyPair> more = new ArrayList<>(keys);
        more.add(new KeyPair(Column.of(left), Column.of(right)));
        return new JoinOn(kind, more);
    }

    JoinKind kind() {
        return kind;
    }

    List<KeyPair> keys() {
        return keys;
    }
}
