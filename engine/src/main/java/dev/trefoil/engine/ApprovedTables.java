package dev.trefoil.engine;

import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.Refused;
import dev.trefoil.authorization.ReplacedTables;
import dev.trefoil.authorization.Request;
import dev.trefoil.engine.storage.StoredTable;
import dev.trefoil.engine.storage.TableNames.Named;
import dev.trefoil.engine.storage.TableNames.Replaced;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Step;
import dev.trefoil.script.Digest;
import dev.trefoil.script.TableUse;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which stored tables stand behind the handles and names of an approved script, at this moment.
///
/// A handle means its own table. Once that was replaced by a newer one of its name, the approval ends, or, where the
/// request says `followed` and the script says the name, the newest table is read.
final class ApprovedTables {
    private final Seat seat;
    private final Request request;
    private final List<Reason> reasons = new ArrayList<>();

    private ApprovedTables(Seat seat, Request request) {
        this.seat = seat;
        this.request = request;
    }

    /// By the handles of `uses`, the tables to read. Throws [Refused] with every reason if one is not there, or is not
    /// as approved; [Unavailable] while that is not known.
    static Map<Handle, Handle> require(Seat seat, Request request, List<TableUse> uses) {
        ApprovedTables tables = new ApprovedTables(seat, request);
        Map<Handle, Handle> found = new LinkedHashMap<>();
        for (TableUse use : uses) {
            tables.table(use).ifPresent(table -> {
                tables.requireAsApproved(use, table);
                found.put(use.handle(), table.handle());
            });
        }
        if (!tables.reasons.isEmpty()) {
            throw new Refused(tables.reasons);
        }
        return Map.copyOf(found);
    }

    private Optional<StoredTable> table(TableUse use) {
        Optional<Replaced> replaced = seat.names().replaced(use.handle());
        if (replaced.isPresent() && !isFollowed(use, replaced.get())) {
            reasons.add(replaced(use.handle(), replaced.get()));
            return Optional.empty();
        }
        Handle handle = replaced.map(Replaced::newest).orElse(use.handle());
        Optional<StoredTable> table = Stored.find(seat, handle);
        table.flatMap(StoredTable::name).ifPresent(name -> requireSettled(seat, name));
        if (table.isEmpty()) {
            reasons.add(Gate.unknown(handle));
        }
        return table;
    }

    private boolean isFollowed(TableUse use, Replaced replaced) {
        return request.replacedTables() == ReplacedTables.FOLLOWED && use.name().equals(Optional.of(replaced.name()));
    }

    private static Reason replaced(Handle table, Replaced replaced) {
        return new Reason(
                Reason.Kind.TABLE_REPLACED,
                "table " + table.brief() + "... ('" + replaced.name() + "') was replaced by a newer upload on "
                        + replaced.when().atZone(ZoneOffset.UTC).toLocalDate()
                        + ", which ends approvals of the older one: make a new request, with `trefoil script rebind`"
                        + " for the new table");
    }

    /// Throws [Unavailable] while a table of this name is on its way in.
    static void requireSettled(Seat seat, String name) {
        if (seat.names().isArriving(name)) {
            throw new Unavailable("a newer table '" + name + "' is on its way in: ask again in a moment");
        }
    }

    private void requireAsApproved(TableUse use, StoredTable table) {
        String brief = "table " + table.handle().brief() + "... ";
        if (!table.schema().equals(use.schema())) {
            reasons.add(new Reason(
                    Reason.Kind.SCHEMA_DIFFERS,
                    brief + "has the columns " + table.schema() + ", the approved script expects " + use.schema()));
        }
        if (use.name().isPresent() && !use.name().equals(table.name())) {
            reasons.add(new Reason(
                    Reason.Kind.OTHER_NAME,
                    brief + table.name().map(name -> "is named '" + name + "'").orElse("has no name")
                            + ", the approved script knows it as '" + use.name().get() + "'"));
        }
    }

    /// Throws [Refused] or [Unavailable] unless all that the step reads is still what the gate found.
    static void requireStill(Seat seat, Permit permit) {
        Request request = permit.authorization().request();
        List<TableUse> uses = request.script().tables().stream()
                .filter(use -> permit.tables().containsKey(use.handle()))
                .toList();
        if (!require(seat, request, uses).equals(permit.tables())) {
            throw new Unavailable("a table that step " + permit.number()
                    + " reads was replaced while it ran: run the step again, on the newer one");
        }
    }

    /// Throws [Refused] if the name belongs to another key, or looks like one that does.
    static void requireName(Seat seat, Digest owner, Optional<String> name) {
        Optional<Named> foreign = name.flatMap(given -> seat.names().foreign(given, owner));
        foreign.ifPresent(taken -> {
            boolean same = name.equals(Optional.of(taken.name()));
            throw new Refused(
                    Reason.Kind.NAME_TAKEN,
                    "the name '" + name.orElseThrow() + "' " + (same ? "" : "looks like '" + taken.name() + "', which ")
                            + "belongs to " + seat.environment().holder(taken.owner())
                            + ", who had a table under it first: choose another name");
        });
    }

    /// What makes a name the same at all parties: whose it is and what it means.
    static String version(Seat seat, Optional<String> name) {
        return name.map(given -> {
                    requireSettled(seat, given);
                    return given + "\n" + seat.names().find(given);
                })
                .orElse("none");
    }

    /// The name under which the step brings a table in.
    static Optional<String> name(Step step) {
        return switch (step) {
            case Step.Upload(var _, Optional<String> name) -> name;
            case Step.UploadAny(var _, Optional<String> name) -> name;
            case Step.Store(var _, Optional<String> name) -> name;
            case Step.Reveal _, Step.Remove _ -> Optional.empty();
        };
    }

    /// Prepares a table at this party, alone among those that come in under a name, and only while no run gives away
    /// what it computed from the table that this one replaces. Throws [Unavailable] otherwise.
    static void arrive(Seat seat, Digest call, Optional<String> name, Runnable prepare) {
        if (name.isEmpty()) {
            prepare.run();
            return;
        }
        seat.active().arrive(call, () -> seat.names().find(name.get()).map(Named::table), () -> {
            requireSettled(seat, name.get());
            prepare.run();
        });
    }
}
