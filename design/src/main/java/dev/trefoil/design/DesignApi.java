package dev.trefoil.design;

import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Schema;
import dev.trefoil.script.SchemaJson;
import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.Located;
import java.util.Optional;

/// The HTTPS interface of a design server: POST of a [Framing] body to `/v1/design/...`, answered by another.
///
/// `upload` `{name?, dummyFor?, schema, rows}` and the frame's bytes: `{table}`; `tables` `{}`: `{tables}`; `table`
/// `{table}`: one table; `store` `{plan, name?}`: `{table}`; `reveal` `{plan}`: `{schema, rows}` and bytes; `remove`
/// `{table}`: `{}`. Errors are a [dev.trefoil.wire.Failure].
final class DesignApi {
    static final String ROOT = "/v1/design/";
    static final String HEALTH = "/v1/health";
    static final int MAX_TABLES = 100_000;

    private DesignApi() {}

    static Json write(DesignTable table) {
        return Json.object()
                .put("table", table.handle().hex())
                .put("name", table.name())
                .put("schema", SchemaJson.write(table.schema()))
                .put("rows", table.rows())
                .put("dummyFor", table.dummyFor().map(Handle::hex))
                .build();
    }

    static DesignTable read(Located json) {
        Fields fields = json.fields("table", "name", "schema", "rows", "dummyFor");
        return new DesignTable(
                handle(fields.required("table")),
                fields.optional("name").map(Located::string),
                SchemaJson.read(fields.required("schema")),
                fields.required("rows").number(0, Integer.MAX_VALUE),
                fields.optional("dummyFor").map(DesignApi::handle));
    }

    static Json.Builder shape(Schema schema, int rows) {
        return Json.object().put("schema", SchemaJson.write(schema)).put("rows", rows);
    }

    static int rows(Located json) {
        return (int) json.number(0, Integer.MAX_VALUE);
    }

    static Handle handle(Located json) {
        return json.make(() -> Handle.of(json.string()));
    }

    static Json handle(Handle handle) {
        return Json.object().put("table", handle.hex()).build();
    }

    static Optional<String> text(Fields fields, String name) {
        return fields.optional(name).map(Located::string);
    }
}
