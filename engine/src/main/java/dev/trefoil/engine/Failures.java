package dev.trefoil.engine;

import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.Refused;
import dev.trefoil.engine.link.PeerFailure;
import dev.trefoil.engine.storage.StorageFailure;
import dev.trefoil.mpc.network.LinkFailure;
import dev.trefoil.plan.DisclosedFailure;
import dev.trefoil.wire.Failure;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/// What a client is told of something that went wrong: whose turn it is and what to do, never a stack trace.
final class Failures {
    private static final System.Logger LOG = System.getLogger(Failures.class.getName());

    private Failures() {}

    static Failure of(Throwable thrown) {
        return switch (thrown) {
            case Refused refused ->
                new Failure(
                        Failure.Kind.REFUSED,
                        text(refused),
                        refused.reasons().stream().map(Reason::toString).toList());
            case DisclosedFailure failure ->
                new Failure(
                        Failure.Kind.FAILED,
                        text(failure),
                        List.of(failure.kind().name()));
            case Cancelled cancelled -> Failure.of(Failure.Kind.FAILED, text(cancelled));
            case TooLarge tooLarge -> Failure.of(Failure.Kind.TOO_LARGE, text(tooLarge));
            case IllegalArgumentException wrong -> Failure.of(Failure.Kind.INVALID, text(wrong));
            case Unavailable unavailable -> Failure.of(Failure.Kind.UNAVAILABLE, text(unavailable));
            case PeerFailure peer -> Failure.of(Failure.Kind.UNAVAILABLE, text(peer) + ": ask again once it runs");
            case LinkFailure link ->
                Failure.of(Failure.Kind.UNAVAILABLE, "the run ended, " + text(link) + ": it can be repeated");
            case StorageFailure storage -> {
                if (storage.isFull()) {
                    LOG.log(System.Logger.Level.ERROR, text(storage));
                } else {
                    LOG.log(System.Logger.Level.ERROR, text(storage), storage);
                }
                yield new Failure(Failure.Kind.UNAVAILABLE, text(storage), List.of("STORAGE"));
            }
            case OutOfMemoryError memory -> {
                LOG.log(System.Logger.Level.ERROR, "out of memory", memory);
                yield new Failure(
                        Failure.Kind.UNAVAILABLE,
                        "this party has too little memory for the request",
                        List.of("MEMORY"));
            }
            default -> unexpected(thrown);
        };
    }

    private static Failure unexpected(Throwable thrown) {
        byte[] random = new byte[6];
        new SecureRandom().nextBytes(random);
        String reference = HexFormat.of().formatHex(random);
        LOG.log(System.Logger.Level.ERROR, "failure " + reference, thrown);
        return Failure.of(
                Failure.Kind.UNAVAILABLE,
                "this party failed at the request; its operator finds the reason in its log under " + reference);
    }

    private static String text(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null ? "the request is not as it must be" : message;
    }
}
