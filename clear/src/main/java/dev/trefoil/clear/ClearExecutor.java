package dev.trefoil.clear;

import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanSize;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Relations;
import dev.trefoil.plan.TableRef;
import dev.trefoil.plan.Tables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Runs a plan on clear data by an embedded DuckDB: design mode on dummy data, and the oracle of the secret executor.
///
/// Every run has a database of its own, in memory, without access to files or the network and with its configuration
/// locked, so runs may go on at the same time. Each node of the plan becomes one temporary table, inputs first and
/// left before right; what can end a run is checked at its node. Results are exact and equal those on shares.
public final class ClearExecutor {
    private final Database database;
    private final ClearTables tables;
    private final Tables relations;
    private final Map<TableRef, String> loaded = new HashMap<>();

    private ClearExecutor(Database database, ClearTables tables) {
        this.database = database;
        this.tables = tables;
        this.relations = tables.relations();
    }

    /// The result of `plan`, in the plan's order where it has one. Throws [PlanException] for a wrong plan before
    /// anything runs, and [DisclosedFailure] where the data ends the run.
    public static Frame run(Plan plan, ClearTables tables) {
        Relation relation = Relations.of(plan, tables.relations());
        try (Database database = Database.open()) {
            return FrameReader.read(database, new ClearExecutor(database, tables).stage(plan), relation);
        }
    }

    private Stage stage(Plan plan) {
        List<Stage> inputs = PlanSize.inputs(plan).stream().map(this::stage).toList();
        Checks.before(database, plan, inputs);
        Relation relation = Relations.of(plan, relations);
        Parameters parameters = new Parameters();
        String name = database.create(PlanSql.select(plan, inputs, relation, this::load, parameters), parameters);
        inputs.forEach(input -> database.drop(input.table()));
        Stage stage = new Stage(name, relation);
        Checks.after(database, plan, stage);
        return stage;
    }

    /// The name in the database of a stored table, which is loaded once a run.
    private String load(TableRef table) {
        return loaded.computeIfAbsent(table, wanted -> FrameLoader.load(database, tables.frame(wanted)));
    }
}
