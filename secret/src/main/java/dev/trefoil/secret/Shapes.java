package dev.trefoil.secret;

import dev.trefoil.plan.Relation;
import dev.trefoil.plan.TableRef;
import dev.trefoil.plan.Tables;
import java.util.function.Predicate;

/// What is public about stored tables: enough to rehearse a plan on them.
public interface Shapes extends Tables {
    /// Whether a hidden bit says of each row of the table whether it is there, as in a stored result; the rows of
    /// an upload are all there.
    boolean hidesRows(TableRef table);

    static Shapes of(Tables tables, Predicate<TableRef> hidesRows) {
        return new Shapes() {
            @Override
            public boolean hidesRows(TableRef table) {
                return hidesRows.test(table);
            }

            @Override
            public Relation relation(TableRef table) {
                return tables.relation(table);
            }
        };
    }
}
