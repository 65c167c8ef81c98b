package dev.trefoil.wire;

import dev.trefoil.script.json.JsonLimits;

/// The HTTPS interface of a party: its paths, limits and version. A party answers requests of its own version
/// only.
public final class Api {
    /// The version of the interface, first part of every path.
    public static final String VERSION = "v1";

    /// The version of the software; parties of different versions refuse to run together.
    public static final String SOFTWARE = "trefoil 0.1.0";

    /// GET: `{"status": "ready"}` once the party serves requests.
    public static final String HEALTH = "/v1/health";

    /// GET: [EnvironmentAnswer].
    public static final String ENVIRONMENT = "/v1/environment";

    /// POST `{}`: a fresh challenge, [ChallengeAnswer].
    public static final String CHALLENGES = "/v1/challenges";

    /// POST [Message] with [Operation.Upload] and [ShareMaterial]; the answer names the upload: [UploadAnswer].
    /// POST to `/v1/uploads/ID/commit` makes it a table at all three parties: [TableAnswer].
    public static final String UPLOADS = "/v1/uploads";

    /// POST [Message] with [Operation.ListTables]: [TableList].
    public static final String TABLES = "/v1/tables";

    /// POST [Message] with [Operation.Remove].
    public static final String REMOVE = "/v1/tables/remove";

    /// POST [Message] with [Operation.Run], and [ShareMaterial] if the step is an upload: [StepAnswer].
    public static final String STEP = "/v1/runs/step";

    /// POST [Message] with [Operation.Cancel]: ends the run within a second.
    public static final String CANCEL = "/v1/runs/cancel";

    /// POST a signed revocation, by anybody: it acts at once. The answer names what is revoked.
    public static final String REVOCATIONS = "/v1/revocations";

    /// POST [Message] with [Operation.ListAuthorizations]: [AuthorizationEntry] for each, of all for approvers,
    /// of their own for analysts.
    public static final String AUTHORIZATIONS = "/v1/authorizations";

    /// POST [Message] with [Operation.ReadHead]: the head of the party's audit log, for everybody of the
    /// environment.
    public static final String AUDIT_HEAD = "/v1/audit/head";

    /// POST [Message] with [Operation.ReadLog]: lines of the party's audit log, for approvers.
    public static final String AUDIT_LOG = "/v1/audit/log";

    /// What the JSON of a request may hold at most; the longest text is an approved file.
    public static final JsonLimits REQUEST = new JsonLimits(32 << 20, 320, 1_000_000, 16 << 20);

    /// What the JSON of an answer may hold at most.
    public static final JsonLimits ANSWER = new JsonLimits(32 << 20, 320, 2_000_000, 16 << 20);

    private Api() {}
}
