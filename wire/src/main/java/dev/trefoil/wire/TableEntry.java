package dev.trefoil.wire;

import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Schema;
import dev.trefoil.script.Digest;
import dev.trefoil.script.SchemaJson;
import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.Located;
import java.util.Optional;

/// What is public about a stored table. `owner` is the key id of who uploaded or stored it.
public record TableEntry(Handle table, Optional<String> name, Schema schema, int rows, Digest owner) {
    public Json json() {
        return Json.object()
                .put("table", table.hex())
                .put("name", name)
                .put("schema", SchemaJson.write(schema))
                .put("rows", rows)
                .put("owner", owner.hex())
                .build();
    }

    public static TableEntry read(Located json) {
        Fields fields = json.fields("table", "name", "schema", "rows", "owner");
        return new TableEntry(
                OperationJson.handle(fields.required("table")),
                fields.optional("name").map(Located::string),
                SchemaJson.read(fields.required("schema")),
                (int) fields.required("rows").number(0, Integer.MAX_VALUE),
                OperationJson.digest(fields.required("owner")));
    }
}
