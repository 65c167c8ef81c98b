package dev.trefoil.policy;

import dev.trefoil.script.Digest;
import dev.trefoil.script.Script;
import dev.trefoil.script.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Everything that a script lets out, as one JSON value with one encoding: `trefoil-disclosure-1`.
///
/// A function of the script alone: equal scripts give equal bytes. Its digest stands inside the bytes that approvers
/// sign; everybody who reads these makes the report anew.
public record Report(Script script, List<Disclosure> steps) {
    /// The version of the rules by which reports are made; a change of what a report says changes it.
    public static final long VERSION = 1;

    private static final String FORMAT = "trefoil-disclosure-1";
    private static final int REMEMBERED = 256;
    private static final Recipient ANALYST = new Recipient("the analyst", "who asks");
    private static final Map<Digest, Digest> DIGESTS = new LinkedHashMap<>();

    public Report {
        steps = List.copyOf(steps);
    }

    public static Report of(Script script) {
        return new Report(script, Disclosure.of(script));
    }

    public Json json() {
        return Json.object()
                .put("format", FORMAT)
                .put("script", script.digest().hex())
                .put("steps", Json.list(steps.stream().map(Report::step).toList()))
                .build();
    }

    private static Json step(Disclosure step) {
        return Json.list(step.outputs().stream()
                .map(output -> Json.of(output.sentence(ANALYST)))
                .toList());
    }

    /// The digest of the report on `script`; remembered for the scripts seen last, since it is asked at every step of a
    /// run.
    public static Digest digest(Script script) {
        Digest name = script.digest();
        synchronized (DIGESTS) {
            Digest known = DIGESTS.get(name);
            if (known != null) {
                return known;
            }
        }
        Digest made = Digest.of(of(script).json().canonicalBytes());
        synchronized (DIGESTS) {
            if (DIGESTS.size() >= REMEMBERED) {
                DIGESTS.remove(DIGESTS.keySet().iterator().next());
            }
            DIGESTS.put(name, made);
        }
        return made;
    }
}
