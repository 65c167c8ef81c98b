package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Select, rename and assign: other columns for the same rows.
final class Projections {
    private Projections() {}

    /// The columns named that are wanted, in the order named.
    static SecretTable select(SecretTable input, List<Column> columns, Set<Column> wanted) {
        List<Column> kept = columns.stream().filter(wanted::contains).toList();
        List<SecretColumn> cells = kept.stream().map(input::column).toList();
        return input.with(relation(input, kept, cells), cells).knowing(input.facts());
    }

    static SecretTable rename(SecretTable input, List<Plan.Renaming> renamings) {
        Map<Column, Column> names = new HashMap<>();
        renamings.forEach(renaming -> names.put(renaming.from(), renaming.to()));
        List<Column> renamed = input.schema().columns().stream()
                .map(column -> names.getOrDefault(column, column))
                .toList();
        return input.with(relation(input, renamed, input.columns()), input.columns())
                .knowing(input.facts().renamed(column -> names.getOrDefault(column, column)));
    }

    /// All expressions read the input. A column that is assigned anew keeps its place.
    static SecretTable assign(Party party, SecretTable input, List<Plan.Assignment> assignments) {
        List<Column> names = new ArrayList<>(input.schema().columns());
        List<SecretColumn> cells = new ArrayList<>(input.columns());
        List<SecretColumn> values = SecretExpressions.evaluate(
                party, input, assignments.stream().map(Plan.Assignment::value).toList());
        for (int i = 0; i < assignments.size(); i++) {
            Plan.Assignment assignment = assignments.get(i);
            SecretColumn value = values.get(i);
            int place = names.indexOf(assignment.column());
            if (place >= 0) {
                cells.set(place, value);
            } else {
                names.add(assignment.column());
                cells.add(value);
            }
        }
        List<Column> changed = assignments.stream()
                .filter(assignment -> !assignment.value().equals(new Expression.ColumnRef(assignment.column())))
                .map(Plan.Assignment::column)
                .toList();
        return input.with(relation(input, names, cells), cells)
                .knowing(input.facts().without(changed));
    }

    private static Relation relation(SecretTable input, List<Column> names, List<SecretColumn> cells) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            fields.add(new Field(names.get(i), cells.get(i).type()));
        }
        return new Relation(
                new Schema(fields), input.relation().maxRows(), input.relation().sorted());
    }
}
