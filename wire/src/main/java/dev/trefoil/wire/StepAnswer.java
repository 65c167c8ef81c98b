package dev.trefoil.wire;

import dev.trefoil.authorization.Envelope;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Schema;
import dev.trefoil.script.SchemaJson;
import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.Located;
import java.nio.charset.StandardCharsets;

/// What a party answers when a step is done, beside its sealed part of a result. All three must say the same, costs
/// apart.
public sealed interface StepAnswer {
    RunCost cost();

    /// A new table, still secret, at all three parties.
    record Stored(Handle table, Schema schema, int rows, RunCost cost) implements StepAnswer {}

    /// A result; this party's sealed part follows. `receipt` is what the party signs about it.
    record Revealed(Schema schema, Envelope receipt, RunCost cost) implements StepAnswer {}

    /// The table is gone at all three parties.
    record Removed(Handle table, RunCost cost) implements StepAnswer {}

    /// What all three parties must say alike, as text.
    default String common() {
        return switch (this) {
            case Stored(Handle table, Schema schema, int rows, var _) ->
                "stored " + table + " " + rows + " " + SchemaJson.write(schema).canonical();
            case Revealed(Schema schema, var _, var _) ->
                "revealed " + SchemaJson.write(schema).canonical();
            case Removed(Handle table, var _) -> "removed " + table;
        };
    }

    default Json json() {
        return switch (this) {
            case Stored(Handle table, Schema schema, int rows, RunCost cost) ->
                Json.object()
                        .put("kind", "stored")
                        .put("table", table.hex())
                        .put("schema", SchemaJson.write(schema))
                        .put("rows", rows)
                        .put("cost", cost.json())
                        .build();
            case Revealed(Schema schema, Envelope receipt, RunCost cost) ->
                Json.object()
                        .put("kind", "revealed")
                        .put("schema", SchemaJson.write(schema))
                        .put("receipt", new String(receipt.encode(), StandardCharsets.UTF_8))
                        .put("cost", cost.json())
                        .build();
            case Removed(Handle table, RunCost cost) ->
                Json.object()
                        .put("kind", "removed")
                        .put("table", table.hex())
                        .put("cost", cost.json())
                        .build();
        };
    }

    static StepAnswer read(Located json) {
        return switch (json.kind()) {
            case "stored" -> {
                Fields fields = json.fields("kind", "table", "schema", "rows", "cost");
                yield new Stored(
                        OperationJson.handle(fields.required("table")),
                        SchemaJson.read(fields.required("schema")),
                        (int) fields.required("rows").number(0, Integer.MAX_VALUE),
                        RunCost.read(fields.required("cost")));
            }
            case "revealed" -> {
                Fields fields = json.fields("kind", "schema", "receipt", "cost");
                byte[] receipt = fields.required("receipt").string().getBytes(StandardCharsets.UTF_8);
                yield new Revealed(
                        SchemaJson.read(fields.required("schema")),
                        Envelope.decode(receipt),
                        RunCost.read(fields.required("cost")));
            }
            case "removed" -> {
                Fields fields = json.fields("kind", "table", "cost");
                yield new Removed(
                        OperationJson.handle(fields.required("table")), RunCost.read(fields.required("cost")));
            }
            default -> throw json.unknownKind(json.kind());
        };
    }
}
