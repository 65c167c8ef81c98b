package dev.trefoil.script;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Limits;
import dev.trefoil.plan.Schema;
import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.Located;
import java.util.List;

/// A schema as a list of `{"column": name, "type": type string}`.
public final class SchemaJson {
    private SchemaJson() {}

    public static Json write(Schema schema) {
        return Json.list(schema.fields().stream().map(SchemaJson::field).toList());
    }

    private static Json field(Field field) {
        return Json.object()
                .put("column", field.column().name())
                .put("type", TypeJson.write(field.type()))
                .build();
    }

    public static Schema read(Located json) {
        List<Field> fields =
                json.list(Limits.MAX_COLUMNS).stream().map(SchemaJson::field).toList();
        return json.make(() -> new Schema(fields));
    }

    private static Field field(Located json) {
        Fields fields = json.fields("column", "type");
        return new Field(column(fields.required("column")), TypeJson.read(fields.required("type")));
    }

    static Column column(Located json) {
        String name = json.string();
        return json.make(() -> new Column(name));
    }
}
