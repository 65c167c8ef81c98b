package dev.trefoil.script;

import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Limits;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.TableRef;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.Located;
import java.util.regex.Pattern;

/// A table as its handle, 64 upper-case hex digits, or as `step 3`.
public final class TableRefJson {
    private static final Pattern STEP = Pattern.compile("step [1-9][0-9]{0,3}");

    private TableRefJson() {}

    public static Json write(TableRef table) {
        return switch (table) {
            case Handle handle -> Json.of(handle.hex());
            case StepRef step -> Json.of(step.toString());
        };
    }

    public static TableRef read(Located json) {
        String text = json.string();
        return STEP.matcher(text).matches()
                ? json.make(() -> new StepRef(Math.min(Integer.parseInt(text.substring(5)), Limits.MAX_STEPS + 1)))
                : handle(json);
    }

    /// A handle, in upper case only, so that it has one spelling.
    public static Handle handle(Located json) {
        Handle handle = json.make(() -> Handle.of(json.string()));
        if (!handle.hex().equals(json.string())) {
            throw json.error("a handle is written in upper case here: " + handle.hex());
        }
        return handle;
    }
}
