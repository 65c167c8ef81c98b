package dev.trefoil.engine;

import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.Refused;
import dev.trefoil.engine.storage.StoredTable;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.TableRef;
import java.util.List;
import java.util.Optional;

/// Finds the tables that requests and plans name.
final class Stored {
    private Stored() {}

    /// The table, if it is present; throws [Unavailable] while that is not known, and [Refused] if this party has lost
    /// its shares.
    static Optional<StoredTable> find(Seat seat, Handle table) {
        Optional<StoredTable> found = recorded(seat, table);
        if (found.isPresent() && !seat.shares().contains(table)) {
            throw new Refused(
                    Reason.Kind.TABLE_LOST,
                    "table " + found.get().name().map(name -> "'" + name + "' ").orElse("") + table.brief()
                            + "... came to "
                            + seat.environment().party(seat.index()).title()
                            + " after the backup from which it was restored, and is lost there: upload it again and make"
                            + " a new request; other tables can be used");
        }
        return found;
    }

    /// What is recorded of the table, whether its shares are here or not; throws [Refused] if there is none.
    static StoredTable record(Seat seat, Handle table) {
        return recorded(seat, table).orElseThrow(() -> new Refused(List.of(Gate.unknown(table))));
    }

    private static Optional<StoredTable> recorded(Seat seat, Handle table) {
        if (seat.tables().inDoubt(table)) {
            throw new Unavailable("whether table " + table.brief()
                    + "... is there is being settled among the parties: ask again in a moment");
        }
        return seat.tables().find(table);
    }

    /// The table; throws [Refused] if there is none.
    static StoredTable table(Seat seat, Handle table) {
        return find(seat, table).orElseThrow(() -> new Refused(List.of(Gate.unknown(table))));
    }

    /// The handle that a plan means: what its own stands for now, or that of the table which an earlier step of the run
    /// added.
    static Handle handle(Seat seat, Permit permit, TableRef ref) {
        return switch (ref) {
            case Handle handle -> permit.tables().getOrDefault(handle, handle);
            case StepRef(int step) ->
                seat.runs().table(permit.place(step)).orElseThrow(() -> missing(seat, permit, step));
        };
    }

    private static RuntimeException missing(Seat seat, Permit permit, int step) {
        boolean passed = seat.runs().done(permit.authorization().digest(), permit.run()) >= step;
        return passed
                ? new Refused(
                        Reason.Kind.STEP_OUT_OF_ORDER,
                        "step " + step + " of this run failed or was left out, so step " + permit.number()
                                + " has no table to read: leave it out, too")
                : new Unavailable("the table of step " + step + " of this run is not there: run that step first");
    }
}
