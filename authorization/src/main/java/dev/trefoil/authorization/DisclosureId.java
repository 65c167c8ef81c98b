package dev.trefoil.authorization;

import dev.trefoil.plan.PlanException;
import dev.trefoil.policy.Report;
import dev.trefoil.script.Digest;
import dev.trefoil.script.Script;
import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.Located;

/// Which report on what its script lets out a request was made with: the version of the report's rules, and its digest.
///
/// It stands in the signed bytes. Whoever reads them makes the report anew and refuses one that differs, so nobody
/// signs or runs under another report than the one that was read.
record DisclosureId(long version, Digest digest) {
    static DisclosureId of(Script script) {
        return new DisclosureId(Report.VERSION, Report.digest(script));
    }

    Json json() {
        return Json.object().put("version", version).put("digest", digest.hex()).build();
    }

    static DisclosureId read(Located json) {
        Fields fields = json.fields("version", "digest");
        return new DisclosureId(
                fields.required("version").number(1, Integer.MAX_VALUE),
                EnvelopeJson.digest(fields.required("digest")));
    }

    /// Throws [Refused] unless this is the report that this software makes of `script`.
    void requireOf(Script script) {
        if (version != Report.VERSION) {
            throw new Refused(
                    Reason.Kind.DISCLOSURE_DIFFERS,
                    "the request was made with version " + version + " of the disclosure report, this software makes"
                            + " version " + Report.VERSION + ": make a new request with the parties' version");
        }
        if (!digest.equals(report(script))) {
            throw new Refused(
                    Reason.Kind.DISCLOSURE_DIFFERS,
                    "the request names another disclosure report than the one that its script gives: make a new"
                            + " request");
        }
    }

    private static Digest report(Script script) {
        try {
            return Report.digest(script);
        } catch (PlanException e) {
            throw new Refused(Reason.Kind.TOO_LARGE, "the request's script: " + e.getMessage(), e);
        }
    }
}
