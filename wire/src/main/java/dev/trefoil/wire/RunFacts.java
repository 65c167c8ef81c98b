package dev.trefoil.wire;

import dev.trefoil.authorization.Approval;
import dev.trefoil.authorization.Envelope;
import dev.trefoil.authorization.Refused;
import dev.trefoil.authorization.StepOrder;
import dev.trefoil.script.Digest;
import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.Located;
import java.nio.charset.StandardCharsets;

/// Which run of which authorization a signed call is for: in the signed call itself, so that it proves by itself, to
/// whoever gets it later, that the analyst asked for this run.
///
/// @param authorization the digest of the request
/// @param run what names the run in the records of the parties
public record RunFacts(Digest authorization, RunTag run) {
    /// What asking for `run` under an authorization says.
    public static RunFacts of(Digest authorization, StepOrder order, Operation.Run run) {
        return new RunFacts(authorization, name(order, run.tag(), run.session(), run.number()));
    }

    /// What names a run in the records of the parties.
    ///
    /// In free order each step in each session is a run of its own, whatever tag a client gives it: under one
    /// tag, neither another step nor other values for placeholders belong to a run that is counted already.
    public static RunTag name(StepOrder order, RunTag tag, RunTag session, int number) {
        return switch (order) {
            case LINEAR -> tag;
            case FREE ->
                new RunTag(Digest.of((session + " " + tag + " " + number).getBytes(StandardCharsets.US_ASCII))
                        .hex());
        };
    }

    /// What the signed call for an operation says beside its body: of a run these facts, of anything else nothing.
    /// Nothing either if there is no request in the approved file, which the parties refuse.
    static Json.Obj said(Operation operation) {
        if (operation instanceof Operation.Run run) {
            try {
                Envelope envelope = Envelope.decode(run.approved().getBytes(StandardCharsets.UTF_8));
                StepOrder order = Approval.request(envelope).order();
                return of(envelope.payloadDigest(), order, run).json();
            } catch (Refused e) {
                System.getLogger(RunFacts.class.getName())
                        .log(System.Logger.Level.DEBUG, "a file that is no approved one", e);
            }
        }
        return Json.object().build();
    }

    public Json.Obj json() {
        return Json.object()
                .put("authorization", authorization.hex())
                .put("run", run.hex())
                .build();
    }

    /// Reads what [#json] writes; throws [dev.trefoil.script.json.JsonException] for anything else.
    public static RunFacts read(Located json) {
        Fields fields = json.fields("authorization", "run");
        Located authorization = fields.required("authorization");
        Located run = fields.required("run");
        return new RunFacts(
                authorization.make(() -> new Digest(authorization.string())), run.make(() -> new RunTag(run.string())));
    }
}
