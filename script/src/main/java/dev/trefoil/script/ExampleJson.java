package dev.trefoil.script;

import dev.trefoil.plan.Limits;
import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.Located;
import java.util.List;
import java.util.Optional;

/// An example: the number of its step, how many rows there were, and the first of them as lists of texts and nulls.
final class ExampleJson {
    private ExampleJson() {}

    static Json write(Example example) {
        return Json.object()
                .put("step", example.step())
                .put("ofRows", example.ofRows())
                .put(
                        "rows",
                        Json.list(example.rows().stream().map(ExampleJson::row).toList()))
                .build();
    }

    private static Json row(Example.Row row) {
        return Json.list(row.cells().stream()
                .map(cell -> cell.<Json>map(Json::of).orElseGet(Json.Null::new))
                .toList());
    }

    static Example read(Located json) {
        Fields fields = json.fields("step", "ofRows", "rows");
        int step = (int) fields.required("step").number(1, Limits.MAX_STEPS);
        long ofRows = fields.required("ofRows").number(0, Limits.MAX_ROWS);
        List<Example.Row> rows = fields.required("rows").list(Example.MAX_ROWS).stream()
                .map(row -> row(row))
                .toList();
        return json.make(() -> new Example(step, ofRows, rows));
    }

    private static Example.Row row(Located json) {
        List<Optional<String>> cells =
                json.list(Example.MAX_COLUMNS).stream().map(ExampleJson::cell).toList();
        return json.make(() -> new Example.Row(cells));
    }

    private static Optional<String> cell(Located json) {
        return json.json() instanceof Json.Null ? Optional.empty() : Optional.of(json.string());
    }
}
