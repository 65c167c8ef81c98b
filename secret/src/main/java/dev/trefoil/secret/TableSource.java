package dev.trefoil.secret;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.TableRef;
import dev.trefoil.plan.Tables;
import java.util.Set;

/// Where the executor finds the shares of stored tables.
///
/// [#relation] tells the public shape; the number of rows there is the number of physical rows.
public interface TableSource extends Tables {
    /// This party's shares of the table, with at least the columns named (never none).
    SecretTable load(TableRef table, Set<Column> columns);

    /// Where orders of these tables are kept from run to run; nothing is kept unless a source says so.
    default OrderStore orders() {
        return OrderStore.NONE;
    }
}
