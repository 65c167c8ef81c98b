package dev.trefoil.client.files;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Limits;
import dev.trefoil.plan.Names;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.TypeText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads a CSV file as a frame, in two passes: the first finds types and counts rows, the second fills the cells.
///
/// Nothing is cut, replaced or skipped: the first [Problems#SHOWN] problems are thrown together as [FileException].
public final class CsvFile {
    private CsvFile() {}

    public static ReadTable read(Path file, ReadOptions options) {
        String name = String.valueOf(file.getFileName());
        Problems problems = new Problems(name);
        Survey survey = new Survey(name, options);
        CsvRows.visit(file, options.separator(), problems, survey);
        problems.throwIfAny();
        List<CellReader> readers = survey.readers();
        List<Field> fields = new ArrayList<>();
        List<Field> inferred = new ArrayList<>();
        for (int i = 0; i < readers.size(); i++) {
            Field field = new Field(survey.columns.get(i), readers.get(i).type());
            fields.add(field);
            if (!options.types().containsKey(field.column().name())) {
                inferred.add(field);
            }
        }
        Filling filling =
                new Filling(Frame.builder(new Schema(fields), survey.rows), fields, readers, options.nulls(), problems);
        CsvRows.visit(file, options.separator(), problems, filling);
        problems.throwIfAny();
        if (filling.rows != survey.rows) {
            throw new FileException(name, "the file changed while it was read: try again");
        }
        return new ReadTable(filling.frame.build(), inferred);
    }

    /// The first pass.
    private static final class Survey implements CsvRows.Visitor {
        private final String name;
        private final ReadOptions options;
        private final List<Column> columns = new ArrayList<>();
        private final List<ColumnEvidence> evidence = new ArrayList<>();
        private int rows;

        Survey(String name, ReadOptions options) {
            this.name = name;
            this.options = options;
        }

        @Override
        public void header(List<String> names) {
            try {
                names.forEach(column -> columns.add(Column.of(column.strip())));
                // The schema refuses names that appear twice and tables that are too wide.
                new Schema(columns.stream()
                        .map(column -> new Field(column, Type.bool()))
                        .toList());
                requireKnown(options.types().keySet());
            } catch (PlanException e) {
                throw new FileException(name, "line 1 (the header): " + e.getMessage());
            }
            names.forEach(_ -> evidence.add(new ColumnEvidence()));
        }

        private void requireKnown(Set<String> typed) {
            List<String> names = columns.stream().map(Column::name).toList();
            for (String column : typed) {
                if (!names.contains(column)) {
                    throw new PlanException("there is no column '" + column + "' to give a type to"
                            + Names.suggestion(column, names) + ": the file has " + String.join(", ", names));
                }
            }
        }

        @Override
        public void row(int row, long line, List<String> fields) {
            if (row > Limits.MAX_ROWS) {
                throw new FileException(name, "more than " + Limits.MAX_ROWS + " rows");
            }
            rows = row;
            for (int i = 0; i < fields.size(); i++) {
                if (options.types().containsKey(columns.get(i).name())) {
                    continue;
                }
                if (options.nulls().contains(fields.get(i))) {
                    evidence.get(i).seeNull();
                } else {
                    see(row, line, i, fields.get(i));
                }
            }
        }

        private void see(int row, long line, int column, String field) {
            try {
                evidence.get(column).see(field);
            } catch (PlanException e) {
                throw new FileException(
                        name,
                        "row " + row + " (line " + line + "), column '" + columns.get(column) + "': " + e.getMessage());
            }
        }

        List<CellReader> readers() {
            List<CellReader> readers = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                String declared = options.types().get(columns.get(i).name());
                try {
                    readers.add(declared == null ? inferred(i) : declared(declared));
                } catch (PlanException e) {
                    throw new FileException(name, "column '" + columns.get(i) + "': " + e.getMessage());
                }
            }
            return readers;
        }

        private CellReader inferred(int column) {
            return CellReader.iso(evidence.get(column).type());
        }

        private static CellReader declared(String text) {
            TypeText.Parsed parsed = TypeText.parse(text);
            return parsed.dateFormat()
                    .map(format -> new CellReader(parsed.type(), DateFormat.declared(parsed.type(), format)))
                    .orElseGet(() -> CellReader.iso(parsed.type()));
        }
    }

    /// The second pass.
    private static final class Filling implements CsvRows.Visitor {
        private final Frame.Builder frame;
        private final List<Field> fields;
        private final List<CellReader> readers;
        private final Set<String> nulls;
        private final Problems problems;
        private int rows;

        Filling(
                Frame.Builder frame,
                List<Field> fields,
                List<CellReader> readers,
                Set<String> nulls,
                Problems problems) {
            this.frame = frame;
            this.fields = fields;
            this.readers = readers;
            this.nulls = nulls;
            this.problems = problems;
        }

        @Override
        public void header(List<String> names) {}

        @Override
        public void row(int row, long line, List<String> cells) {
            rows = row;
            for (int i = 0; i < cells.size(); i++) {
                try {
                    cell(i, row - 1, cells.get(i));
                } catch (PlanException e) {
                    problems.cell(row, line, fields.get(i).column(), String.valueOf(e.getMessage()));
                }
            }
        }

        private void cell(int column, int row, String field) {
            Type type = fields.get(column).type();
            if (!nulls.contains(field)) {
                readers.get(column).read(field, column, row, frame);
            } else if (type.nullable()) {
                frame.setNull(column, row);
            } else {
                throw new PlanException(
                        (field.isEmpty() ? "the field is empty" : Problems.quoted(field) + " means null") + ", but "
                                + type.text() + " has no nulls: declare the type with a ? to allow them");
            }
        }
    }
}
