package dev.trefoil.script;

import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Expression.Concatenate;
import dev.trefoil.plan.Expression.DateAdd;
import dev.trefoil.plan.Expression.DateDifference;
import dev.trefoil.plan.Expression.DateKind;
import dev.trefoil.plan.Expression.DatePart;
import dev.trefoil.plan.Expression.MatchKind;
import dev.trefoil.plan.Expression.Substring;
import dev.trefoil.plan.Expression.TextFunction;
import dev.trefoil.plan.Expression.TextKind;
import dev.trefoil.plan.Expression.TextMatch;
import dev.trefoil.plan.Type;
import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.Located;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// Expressions on texts, dates and timestamps as JSON; their kinds of function are lower-case words.
final class TextJson {
    private TextJson() {}

    static Json write(TextFunction function) {
        return operand("textfunction", function.operand())
                .put("function", word(function.kind()))
                .build();
    }

    static Json write(Substring substring) {
        return operand("substring", substring.operand())
                .put("start", substring.start())
                .put("length", substring.length())
                .build();
    }

    static Json write(TextMatch match) {
        return operand("textmatch", match.operand())
                .put("match", word(match.kind()))
                .put("pattern", match.pattern())
                .build();
    }

    static Json write(Concatenate concatenate) {
        return pair("concatenate", concatenate.left(), concatenate.right());
    }

    static Json write(DatePart part) {
        return operand("datepart", part.operand())
                .put("part", word(part.kind()))
                .build();
    }

    static Json write(DateDifference difference) {
        return pair("datedifference", difference.left(), difference.right());
    }

    static Json write(DateAdd add) {
        return operand("dateadd", add.operand())
                .put("amount", ExpressionJson.write(add.amount()))
                .build();
    }

    /// An expression of a kind that is written here.
    static Expression read(Located json) {
        return switch (json.kind()) {
            case "textfunction" -> {
                Fields fields = json.fields("kind", "operand", "function");
                yield new TextFunction(word(fields, "function", TextKind.values()), operand(fields));
            }
            case "substring" -> substring(json, json.fields("kind", "operand", "start", "length"));
            case "textmatch" -> {
                Fields fields = json.fields("kind", "operand", "match", "pattern");
                MatchKind kind = word(fields, "match", MatchKind.values());
                Expression operand = operand(fields);
                Located pattern = fields.required("pattern");
                String text = pattern.string();
                yield pattern.make(() -> new TextMatch(kind, operand, text));
            }
            case "concatenate" -> {
                Fields fields = json.fields("kind", "left", "right");
                yield new Concatenate(side(fields, "left"), side(fields, "right"));
            }
            case "datepart" -> {
                Fields fields = json.fields("kind", "operand", "part");
                yield new DatePart(word(fields, "part", DateKind.values()), operand(fields));
            }
            case "datedifference" -> {
                Fields fields = json.fields("kind", "left", "right");
                yield new DateDifference(side(fields, "left"), side(fields, "right"));
            }
            case "dateadd" -> {
                Fields fields = json.fields("kind", "operand", "amount");
                yield new DateAdd(operand(fields), side(fields, "amount"));
            }
            default -> throw json.unknownKind(json.kind());
        };
    }

    private static Expression substring(Located json, Fields fields) {
        Expression operand = operand(fields);
        int start = (int) fields.required("start").number(0, Type.MAX_TEXT_BYTES);
        int length = (int) fields.required("length").number(1, Type.MAX_TEXT_BYTES);
        return json.make(() -> new Substring(operand, start, length));
    }

    private static Json.Builder operand(String kind, Expression operand) {
        return Json.object().put("kind", kind).put("operand", ExpressionJson.write(operand));
    }

    private static Json pair(String kind, Expression left, Expression right) {
        return Json.object()
                .put("kind", kind)
                .put("left", ExpressionJson.write(left))
                .put("right", ExpressionJson.write(right))
                .build();
    }

    private static Expression operand(Fields fields) {
        return side(fields, "operand");
    }

    private static Expression side(Fields fields, String name) {
        return ExpressionJson.read(fields.required(name));
    }

    private static String word(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> E word(Fields fields, String name, E[] kinds) {
        Located word = fields.required(name);
        return Arrays.stream(kinds)
                .filter(kind -> word(kind).equals(word.string()))
                .findFirst()
                .orElseThrow(() -> word.error("unknown " + name + "; known are "
                        + Arrays.stream(kinds).map(TextJson::word).collect(Collectors.joining(" "))));
    }
}
