package dev.trefoil.script;

import dev.trefoil.plan.Limits;
import dev.trefoil.plan.Multiplicity;
import dev.trefoil.plan.Plan.JoinKind;
import dev.trefoil.plan.Plan.KeyPair;
import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.Located;

/// The kind, the multiplicity and the keys of a join.
final class JoinJson {
    private JoinJson() {}

    static Json write(KeyPair pair) {
        return Json.object()
                .put("left", pair.left().name())
                .put("right", pair.right().name())
                .build();
    }

    static KeyPair keyPair(Located json) {
        Fields pair = json.fields("left", "right");
        return new KeyPair(SchemaJson.column(pair.required("left")), SchemaJson.column(pair.required("right")));
    }

    static String name(JoinKind how) {
        return switch (how) {
            case INNER -> "inner";
            case LEFT -> "left";
            case RIGHT -> "right";
            case FULL -> "full";
            case SEMI -> "semi";
            case ANTI -> "anti";
        };
    }

    static JoinKind kind(Located json) {
        for (JoinKind kind : JoinKind.values()) {
            if (name(kind).equals(json.string())) {
                return kind;
            }
        }
        throw json.error("unknown join; known are inner, left, right, full, semi and anti");
    }

    static Json write(Multiplicity multiplicity) {
        return switch (multiplicity) {
            case Multiplicity.ManyToOne _ -> kind("manyToOne").build();
            case Multiplicity.OneToOne _ -> kind("oneToOne").build();
            case Multiplicity.OneToMany _ -> kind("oneToMany").build();
            case Multiplicity.ManyToMany(long maxRows) ->
                kind("manyToMany").put("maxRows", maxRows).build();
            case Multiplicity.Unchecked _ -> kind("unchecked").build();
        };
    }

    static Multiplicity multiplicity(Located json) {
        return switch (json.kind()) {
            case "manyToOne" -> alone(json, new Multiplicity.ManyToOne());
            case "oneToOne" -> alone(json, new Multiplicity.OneToOne());
            case "oneToMany" -> alone(json, new Multiplicity.OneToMany());
            case "manyToMany" ->
                new Multiplicity.ManyToMany(
                        json.fields("kind", "maxRows").required("maxRows").number(0, Limits.MAX_ROWS));
            case "unchecked" -> alone(json, new Multiplicity.Unchecked());
            default -> throw json.unknownKind(json.kind());
        };
    }

    private static Json.Builder kind(String kind) {
        return Json.object().put("kind", kind);
    }

    /// The multiplicity, after a check that nothing but its kind stands there.
    private static Multiplicity alone(Located json, Multiplicity multiplicity) {
        json.fields("kind");
        return multiplicity;
    }
}
