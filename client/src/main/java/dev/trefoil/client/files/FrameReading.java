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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Reads the rows of a file as a frame, in two passes: the first finds types and counts rows, the second fills cells.
///
/// Nothing is cut, replaced or skipped: the first [Problems#SHOWN] problems are thrown together as [FileException].
final class FrameReading {
    private FrameReading() {}

    static ReadTable read(RowSource source, ReadOptions options) {
        Problems problems = new Problems(source.name());
        Survey survey = new Survey(source, options);
        source.visit(problems, survey);
        problems.throwIfAny();
        List<CellReader> readers = survey.readers();
        List<Field> fields = survey.fields(readers);
        Filling filling = new Filling(
                source, Frame.builder(new Schema(fields), survey.rows), survey.rows, fields, readers, problems);
        source.visit(problems, filling);
        problems.throwIfAny();
        if (filling.rows != survey.rows) {
            throw new FileException(source.name(), "the file changed while it was read: try again");
        }
        return new ReadTable(filling.frame.build(), survey.inferred(fields));
    }

    /// The first pass.
    static final class Survey implements RowSource.Visitor {
        private final RowSource source;
        private final ReadOptions options;
        private final List<Column> columns = new ArrayList<>();
        private final List<Boolean> texts = new ArrayList<>();
        private final List<ColumnEvidence> evidence = new ArrayList<>();
        private int rows;

        Survey(RowSource source, ReadOptions options) {
            this.source = source;
            this.options = options;
        }

        @Override
        public void header(List<RowSource.Heading> headings) {
            try {
                for (RowSource.Heading heading : headings) {
                    columns.add(Column.of(heading.name().strip()));
                    texts.add(heading.text());
                    evidence.add(new ColumnEvidence());
                }
                // The schema refuses names that appear twice and tables that are too wide.
                new Schema(columns.stream()
                        .map(column -> new Field(column, Type.bool()))
                        .toList());
                requireKnown(options.types().keySet());
            } catch (PlanException e) {
                throw new FileException(source.name(), source.header() + ": " + e.getMessage());
            }
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
        public void row(RowSource.Place place, List<@Nullable String> fields) {
            if (place.row() > Limits.MAX_ROWS) {
                throw new FileException(source.name(), "more than " + Limits.MAX_ROWS + " rows");
            }
            rows = place.row();
            for (int i = 0; i < fields.size(); i++) {
                try {
                    see(i, fields.get(i));
                } catch (PlanException e) {
                    throw new FileException(
                            source.name(), place + ", column '" + columns.get(i) + "': " + e.getMessage());
                }
            }
        }

        /// Takes note of a cell, if the type of its column is not declared.
        void see(int column, @Nullable String field) {
            if (isDeclared(column)) {
                return;
            }
            if (field == null || source.isNull(field)) {
                evidence.get(column).seeNull();
            } else if (texts.get(column)) {
                evidence.get(column).seeText(field);
            } else {
                evidence.get(column).see(field, source.number(field));
            }
        }

        boolean isDeclared(int column) {
            return options.types().containsKey(columns.get(column).name());
        }

        ColumnEvidence evidence(int column) {
            return evidence.get(column);
        }

        List<Field> fields(List<CellReader> readers) {
            List<Field> fields = new ArrayList<>();
            for (int i = 0; i < readers.size(); i++) {
                fields.add(new Field(columns.get(i), readers.get(i).type()));
            }
            return fields;
        }

        List<Field> inferred(List<Field> fields) {
            return IntStream.range(0, fields.size())
                    .filter(column -> !isDeclared(column))
                    .mapToObj(fields::get)
                    .toList();
        }

        List<CellReader> readers() {
            List<CellReader> readers = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                String declared = options.types().get(columns.get(i).name());
                try {
                    readers.add(
                            declared == null ? CellReader.iso(evidence.get(i).type()) : declared(declared));
                } catch (PlanException e) {
                    throw new FileException(source.name(), "column '" + columns.get(i) + "': " + e.getMessage());
                }
            }
            return readers;
        }

        private static CellReader declared(String text) {
            TypeText.Parsed parsed = TypeText.parse(text);
            return parsed.dateFormat()
                    .map(format -> new CellReader(parsed.type(), DateFormat.declared(parsed.type(), format)))
                    .orElseGet(() -> CellReader.iso(parsed.type()));
        }
    }

    /// The second pass.
    static final class Filling implements RowSource.Visitor {
        private final RowSource source;
        private final Frame.Builder frame;
        private final int expected;
        private final List<Field> fields;
        private final List<CellReader> readers;
        private final Problems problems;
        private int rows;

        Filling(
                RowSource source,
                Frame.Builder frame,
                int expected,
                List<Field> fields,
                List<CellReader> readers,
                Problems problems) {
            this.source = source;
            this.frame = frame;
            this.expected = expected;
            this.fields = fields;
            this.readers = readers;
            this.problems = problems;
        }

        @Override
        public void header(List<RowSource.Heading> headings) {}

        @Override
        public void row(RowSource.Place place, List<@Nullable String> cells) {
            rows = place.row();
            for (int i = 0; i < cells.size() && rows <= expected; i++) {
                try {
                    cell(i, rows - 1, cells.get(i));
                } catch (PlanException e) {
                    problems.cell(place, fields.get(i).column(), String.valueOf(e.getMessage()));
                }
            }
        }

        /// Sets a cell; throws [PlanException] with what is wrong (without the place).
        void cell(int column, int row, @Nullable String field) {
            Type type = fields.get(column).type();
            if (field != null && !source.isNull(field)) {
                readers.get(column).read(written(type, field), column, row, frame);
            } else if (type.nullable()) {
                frame.setNull(column, row);
            } else {
                throw new PlanException(missing(field) + ", but " + type.text()
                        + " has no nulls: declare the type with a ? to allow them");
            }
        }

        private String written(Type type, String field) {
            if (!(type instanceof Type.IntType || type instanceof Type.FixedType)) {
                return field;
            }
            Optional<String> number = source.number(field);
            return number.orElseThrow(
                    () -> new PlanException(Problems.quoted(field) + " is not a number written as was said"));
        }

        private static String missing(@Nullable String field) {
            if (field == null) {
                return "the cell is null";
            }
            return field.isEmpty() ? "the field is empty" : Problems.quoted(field) + " means null";
        }
    }
}
