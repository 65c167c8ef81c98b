package dev.trefoil.client;

import dev.trefoil.authorization.ReplacedTables;
import dev.trefoil.authorization.Request;
import dev.trefoil.plan.Escaped;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Names;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Relation;
import dev.trefoil.script.TableUse;
import dev.trefoil.wire.Parties;
import dev.trefoil.wire.TableEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The tables that are present at the parties, as a session knows them.
final class ProductionTables {
    private final Map<Handle, TableEntry> tables = new LinkedHashMap<>();
    private final List<Request> requests = new ArrayList<>();

    /// Asks the parties.
    ProductionTables(Parties parties) {
        parties.tables().forEach(entry -> tables.put(entry.table(), entry));
    }

    /// From now on the handles and names of this request's script mean what the request says.
    void follow(Request request) {
        requests.add(request);
    }

    /// Throws if the table is not there, was replaced, or has another schema than approved.
    void requireAsApproved(TableUse use) {
        TableEntry entry = found(use.handle())
                .orElseThrow(() -> new PlanException("the environment has no table " + use.handle()
                        + ", which the approved script reads: it was removed, or the script is for another"
                        + " environment"));
        String brief = "table " + entry.table().brief() + "... ";
        if (entry.replaced()) {
            throw new PlanException(brief + "was replaced by a newer upload"
                    + entry.name()
                            .map(name -> " under the name '" + Escaped.text(name) + "'")
                            .orElse("")
                    + ": make a new request, with `trefoil script rebind` for the new table");
        }
        if (!entry.schema().equals(use.schema())) {
            throw new PlanException(brief + "has other columns than the approved script expects: "
                    + SchemaDifference.of(use.schema(), entry.schema())
                    + ". Record the script again on dummy data of exactly these types");
        }
    }

    /// The table of that handle, or, where an approval follows names, the newest of its name.
    private Optional<TableEntry> found(Handle handle) {
        Optional<TableEntry> own = Optional.ofNullable(tables.get(handle));
        if (own.filter(entry -> !entry.replaced()).isPresent()) {
            return own;
        }
        return requests.stream()
                .filter(request -> request.replacedTables() == ReplacedTables.FOLLOWED)
                .flatMap(request -> request.script().tables().stream())
                .filter(use -> use.handle().equals(handle))
                .flatMap(use -> use.name().stream())
                .findFirst()
                .flatMap(this::newest)
                .or(() -> own);
    }

    private Optional<TableEntry> newest(String name) {
        return tables.values().stream()
                .filter(entry -> !entry.replaced() && entry.name().equals(Optional.of(name)))
                .findFirst();
    }

    Relation relation(Handle handle) {
        TableEntry entry = found(handle).orElseThrow(() -> new PlanException("the environment has no table " + handle));
        return Relation.unsorted(entry.schema(), entry.rows());
    }

    /// The handle itself, or that which an approved script or else the environment means by the name.
    Handle find(String handleOrName) {
        if (DesignSteps.looksLikeHandle(handleOrName)) {
            Handle handle = Handle.of(handleOrName);
            relation(handle);
            return handle;
        }
        return requests.stream()
                .flatMap(request -> request.script().tables().stream())
                .filter(use -> use.name().equals(Optional.of(handleOrName)))
                .map(TableUse::handle)
                .findFirst()
                .or(() -> newest(handleOrName).map(TableEntry::table))
                .orElseThrow(() -> new PlanException("the environment has no table named '" + handleOrName + "'"
                        + Names.suggestion(
                                handleOrName,
                                tables.values().stream()
                                        .flatMap(entry -> entry.name().stream())
                                        .toList())
                        + "; a handle has 64 hex digits"));
    }

    List<TableSummary> list() {
        return tables.values().stream().map(ProductionTables::summary).toList();
    }

    void add(TableEntry entry) {
        tables.put(entry.table(), entry);
    }

    void remove(Handle handle) {
        tables.remove(handle);
    }

    static TableSummary summary(TableEntry entry) {
        return new TableSummary(entry.table(), entry.name(), entry.schema(), entry.rows());
    }
}
