package dev.trefoil.policy;

import dev.trefoil.script.Digest;
import dev.trefoil.script.Script;
import dev.trefoil.script.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Everything that a script lets out, step by step: what becomes known, from which source columns, how many rows stand
/// behind it as far as the script tells, and by which shapes single rows may show.
///
/// A function of the script alone, exact over the closed language: equal scripts give equal bytes. Its digest stands
/// inside the bytes that approvers sign; everybody who reads these makes the report anew. A script whose report would
/// be too much work has none: this throws [dev.trefoil.plan.PlanException].
public record Report(Script script, Exposure exposure, List<StepReport> steps) {
    /// The version of the rules by which reports are made; a change of what a report says changes it.
    public static final long VERSION = 1;

    private static final int REMEMBERED = 256;
    private static final Map<Digest, Digest> DIGESTS = new LinkedHashMap<>();

    public Report {
        steps = List.copyOf(steps);
    }

    public static Report of(Script script) {
        return of(script, new Work());
    }

    static Report of(Script script, Work work) {
        List<StepReport> steps = new ScriptTrace(script, work).reports();
        Exposure all = steps.stream().map(StepReport::exposure).reduce(Exposure.NOTHING, Exposure::or);
        return new Report(script, all, steps);
    }

    /// The report as JSON of the format `trefoil-disclosure-1`.
    public Json json() {
        return ReportJson.write(this);
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
