package dev.trefoil.testing;

import dev.trefoil.clear.ClearTables;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Relations;
import dev.trefoil.plan.TableRef;
import dev.trefoil.plan.Tables;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;

/// A plan and the tables it runs on: one comparison of executors.
///
/// `stored` asks the secret side to store a part of the plan first, and to run the rest on the stored table, whose
/// hidden rows make no difference to the result.
public record Case(Map<TableRef, Frame> tables, Plan plan, boolean stored) {
    public Case {
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    }

    public Case(Map<TableRef, Frame> tables, Plan plan) {
        this(tables, plan, false);
    }

    /// The same question about another plan or other rows.
    Case with(Map<TableRef, Frame> others, Plan other) {
        return new Case(others, other, stored);
    }

    public static Case of(TableRef table, Frame frame, Plan plan) {
        return new Case(Map.of(table, frame), plan);
    }

    public ClearTables clearTables() {
        return ClearTables.of(tables);
    }

    public Tables relations() {
        return clearTables().relations();
    }

    /// The question with the values of its placeholders, as their names tell them.
    public Case bound() {
        return new Case(tables, RandomPlaceholders.bound(plan), stored);
    }

    /// What inference says of the result.
    public Relation relation() {
        return Relations.of(plan, relations());
    }

    /// The tables with their types, the rows and the plan, for a person to read.
    public String described() {
        StringBuilder text = new StringBuilder(stored ? "in two steps, " : "").append("plan ");
        text.append(plan).append('\n');
        for (Entry<TableRef, Frame> table : tables.entrySet()) {
            text.append("table ").append(table.getKey()).append(": ");
            text.append(table.getValue().schema()).append('\n');
            text.append(table.getValue()).append('\n');
        }
        return text.toString();
    }
}
