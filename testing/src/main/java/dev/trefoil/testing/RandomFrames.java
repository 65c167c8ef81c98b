package dev.trefoil.testing;

import dev.trefoil.plan.Field;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Layout;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.Value;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/// Random tables: few distinct values a column, so that groups, ties and matches occur, and the ends of every type.
final class RandomFrames {
    static final String KEY = "key";
    private static final List<String> NAMES =
            List.of("a", "Größe", "c0", "two words", "n", "'; --", "x.y", "select", "B", "ß\"q\"");
    private static final List<String> LETTERS = List.of("a", "b", "Z", "é", "~", " ", "'", "\uD83D\uDE00", "\uFFFD");

    private RandomFrames() {}

    /// A table of 0 to 139 rows, mostly below 25, with an integer key and one to five other columns.
    static Frame table(RandomGenerator random, int number) {
        List<Field> fields = new ArrayList<>();
        BigInteger most =
                random.nextInt(4) == 0 ? BigInteger.TWO.pow(80) : BigInteger.valueOf(140 + random.nextInt(300));
        Type key = new Type.IntType(BigInteger.valueOf(-random.nextInt(3)), most, false);
        fields.add(Field.of(KEY + number, key.withNullable(random.nextInt(3) == 0)));
        int columns = 1 + random.nextInt(5);
        for (int i = 0; i < columns; i++) {
            fields.add(Field.of(NAMES.get(random.nextInt(NAMES.size())) + number + i, RandomTypes.any(random)));
        }
        int rows = switch (random.nextInt(20)) {
            case 0 -> random.nextInt(2);
            case 1, 2 -> 60 + random.nextInt(80);
            default -> 3 + random.nextInt(22);
        };
        return fill(random, new Schema(fields), rows, random.nextInt(3) > 0);
    }

    private static Frame fill(RandomGenerator random, Schema schema, int rows, boolean uniqueKeys) {
        Frame.Builder builder = Frame.builder(schema, rows);
        for (int column = 0; column < schema.size(); column++) {
            Type type = schema.fields().get(column).type();
            List<Value> common = List.of(value(random, type), value(random, type), value(random, type));
            for (int row = 0; row < rows; row++) {
                if (type.nullable() && random.nextInt(5) == 0) {
                    builder.setNull(column, row);
                } else if (column == 0 && uniqueKeys) {
                    builder.number(column, row, row < 30 ? (row * 7L) % 30 : row);
                } else {
                    builder.set(
                            column, row, random.nextInt(3) > 0 ? common.get(random.nextInt(3)) : value(random, type));
                }
            }
        }
        return builder.build();
    }

    /// A value of the type, not null: often one of its ends.
    static Value value(RandomGenerator random, Type type) {
        return switch (type) {
            case Type.IntType _ -> new Value.IntValue(number(random, type));
            case Type.FixedType(int fraction, var _, var _, var _) ->
                new Value.FixedValue(number(random, type), fraction);
            case Type.BoolType _ -> Value.of(random.nextBoolean());
            case Type.TimestampType _ ->
                Value.TimestampValue.ofSecond(number(random, type).longValueExact());
            case Type.DateType _ ->
                Value.of(LocalDate.ofEpochDay(number(random, type).longValueExact() + Type.DateType.FIRST_EPOCH_DAY));
            case Type.TextType(int maxBytes, var _) -> Value.of(text(random, maxBytes));
        };
    }

    private static BigInteger number(RandomGenerator random, Type type) {
        BigInteger least = Layout.offset(type);
        BigInteger codes = Layout.largestCode(type).add(BigInteger.ONE);
        BigInteger most = least.add(codes).subtract(BigInteger.ONE);
        return switch (random.nextInt(6)) {
            case 0 -> least;
            case 1 -> most;
            case 2 -> BigInteger.valueOf(random.nextInt(5) - 2).max(least).min(most);
            default -> least.add(new BigInteger(128, new Random(random.nextLong())).mod(codes));
        };
    }

    private static String text(RandomGenerator random, int maxBytes) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(4); length > 0; length--) {
            String next = text + LETTERS.get(random.nextInt(LETTERS.size()));
            if (next.getBytes(StandardCharsets.UTF_8).length <= maxBytes) {
                text.setLength(0);
                text.append(next);
            }
        }
        return text.toString();
    }
}
