package dev.trefoil.wire;

import dev.trefoil.authorization.Request;
import dev.trefoil.authorization.VerificationKey;
import dev.trefoil.script.Digest;
import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.Located;
import java.time.Instant;
import java.util.List;

/// What a party knows of an authorization that it was shown, and of its runs.
///
/// @param authorization the digest of the request, which whoever signed it can compare
/// @param notAfter when it ends
/// @param approvers the key ids of those whose signatures it was shown
/// @param runs how many runs are counted
/// @param running how many steps of it this party runs now
/// @param revoked why it is good no more; empty if it is not revoked
public record AuthorizationEntry(
        Digest authorization,
        String script,
        String purpose,
        VerificationKey analyst,
        Instant notAfter,
        long maxRuns,
        List<Digest> approvers,
        long runs,
        long running,
        List<String> revoked) {
    private static final int MOST = 1_000;

    public AuthorizationEntry {
        approvers = List.copyOf(approvers);
        revoked = List.copyOf(revoked);
    }

    /// What the request itself says; nothing was counted yet.
    public static AuthorizationEntry of(Request request, List<Digest> approvers) {
        return new AuthorizationEntry(
                request.digest(),
                request.script().name(),
                request.purpose(),
                request.analyst(),
                request.notAfter(),
                request.maxRuns(),
                approvers,
                0,
                0,
                List.of());
    }

    /// The same authorization with what a party knows of it now.
    public AuthorizationEntry now(long counted, long busy, List<String> reasons) {
        return new AuthorizationEntry(
                authorization, script, purpose, analyst, notAfter, maxRuns, approvers, counted, busy, reasons);
    }

    public Json json() {
        return Json.object()
                .put("authorization", authorization.hex())
                .put("script", script)
                .put("purpose", purpose)
                .put("analyst", analyst.hex())
                .put("notAfter", notAfter.getEpochSecond())
                .put("maxRuns", maxRuns)
                .put(
                        "approvers",
                        Json.list(approvers.stream()
                                .map(key -> Json.of(key.hex()))
                                .toList()))
                .put("runs", runs)
                .put("running", running)
                .put("revoked", Json.list(revoked.stream().map(Json::of).toList()))
                .build();
    }

    public static AuthorizationEntry read(Located json) {
        Fields fields = json.fields(
                "authorization",
                "script",
                "purpose",
                "analyst",
                "notAfter",
                "maxRuns",
                "approvers",
                "runs",
                "running",
                "revoked");
        Located analyst = fields.required("analyst");
        return new AuthorizationEntry(
                OperationJson.digest(fields.required("authorization")),
                fields.required("script").string(),
                fields.required("purpose").string(),
                analyst.make(() -> new VerificationKey(analyst.string())),
                Instant.ofEpochSecond(fields.required("notAfter").number(0, 10_000_000_000L)),
                fields.required("maxRuns").number(1, Long.MAX_VALUE),
                fields.required("approvers").list(MOST).stream()
                        .map(OperationJson::digest)
                        .toList(),
                fields.required("runs").number(0, Long.MAX_VALUE),
                fields.required("running").number(0, Long.MAX_VALUE),
                fields.required("revoked").list(MOST).stream()
                        .map(Located::string)
                        .toList());
    }
}
