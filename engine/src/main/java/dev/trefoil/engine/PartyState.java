package dev.trefoil.engine;

import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.JsonLimits;
import dev.trefoil.script.json.Located;
import java.util.Optional;

/// What one party has recorded of a run, told to the other two when a step starts.
///
/// @param runs how many runs of the authorization this party knows, those that start now included
/// @param number this run's number; 0 if this party has not counted it
/// @param done the last step that is done here
/// @param resultKey the key that asked for the step, if the step is done here; else empty
/// @param failed whether that last step failed, and the run goes on
/// @param ended why the data ended the run; else empty
record PartyState(long runs, long number, int done, String resultKey, boolean failed, Optional<String> ended) {
    PartyState(long runs, long number, int done, String resultKey, Optional<String> ended) {
        this(runs, number, done, resultKey, false, ended);
    }

    byte[] bytes() {
        return Json.object()
                .put("runs", runs)
                .put("number", number)
                .put("done", done)
                .put("resultKey", resultKey)
                .put("failed", Json.of(failed))
                .put("ended", ended)
                .build()
                .canonicalBytes();
    }

    static PartyState read(byte[] bytes) {
        Fields fields = Located.root(Json.parse(bytes, JsonLimits.SMALL))
                .fields("runs", "number", "done", "resultKey", "failed", "ended");
        return new PartyState(
                fields.required("runs").number(0, Long.MAX_VALUE),
                fields.required("number").number(0, Long.MAX_VALUE),
                (int) fields.required("done").number(0, Integer.MAX_VALUE),
                fields.required("resultKey").string(),
                fields.required("failed").bool(),
                fields.optional("ended").map(Located::string));
    }
}
