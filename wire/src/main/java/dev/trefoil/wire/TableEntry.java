package dev.trefoil.wire;

import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Schema;
import dev.trefoil.script.Digest;
import dev.trefoil.script.SchemaJson;
import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.Located;
import java.util.Optional;

/// What is public about a stored table.
///
/// @param owner the key id of who uploaded or stored it
/// @param replaced whether its name means a newer table
public record TableEntry(Handle table, Optional<String> name, Schema schema, int rows, Digest owner, boolean replaced) {
    public Json json() {
        return Json.object()
                .put("table", table.hex())
                .put("name", name)
                .put("schema", SchemaJson.write(schema))
                .put("rows", rows)
                .put("owner", owner.hex())
                .put("replaced", Json.of(replaced))
                .build();
    }

    public static TableEntry read(Located json) {
        Fields fields = json.fields("table", "name", "schema", "rows", "owner", "replaced");
        return new TableEntry(
                OperationJson.handle(fields.required("table")),
                fields.optional("name").map(Located::string),
                SchemaJson.read(fields.required("schema")),
                (int) fields.required("rows").number(0, Integer.MAX_VALUE),
                OperationJson.digest(fields.required("owner")),
                fields.required("replaced").bool());
    }
}
