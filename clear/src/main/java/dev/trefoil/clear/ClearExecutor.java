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
import java.util.Objects;

/// Runs a plan on clear data by an embedded DuckDB: design mode on dummy data, and the oracle of the secret executor.
///
/// Every run has a database of its own, in memory, without access to files or the network and with its
/// configuration locked, so runs may go on at the same time. Each node of the plan becomes one temporary table,
/// equal ones together, inputs first and left before right; what can end a run is checked at its node. Results are
/// exact and equal those on shares.
public final class ClearExecutor {
    private final Database database;
    private final ClearTables tables;
    private final Tables relations;
    private final Map<TableRef, String> loaded = new HashMap<>();
    private final Map<Plan, Stage> stages = new HashMap<>();
    private final Map<Plan, Integer> uses = new HashMap<>();

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
            ClearExecutor executor = new ClearExecutor(database, tables);
            executor.countUses(plan);
            return FrameReader.read(database, executor.stage(plan), relation);
        }
    }

    /// The stage of an input for one of its uses: equal plans are computed once.
    private Stage use(Plan plan) {
        Stage stage = stages.get(plan);
        if (stage == null) {
            stage = stage(plan);
            stages.put(plan, stage);
        }
        return stage;
    }

    /// Drops the stage of an input after its last use.
    private void release(Plan plan) {
        if (uses.merge(plan, -1, Integer::sum) == 0) {
            database.drop(Objects.requireNonNull(stages.remove(plan)).table());
        }
    }

    /// How often each of the plans below is read, equal ones counted as one.
    private void countUses(Plan plan) {
        for (Plan input : PlanSize.inputs(plan)) {
            if (uses.merge(input, 1, Integer::sum) == 1) {
                countUses(input);
            }
        }
    }

    private Stage stage(Plan plan) {
        List<Stage> inputs = PlanSize.inputs(plan).stream().map(this::use).toList();
        Checks.before(database, plan, inputs);
        Relation relation = Relations.of(plan, relations);
        Parameters parameters = new Parameters();
        String name = database.create(PlanSql.select(plan, inputs, relation, this::load, parameters), parameters);
        PlanSize.inputs(plan).forEach(this::release);
        Stage stage = new Stage(name, relation);
        Checks.after(database, plan, stage);
        return stage;
    }

    /// The name in the database of a stored table, which is loaded once a run.
    private String load(TableRef table) {
        return loaded.computeIfAbsent(table, wanted -> FrameLoader.load(database, tables.frame(wanted)));
    }
}
