package dev.trefoil.authorization;

import dev.trefoil.script.Script;
import dev.trefoil.script.ScriptJson;
import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.JsonLimits;
import dev.trefoil.script.json.Located;
import java.time.DateTimeException;
import java.time.Instant;

/// The format of requests, `trefoil-request-2`.
public final class RequestJson {
    private static final String FORMAT = "trefoil-request-2";

    private RequestJson() {}

    public static Json write(Request request) {
        return Json.object()
                .put("format", FORMAT)
                .put("environment", request.environment())
                .put("environmentVersion", request.environmentVersion())
                .put("analyst", request.analyst().hex())
                .put("purpose", request.purpose())
                .put("agreement", request.agreement())
                .put("notBefore", request.notBefore().toString())
                .put("notAfter", request.notAfter().toString())
                .put("maxRuns", request.maxRuns())
                .put("order", request.order().word())
                .put("guard", "none")
                .put("replacedTables", request.replacedTables().word())
                .put("disclosure", DisclosureId.of(request.script()).json())
                .put("script", ScriptJson.write(request.script()))
                .build();
    }

    /// The request of a file, which may be indented; signatures cover the canonical form.
    public static Request parse(byte[] bytes) {
        return read(Located.root(Json.parse(bytes, JsonLimits.SCRIPT)));
    }

    /// Throws [Refused] if the report on what the script lets out is not the one that was signed.
    public static Request read(Located json) {
        Fields fields = json.fields(
                "format",
                "environment",
                "environmentVersion",
                "analyst",
                "purpose",
                "agreement",
                "notBefore",
                "notAfter",
                "maxRuns",
                "order",
                "guard",
                "replacedTables",
                "disclosure",
                "script");
        EnvironmentJson.requireFormat(fields.required("format"), FORMAT);
        String environment = fields.required("environment").string();
        long version = fields.required("environmentVersion").number(1, Environment.MAX_VERSION);
        VerificationKey analyst = EnvironmentJson.key(fields.required("analyst"));
        String purpose = fields.required("purpose").string();
        String agreement = fields.required("agreement").string();
        Instant notBefore = instant(fields.required("notBefore"));
        Instant notAfter = instant(fields.required("notAfter"));
        long maxRuns = fields.required("maxRuns").number(1, Request.MAX_RUNS);
        StepOrder order = order(fields.required("order"));
        requireOnly(fields.required("guard"), "none");
        ReplacedTables replaced = replaced(fields.required("replacedTables"));
        Script script = ScriptJson.read(fields.required("script"));
        DisclosureId disclosure = DisclosureId.read(fields.required("disclosure"));
        Request request = EnvironmentJson.make(
                json,
                () -> new Request(
                        script,
                        environment,
                        version,
                        analyst,
                        purpose,
                        agreement,
                        notBefore,
                        notAfter,
                        maxRuns,
                        order,
                        replaced));
        disclosure.requireOf(script);
        return request;
    }

    /// A time in the one spelling of ISO 8601 in UTC.
    static Instant instant(Located json) {
        try {
            Instant time = Instant.parse(json.string());
            if (time.toString().equals(json.string())) {
                return time;
            }
        } catch (DateTimeException e) {
            throw json.error("not a time: write it as 2026-01-31T12:00:00Z");
        }
        throw json.error("this time has one spelling here: write it as 2026-01-31T12:00:00Z");
    }

    private static StepOrder order(Located json) {
        return StepOrder.of(json.string())
                .orElseThrow(() -> json.error("the order of the steps is \"linear\" or \"free\""));
    }

    private static ReplacedTables replaced(Located json) {
        return ReplacedTables.of(json.string())
                .orElseThrow(() -> json.error("say \"refused\" or \"followed\" of tables that are uploaded anew"));
    }

    private static void requireOnly(Located json, String known) {
        if (!json.string().equals(known)) {
            throw json.error("only \"" + known + "\" is supported here");
        }
    }
}
