package dev.trefoil.wire;

import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.Located;

/// What a step cost one party: protocol bytes it sent to the other two, rounds, and milliseconds.
public record RunCost(long bytes, long rounds, long millis) {
    public static final RunCost NONE = new RunCost(0, 0, 0);

    Json json() {
        return Json.object()
                .put("bytes", bytes)
                .put("rounds", rounds)
                .put("millis", millis)
                .build();
    }

    static RunCost read(Located json) {
        Fields fields = json.fields("bytes", "rounds", "millis");
        return new RunCost(
                fields.required("bytes").number(0, Long.MAX_VALUE),
                fields.required("rounds").number(0, Long.MAX_VALUE),
                fields.required("millis").number(0, Long.MAX_VALUE));
    }
}
