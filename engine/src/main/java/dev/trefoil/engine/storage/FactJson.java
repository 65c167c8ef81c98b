package dev.trefoil.engine.storage;

import dev.trefoil.authorization.SignedRequest;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Limits;
import dev.trefoil.script.Digest;
import dev.trefoil.script.SchemaJson;
import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.Located;

/// Facts as JSON objects with their `kind`, as they lie in journals and go from party to party.
public final class FactJson {
    private FactJson() {}

    public static Json write(Fact fact) {
        return switch (fact) {
            case Fact.RunCounted(SignedRequest call) ->
                Json.object().put("kind", "run").put("call", call.json()).build();
            case Fact.TableAdded(StoredTable table) ->
                Json.object().put("kind", "table").put("table", table(table)).build();
            case Fact.TableRemoved(Handle table) ->
                Json.object().put("kind", "removed").put("table", table.hex()).build();
            case Fact.EnvironmentEntered(long version, Digest digest) ->
                Json.object()
                        .put("kind", "environment")
                        .put("version", version)
                        .put("digest", digest.hex())
                        .build();
        };
    }

    /// Throws [dev.trefoil.script.json.JsonException] for what is no fact.
    public static Fact read(Located json) {
        return switch (json.kind()) {
            case "run" ->
                new Fact.RunCounted(
                        SignedRequest.read(json.fields("kind", "call").required("call")));
            case "table" ->
                new Fact.TableAdded(table(json.fields("kind", "table").required("table")));
            case "removed" ->
                new Fact.TableRemoved(handle(json.fields("kind", "table").required("table")));
            case "environment" -> {
                Fields fields = json.fields("kind", "version", "digest");
                yield new Fact.EnvironmentEntered(
                        fields.required("version").number(1, Long.MAX_VALUE), digest(fields.required("digest")));
            }
            default -> throw json.unknownKind(json.kind());
        };
    }

    private static Json table(StoredTable table) {
        return Json.object()
                .put("handle", table.handle().hex())
                .put("owner", table.owner().hex())
                .put("name", table.name())
                .put("schema", SchemaJson.write(table.schema()))
                .put("rows", table.rows())
                .put("hiddenValidity", Json.of(table.hiddenValidity()))
                .put(
                        "commitments",
                        Json.list(table.commitments().stream()
                                .map(commitment -> Json.of(commitment.hex()))
                                .toList()))
                .build();
    }

    private static StoredTable table(Located json) {
        Fields fields = json.fields("handle", "owner", "name", "schema", "rows", "hiddenValidity", "commitments");
        return json.make(() -> new StoredTable(
                handle(fields.required("handle")),
                digest(fields.required("owner")),
                fields.optional("name").map(Located::string),
                SchemaJson.read(fields.required("schema")),
                (int) fields.required("rows").number(0, Limits.MAX_ROWS),
                fields.required("hiddenValidity").bool(),
                fields.required("commitments").list(3).stream()
                        .map(FactJson::digest)
                        .toList()));
    }

    private static Handle handle(Located json) {
        return json.make(() -> new Handle(json.string()));
    }

    private static Digest digest(Located json) {
        return json.make(() -> new Digest(json.string()));
    }
}
