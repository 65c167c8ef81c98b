package dev.trefoil.policy;

import dev.trefoil.plan.Field;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.TableRef;
import dev.trefoil.script.Script;
import dev.trefoil.script.TableUse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// The source tables of a script, numbered, and their columns: the stored tables that it reads, then what the analyst
/// brings in.
///
/// An atom is the number of a source column and a way.
final class Sources {
    private static final List<Way> WAYS = List.of(Way.values());
    private static final int EACH = WAYS.size();
    private static final int VALUE = WAYS.indexOf(Way.VALUE);

    private final Map<TableRef, Integer> tables = new LinkedHashMap<>();
    private final List<TableRef> numbered = new ArrayList<>();
    private final List<Schema> schemas = new ArrayList<>();
    private final List<Integer> firsts = new ArrayList<>();
    private final List<Source> columns = new ArrayList<>();

    Sources(Script script) {
        for (TableUse use : script.tables()) {
            add(use.handle(), use.schema());
        }
        for (int number = 1; number <= script.steps().size(); number++) {
            switch (script.step(number)) {
                case Step.Upload(Schema schema, var _) -> add(new StepRef(number), schema);
                case Step.UploadAny _, Step.Store _, Step.Reveal _, Step.Remove _ -> {}
            }
        }
    }

    private void add(TableRef table, Schema schema) {
        tables.put(table, schemas.size());
        numbered.add(table);
        schemas.add(schema);
        firsts.add(columns.size());
        schema.fields().stream().map(Field::column).forEach(column -> columns.add(new Source(table, column)));
    }

    /// The tables in the order of their numbers.
    List<TableRef> tables() {
        return Collections.unmodifiableList(numbered);
    }

    int number(TableRef table) {
        Integer number = tables.get(table);
        if (number == null) {
            throw new IllegalArgumentException("no source table: " + table);
        }
        return number;
    }

    Schema schema(int table) {
        return schemas.get(table);
    }

    /// Whether the analyst brings the table in.
    boolean own(int table) {
        return numbered.get(table) instanceof StepRef;
    }

    /// The atom of a column that is a value.
    int atom(int table, int column) {
        return (firsts.get(table) + column) * EACH + VALUE;
    }

    Source source(int atom) {
        return columns.get(atom / EACH);
    }

    /// These atoms where the values were used in another way.
    static Marks as(Way way, Marks atoms, Work work) {
        int number = WAYS.indexOf(way);
        return atoms.map(atom -> atom % EACH == VALUE || way == Way.SCALAR ? atom / EACH * EACH + number : atom, work);
    }

    /// The numbers of the tables of these atoms.
    Set<Integer> tablesOf(Marks atoms) {
        Set<Integer> numbers = new TreeSet<>();
        atoms.stream().forEach(atom -> numbers.add(number(source(atom).table())));
        return numbers;
    }

    /// The atoms as people read them, by column in the order of the sources.
    List<Influence> influences(Marks atoms) {
        SortedMap<Integer, EnumSet<Way>> ways = new TreeMap<>();
        atoms.stream()
                .forEach(atom -> ways.computeIfAbsent(atom / EACH, _ -> EnumSet.noneOf(Way.class))
                        .add(WAYS.get(atom % EACH)));
        List<Influence> influences = new ArrayList<>();
        ways.forEach((column, how) -> influences.add(new Influence(columns.get(column), how)));
        return Collections.unmodifiableList(influences);
    }
}
