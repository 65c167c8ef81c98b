package dev.trefoil.script;

import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Expression.And;
import dev.trefoil.plan.Expression.Arithmetic;
import dev.trefoil.plan.Expression.ArithmeticOperator;
import dev.trefoil.plan.Expression.Cast;
import dev.trefoil.plan.Expression.Coalesce;
import dev.trefoil.plan.Expression.ColumnRef;
import dev.trefoil.plan.Expression.Compare;
import dev.trefoil.plan.Expression.Comparison;
import dev.trefoil.plan.Expression.Concatenate;
import dev.trefoil.plan.Expression.DateAdd;
import dev.trefoil.plan.Expression.DateDifference;
import dev.trefoil.plan.Expression.DatePart;
import dev.trefoil.plan.Expression.Divide;
import dev.trefoil.plan.Expression.Extreme;
import dev.trefoil.plan.Expression.FillNull;
import dev.trefoil.plan.Expression.IfElse;
import dev.trefoil.plan.Expression.IsIn;
import dev.trefoil.plan.Expression.IsNull;
import dev.trefoil.plan.Expression.Literal;
import dev.trefoil.plan.Expression.Not;
import dev.trefoil.plan.Expression.NumberFunction;
import dev.trefoil.plan.Expression.Or;
import dev.trefoil.plan.Expression.Placeholder;
import dev.trefoil.plan.Expression.Substring;
import dev.trefoil.plan.Expression.TextFunction;
import dev.trefoil.plan.Expression.TextMatch;
import dev.trefoil.plan.Limits;
import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.Located;
import java.util.Arrays;
import java.util.function.BinaryOperator;

/// An expression as nested objects, each with its `kind` and the operands by name.
public final class ExpressionJson {
    private ExpressionJson() {}

    /// Throws no more than the stack allows: the caller has held the plan against [dev.trefoil.plan.PlanSize]
    /// before.
    static Json write(Expression expression) {
        return switch (expression) {
            case ColumnRef(var column) ->
                kind("column").put("name", column.name()).build();
            case Literal(var value) ->
                kind("literal").put("value", ValueJson.write(value)).build();
            case Placeholder(var name, var type) ->
                kind("placeholder")
                        .put("name", name.name())
                        .put("type", TypeJson.write(type))
                        .build();
            case Arithmetic(var operator, var left, var right) ->
                pair(kind("arithmetic").put("operator", operator.symbol()), left, right);
            case Divide divide -> NumberJson.write(divide);
            case Extreme extreme -> NumberJson.write(extreme);
            case NumberFunction function -> NumberJson.write(function);
            case Compare(var comparison, var left, var right) ->
                pair(kind("compare").put("operator", comparison.symbol()), left, right);
            case TextFunction function -> TextJson.write(function);
            case Substring substring -> TextJson.write(substring);
            case TextMatch match -> TextJson.write(match);
            case Concatenate concatenate -> TextJson.write(concatenate);
            case And(var left, var right) -> pair(kind("and"), left, right);
            case Or(var left, var right) -> pair(kind("or"), left, right);
            case Not(var operand) -> operand("not", operand).build();
            case IsNull(var operand) -> operand("isnull", operand).build();
            case FillNull(var operand, var replacement) ->
                operand("fillnull", operand)
                        .put("replacement", ValueJson.write(replacement))
                        .build();
            case Coalesce(var left, var right) -> pair(kind("coalesce"), left, right);
            case IfElse(var condition, var then, var otherwise) ->
                kind("ifelse")
                        .put("condition", write(condition))
                        .put("then", write(then))
                        .put("otherwise", write(otherwise))
                        .build();
            case IsIn(var operand, var values) ->
                operand("isin", operand)
                        .put(
                                "values",
                                Json.list(values.stream().map(ValueJson::write).toList()))
                        .build();
            case Cast(var operand, var target) ->
                operand("cast", operand).put("type", TypeJson.write(target)).build();
            case DatePart part -> TextJson.write(part);
            case DateDifference difference -> TextJson.write(difference);
            case DateAdd add -> TextJson.write(add);
        };
    }

