package dev.trefoil.testing;

import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Expression.DateKind;
import dev.trefoil.plan.Expression.MatchKind;
import dev.trefoil.plan.Expression.TextKind;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.Value;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// Random expressions on texts, dates and timestamps. Patterns are cut from the data, now and then with wildcards, so
/// that they match about as often as not.
final class RandomTexts {
    private static final List<String> PIECES = List.of("%", "_", "%", "_", "\\%", "a", "\u00e9", "\uD83D\uDE00", "\\_");

    private final RandomGenerator random;
    private final List<Value> data;
    private final Function<String, Expression> operand;

    /// `operand` makes an expression of a kind.
    RandomTexts(RandomGenerator random, List<Value> data, Function<String, Expression> operand) {
        this.random = random;
        this.data = data;
        this.operand = operand;
    }

    /// Whether there is anything here that gives values of the kind.
    static boolean gives(String kind) {
        return List.of("int", "bool", "text", "date", "timestamp").contains(kind);
    }

    /// An expression of the kind.
    Expression of(String kind) {
        return switch (kind) {
            case "int" -> integer();
            case "bool" -> new Expression.TextMatch(pick(MatchKind.values()), operand.apply("text"), pattern());
            case "text" -> text();
            default -> random.nextInt(5) > 0 ? laterThanAKnown(kind) : later(kind);
        };
    }

    /// An addition that stays between 1900 and 2199.
    private Expression laterThanAKnown(String kind) {
        Value date = Value.of(LocalDate.of(1950 + random.nextInt(200), 3, 1));
        Expression start = new Expression.Literal(date);
        return new Expression.DateAdd(
                kind.equals("date") ? start : new Expression.Cast(start, Type.timestamp()),
                new Expression.DatePart(DateKind.YEAR, operand.apply(kind)));
    }

    private Expression later(String kind) {
        return new Expression.DateAdd(
                operand.apply(kind),
                random.nextInt(4) == 0
                        ? operand.apply("int")
                        : new Expression.Literal(Value.of(random.nextInt(2001) - 1000L)));
    }

    private Expression integer() {
        return switch (random.nextInt(12)) {
            case 0 -> new Expression.TextFunction(TextKind.LENGTH, operand.apply("text"));
            case 1 -> difference("date");
            case 2 -> difference("timestamp");
            case 3, 4, 5 -> new Expression.DatePart(pick(DateKind.values()), operand.apply("timestamp"));
            default -> {
                DateKind kind = pick(DateKind.values());
                yield new Expression.DatePart(kind, operand.apply(kind.ofTime() ? "timestamp" : "date"));
            }
        };
    }

    private Expression difference(String kind) {
        return new Expression.DateDifference(operand.apply(kind), operand.apply(kind));
    }

    private Expression text() {
        return switch (random.nextInt(5)) {
            case 0 -> new Expression.Concatenate(operand.apply("text"), operand.apply("text"));
            case 1 -> new Expression.TextFunction(TextKind.LOWER, operand.apply("text"));
            case 2 -> new Expression.TextFunction(TextKind.UPPER, operand.apply("text"));
            default -> new Expression.Substring(operand.apply("text"), random.nextInt(4), 1 + random.nextInt(3));
        };
    }

    private String pattern() {
        List<Integer> letters = data.stream()
                .filter(Value.TextValue.class::isInstance)
                .map(Value.TextValue.class::cast)
                .flatMap(text -> text.value().codePoints().boxed())
                .toList();
        List<String> pieces = new ArrayList<>();
        for (int count = random.nextInt(4); count > 0; count--) {
            pieces.add(
                    letters.isEmpty() || random.nextInt(5) < 2
                            ? PIECES.get(random.nextInt(PIECES.size()))
                            : letter(Character.toString(letters.get(random.nextInt(letters.size())))));
        }
        return String.join("", pieces);
    }

    private static String letter(String letter) {
        return letter.equals("\\") ? "\\\\" : letter;
    }

    private <T> T pick(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
