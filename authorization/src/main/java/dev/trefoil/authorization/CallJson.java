package dev.trefoil.authorization;

import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.Located;
import java.util.List;

/// The format of calls, `trefoil-call-1`.
final class CallJson {
    private static final String FORMAT = "trefoil-call-1";

    private CallJson() {}

    static Json write(Call call) {
        return Json.object()
                .put("format", FORMAT)
                .put("purpose", call.purpose())
                .put("environment", call.environment().hex())
                .put(
                        "parties",
                        Json.list(call.legs().stream().map(CallJson::leg).toList()))
                .put("fields", call.fields())
                .build();
    }

    private static Json leg(Leg leg) {
        return Json.object()
                .put("party", leg.party().hex())
                .put("challenge", leg.challenge())
                .put("channel", leg.channel().hex())
                .put("body", leg.body().hex())
                .build();
    }

    static Call read(Located json) {
        Fields fields = json.fields("format", "purpose", "environment", "parties", "fields");
        EnvironmentJson.requireFormat(fields.required("format"), FORMAT);
        String purpose = fields.required("purpose").string();
        var environment = EnvelopeJson.digest(fields.required("environment"));
        List<Leg> legs =
                fields.required("parties").list(3).stream().map(CallJson::leg).toList();
        Located inner = fields.required("fields");
        if (!(inner.json() instanceof Json.Obj object)) {
            throw inner.error("expected an object");
        }
        return EnvironmentJson.make(json, () -> new Call(purpose, environment, legs, object));
    }

    private static Leg leg(Located json) {
        Fields fields = json.fields("party", "challenge", "channel", "body");
        var party = EnvelopeJson.digest(fields.required("party"));
        String challenge = fields.required("challenge").string();
        var channel = EnvelopeJson.digest(fields.required("channel"));
        var body = EnvelopeJson.digest(fields.required("body"));
        return EnvironmentJson.make(json, () -> new Leg(party, challenge, channel, body));
    }
}
