package dev.trefoil.script;

import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Expression.Divide;
import dev.trefoil.plan.Expression.DivideOperator;
import dev.trefoil.plan.Expression.Extreme;
import dev.trefoil.plan.Expression.ExtremeKind;
import dev.trefoil.plan.Expression.NumberFunction;
import dev.trefoil.plan.Expression.NumberKind;
import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.Located;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Divisions, extremes and functions of numbers as JSON: `{"kind":"divide","operator":"//",..}`,
/// `{"kind":"extreme","name":"least",..}`, `{"kind":"number","name":"abs",..}`.
final class NumberJson {
    private NumberJson() {}

    static Json write(Divide divide) {
        return pair("divide", "operator", divide.operator().symbol(), divide.left(), divide.right());
    }

    static Json write(Extreme extreme) {
        return pair("extreme", "name", extreme.kind().word(), extreme.left(), extreme.right());
    }

    static Json write(NumberFunction function) {
        return Json.object()
                .put("kind", "number")
                .put("name", function.kind().word())
                .put("operand", ExpressionJson.write(function.operand()))
                .build();
    }

    static Expression divide(Located json) {
        Fields fields = json.fields("kind", "operator", "left", "right");
        DivideOperator operator =
                named(fields.required("operator"), "operator", DivideOperator.values(), DivideOperator::symbol);
        return new Divide(operator, operand(fields, "left"), operand(fields, "right"));
    }

    static Expression extreme(Located json) {
        Fields fields = json.fields("kind", "name", "left", "right");
        ExtremeKind kind = named(fields.required("name"), "name", ExtremeKind.values(), ExtremeKind::word);
        return new Extreme(kind, operand(fields, "left"), operand(fields, "right"));
    }

    static Expression function(Located json) {
        Fields fields = json.fields("kind", "name", "operand");
        NumberKind kind = named(fields.required("name"), "name", NumberKind.values(), NumberKind::word);
        return new NumberFunction(kind, operand(fields, "operand"));
    }

    private static Json pair(String kind, String field, String name, Expression left, Expression right) {
        return Json.object()
                .put("kind", kind)
                .put(field, name)
                .put("left", ExpressionJson.write(left))
                .put("right", ExpressionJson.write(right))
                .build();
    }

    private static Expression operand(Fields fields, String name) {
        return ExpressionJson.read(fields.required(name));
    }

    private static <T> T named(Located json, String what, T[] known, Function<T, String> name) {
        String text = json.string();
        return Arrays.stream(known)
                .filter(candidate -> name.apply(candidate).equals(text))
                .findFirst()
                .orElseThrow(() -> json.error("unknown " + what + "; known are "
                        + Arrays.stream(known).map(name).collect(Collectors.joining(" "))));
    }
}