    private static Json.Builder kind(String kind) {
        return Json.object().put("kind", kind);
    }

    private static Json.Builder operand(String kind, Expression operand) {
        return kind(kind).put("operand", write(operand));
    }

    private static Json pair(Json.Builder builder, Expression left, Expression right) {
        return builder.put("left", write(left)).put("right", write(right)).build();
    }

    static Expression read(Located json) {
        return switch (json.kind()) {
            case "column" ->
                new ColumnRef(SchemaJson.column(json.fields("kind", "name").required("name")));
            case "literal" ->
                new Literal(ValueJson.read(json.fields("kind", "value").required("value")));
            case "placeholder" -> placeholder(json);
            case "arithmetic" -> arithmetic(json.fields("kind", "operator", "left", "right"));
            case "divide" -> NumberJson.divide(json);
            case "extreme" -> NumberJson.extreme(json);
            case "number" -> NumberJson.function(json);
            case "compare" -> compare(json.fields("kind", "operator", "left", "right"));
            case "and" -> pair(json, And::new);
            case "or" -> pair(json, Or::new);
            case "not" -> new Not(operand(json.fields("kind", "operand")));
            case "isnull" -> new IsNull(operand(json.fields("kind", "operand")));
            case "fillnull" -> fillNull(json.fields("kind", "operand", "replacement"));
            case "coalesce" -> pair(json, Coalesce::new);
            case "ifelse" -> ifElse(json.fields("kind", "condition", "then", "otherwise"));
            case "isin" -> isIn(json.fields("kind", "operand", "values"));
            case "cast" -> cast(json.fields("kind", "operand", "type"));
            case "textfunction", "substring", "textmatch", "concatenate", "datepart", "datedifference", "dateadd" ->
                TextJson.read(json);
            default -> throw json.unknownKind(json.kind());
        };
    }

    private static Expression placeholder(Located json) {
        Fields fields = json.fields("kind", "name", "type");
        var name = PlaceholderJson.name(fields.required("name"));
        var type = TypeJson.read(fields.required("type"));
        return json.make(() -> new Placeholder(name, type));
    }

    private static Expression operand(Fields fields) {
        return read(fields.required("operand"));
    }

    private static Expression pair(Located json, BinaryOperator<Expression> maker) {
        Fields fields = json.fields("kind", "left", "right");
        return maker.apply(read(fields.required("left")), read(fields.required("right")));
    }

    private static Expression arithmetic(Fields fields) {
        Located symbol = fields.required("operator");
        ArithmeticOperator operator = Arrays.stream(ArithmeticOperator.values())
                .filter(candidate -> candidate.symbol().equals(symbol.string()))
                .findFirst()
                .orElseThrow(() -> symbol.error("unknown operator; known are + - *"));
        return new Arithmetic(operator, read(fields.required("left")), read(fields.required("right")));
    }

    private static Expression compare(Fields fields) {
        Located symbol = fields.required("operator");
        Comparison comparison = Arrays.stream(Comparison.values())
                .filter(candidate -> candidate.symbol().equals(symbol.string()))
                .findFirst()
                .orElseThrow(() -> symbol.error("unknown comparison; known are == != < <= > >="));
        return new Compare(comparison, read(fields.required("left")), read(fields.required("right")));
    }

    private static Expression fillNull(Fields fields) {
        return new FillNull(operand(fields), ValueJson.read(fields.required("replacement")));
    }

    private static Expression ifElse(Fields fields) {
        return new IfElse(
                read(fields.required("condition")), read(fields.required("then")), read(fields.required("otherwise")));
    }

    private static Expression isIn(Fields fields) {
        return new IsIn(
                operand(fields),
                fields.required("values").list(Limits.MAX_LIST).stream()
                        .map(ValueJson::read)
                        .toList());
    }

    private static Expression cast(Fields fields) {
        return new Cast(operand(fields), TypeJson.read(fields.required("type")));
    }
}
