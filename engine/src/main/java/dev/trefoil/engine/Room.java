package dev.trefoil.engine;

import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.Refused;
import dev.trefoil.engine.link.RunLinks;
import dev.trefoil.engine.storage.StoredTable;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanSize;
import dev.trefoil.plan.Relations;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.TableRef;
import dev.trefoil.secret.Footprint;
import dev.trefoil.secret.Shapes;
import java.nio.ByteBuffer;
import java.util.List;

/// Whether a step fits the parties: the rows of each of its tables the environment's limit, its memory what every party
/// gives to a run.
///
/// All follows from public shapes, so that the three parties refuse the same steps, before anything is computed or
/// counted as a run.
final class Room {
    private Room() {}

    /// Throws [Refused], with the numbers and what to do, if the step is too large. All three parties call this.
    static void require(Seat seat, Permit permit, RunLinks links) {
        switch (permit.step()) {
            case Step.Store(Plan plan, var _) -> require(seat, permit, links, plan);
            case Step.Reveal(Plan plan) -> require(seat, permit, links, plan);
            case Step.Upload _, Step.UploadAny _, Step.Remove _ -> {}
        }
    }

    private static void require(Seat seat, Permit permit, RunLinks links, Plan plan) {
        Shapes tables = Shapes.of(
                ref -> table(seat, permit, ref).relation(),
                ref -> table(seat, permit, ref).hiddenValidity());
        long most = seat.environment().limits().maxRows();
        long rows = mostRows(plan, tables);
        if (rows > most) {
            throw new Refused(
                    Reason.Kind.TOO_LARGE,
                    "step " + permit.number() + " makes a table of up to " + rows + " rows, this environment allows "
                            + most + ": join with unique keys or a smaller bound, concatenate less, or limit a sorted"
                            + " table first");
        }
        long need = Footprint.of(plan, tables);
        byte[] mine = ByteBuffer.allocate(Long.BYTES).putLong(seat.memory()).array();
        List<byte[]> given = links.exchange(mine);
        for (int party = 0; party < 3; party++) {
            long gives = ByteBuffer.wrap(given.get(party)).getLong();
            if (need > gives) {
                throw new Refused(
                        Reason.Kind.TOO_LARGE,
                        "step " + permit.number() + " needs about " + megabytes(need) + " of memory at each party, and "
                                + seat.environment().party(party).title() + " gives " + megabytes(gives)
                                + " to a run: store a part of the"
                                + " plan as a step of its own, drop columns, narrow their bounds, or ask the operator"
                                + " for more (runMegabytes in party.json, and the JVM's heap)");
            }
        }
    }

    private static StoredTable table(Seat seat, Permit permit, TableRef ref) {
        return Stored.table(seat, Stored.handle(seat, permit, ref));
    }

    private static long mostRows(Plan plan, Shapes tables) {
        long most = Relations.of(plan, tables).maxRows();
        for (Plan input : PlanSize.inputs(plan)) {
            most = Math.max(most, mostRows(input, tables));
        }
        return most;
    }

    private static String megabytes(long bytes) {
        return Math.ceilDiv(bytes, 1_000_000) + " MB";
    }
}
