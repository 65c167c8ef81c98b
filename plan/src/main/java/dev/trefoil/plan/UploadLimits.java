package dev.trefoil.plan;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// How large an upload may be of which the columns are not fixed: approvers sign these limits, the analyst chooses the
/// rest.
///
/// @param columns at most so many
/// @param rows at most so many
/// @param kinds of the types that columns may have, in the order of [Kind], each once
public record UploadLimits(int columns, long rows, List<Kind> kinds) {
    /// A kind of type, whatever its bounds.
    public enum Kind {
        BOOL,
        DATE,
        FIXED,
        INT,
        TEXT,
        TIMESTAMP;

        public static Kind of(Type type) {
            return switch (type) {
                case Type.BoolType _ -> BOOL;
                case Type.DateType _ -> DATE;
                case Type.FixedType _ -> FIXED;
                case Type.IntType _ -> INT;
                case Type.TextType _ -> TEXT;
                case Type.TimestampType _ -> TIMESTAMP;
            };
        }

        /// The kind with this word, which is that of [Type#kind].
        public static Optional<Kind> of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst();
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public UploadLimits {
        require("columns", columns, Limits.MAX_COLUMNS);
        require("rows", rows, Limits.MAX_ROWS);
        kinds = List.copyOf(kinds);
        if (kinds.isEmpty() || !kinds.equals(inOrder(kinds))) {
            throw new PlanException("the kinds of an upload's columns are at least one of " + words(Kind.values())
                    + ", each once and in this order");
        }
    }

    /// Any kinds of types.
    public static UploadLimits of(int columns, long rows) {
        return new UploadLimits(columns, rows, List.of(Kind.values()));
    }

    /// The same size, with columns of these kinds only.
    public UploadLimits only(Kind... allowed) {
        return new UploadLimits(columns, rows, inOrder(Arrays.asList(allowed)));
    }

    private static List<Kind> inOrder(Collection<Kind> kinds) {
        return kinds.isEmpty() ? List.of() : List.copyOf(EnumSet.copyOf(kinds));
    }

    private static void require(String what, long value, long most) {
        if (value < 1 || value > most) {
            throw new PlanException("an upload of at most " + value + " " + what + " is outside 1.." + most);
        }
    }

    /// What is wrong with a table of these columns and rows, in words; nothing if it is within the limits.
    public Optional<String> objection(Schema schema, long given) {
        if (schema.size() > columns) {
            return Optional.of("it has " + schema.size() + " columns, at most " + columns + " are approved");
        }
        if (given > rows) {
            return Optional.of("it has " + given + " rows, at most " + rows + " are approved");
        }
        return schema.fields().stream()
                .filter(field -> !kinds.contains(Kind.of(field.type())))
                .findFirst()
                .map(field -> "its column '" + field.column() + "' is of the kind "
                        + field.type().kind() + ", approved are " + words());
    }

    private String words() {
        return words(kinds.toArray(Kind[]::new));
    }

    private static String words(Kind[] kinds) {
        return Arrays.stream(kinds).map(Kind::word).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return "at most " + columns + (columns == 1 ? " column" : " columns") + " of the kinds " + words()
                + " and at most " + rows + (rows == 1 ? " row" : " rows");
    }
}
