package dev.trefoil.client;

import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Names;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Relation;
import dev.trefoil.script.TableUse;
import dev.trefoil.wire.Parties;
import dev.trefoil.wire.TableEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The tables that are present at the parties, as a session knows them.
final class ProductionTables {
    private final Map<Handle, TableEntry> tables = new LinkedHashMap<>();

    /// Asks the parties.
    ProductionTables(Parties parties) {
        parties.tables().forEach(entry -> tables.put(entry.table(), entry));
    }

    /// Throws if the table is not there or has another schema than approved.
    void requireAsApproved(TableUse use) {
        TableEntry entry = tables.get(use.handle());
        if (entry == null) {
            throw new PlanException("the environment has no table " + use.handle()
                    + ", which the approved script reads: it was removed, or the script is for another environment");
        }
        if (!entry.schema().equals(use.schema())) {
            throw new PlanException("table " + use.handle().brief() + "... has other columns than the approved script"
                    + " expects: " + SchemaDifference.of(use.schema(), entry.schema())
                    + ". Record the script again on dummy data of exactly these types");
        }
    }

    Relation relation(Handle handle) {
        TableEntry entry = tables.get(handle);
        if (entry == null) {
            throw new PlanException("the environment has no table " + handle);
        }
        return Relation.unsorted(entry.schema(), entry.rows());
    }

    Handle find(String handleOrName) {
        if (DesignSteps.looksLikeHandle(handleOrName)) {
            Handle handle = Handle.of(handleOrName);
            relation(handle);
            return handle;
        }
        return tables.values().stream()
                .filter(entry -> entry.name().equals(Optional.of(handleOrName)))
                .map(TableEntry::table)
                .findFirst()
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
