package dev.trefoil.wire;

import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.Located;
import java.util.List;

/// Why a party did not do what was asked: what a request gets instead of an answer. Never holds a secret value or a
/// stack trace.
public record Failure(Kind kind, String message, List<String> reasons) {
    private static final int MOST_REASONS = 100;

    /// Whose turn it is to mend it.
    public enum Kind {
        /// The request is malformed or names something that is not there: the caller's program is wrong.
        INVALID(400),
        /// The request is well formed and not allowed; the reasons say why.
        REFUSED(403),
        /// The run ended because of the data (the reason is the kind of [dev.trefoil.plan.DisclosedFailure]), or a
        /// party did not follow the protocol; it is over.
        FAILED(422),
        /// The request is larger than the party accepts.
        TOO_LARGE(413),
        /// A party, a link or a disk is not there now: the same request may succeed later. A reason, such as
        /// `STORAGE`, says that the cause lies at the party that tells it.
        UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /// The HTTP status that carries this kind.
        public int status() {
            return status;
        }
    }

    public Failure {
        reasons = List.copyOf(reasons);
    }

    public static Failure of(Kind kind, String message) {
        return new Failure(kind, message, List.of());
    }

    public Json json() {
        return Json.object()
                .put("kind", kind.name())
                .put("message", message)
                .put("reasons", Json.list(reasons.stream().map(Json::of).toList()))
                .build();
    }

    public static Failure read(Located json) {
        Fields fields = json.fields("kind", "message", "reasons");
        Located kind = fields.required("kind");
        for (Kind known : Kind.values()) {
            if (known.name().equals(kind.string())) {
                return new Failure(
                        known,
                        fields.required("message").string(),
                        fields.required("reasons").list(MOST_REASONS).stream()
                                .map(Located::string)
                                .toList());
            }
        }
        throw kind.error("unknown kind of failure");
    }
}
