package dev.trefoil.client;

import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.TableRef;
import dev.trefoil.plan.Tables;
import dev.trefoil.plan.UploadLimits;
import dev.trefoil.wire.RunCost;
import java.util.List;
import java.util.Optional;

/// Where the steps of a session go: to the design environment, with or without being recorded, or to the three parties.
///
/// As [Tables] it tells what is known of the tables that a plan may scan.
interface Steps extends Tables {
    /// The table with this handle or name.
    TableRef find(String handleOrName);

    /// The handle of a table, if it has one here that means something to the user.
    Optional<Handle> handle(TableRef table);

    List<TableSummary> tables();

    TableRef upload(Frame frame, Optional<String> name);

    /// As [#upload]; inside a script the step fixes limits only.
    TableRef uploadAny(Frame frame, UploadLimits limits, Optional<String> name);

    TableRef store(Plan plan, Optional<String> name);

    Frame reveal(Plan plan);

    void remove(TableRef table);

    /// From now on errors do not end the run, until what this returns is called.
    default Runnable allowErrors() {
        return () -> {};
    }

    /// Whether steps run on the three parties.
    default boolean onParties() {
        return false;
    }

    /// Ends what the parties are doing for these steps; may be called from another thread.
    default void cancel() {}

    /// What the last step cost each party; empty before the first, and in design mode.
    default List<RunCost> costs() {
        return List.of();
    }
}
