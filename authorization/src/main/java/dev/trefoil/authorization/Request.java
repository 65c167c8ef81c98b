package dev.trefoil.authorization;

import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.TextBytes;
import dev.trefoil.script.Digest;
import dev.trefoil.script.Script;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// What approvers sign: a script and the terms under which one analyst may run it in one environment.
///
/// What is signed is never edited.
///
/// @param environment the environment's identifier
/// @param analyst the only key that may run it
/// @param purpose what the result is for, in words
/// @param agreement the reference of the contract or ethics vote it falls under; may be empty
/// @param notBefore whole seconds, inclusive
/// @param notAfter whole seconds, inclusive
/// @param maxRuns how often it may run in all
/// @param order in which order the steps run, and what counts as a run
/// @param replacedTables what becomes of it when a named table that it reads is uploaded anew
public record Request(
        Script script,
        String environment,
        long environmentVersion,
        VerificationKey analyst,
        String purpose,
        String agreement,
        Instant notBefore,
        Instant notAfter,
        long maxRuns,
        StepOrder order,
        ReplacedTables replacedTables) {
    static final int MAX_TEXT = 4_000;
    static final long MAX_RUNS = 1_000_000;

    public Request {
        Environment.requireIdentifier(environment);
        requireText("purpose", purpose);
        requireText("agreement", agreement);
        if (purpose.isBlank()) {
            throw new IllegalArgumentException("the purpose is empty: say what the result is for");
        }
        requireSeconds("not-before", notBefore);
        requireSeconds("not-after", notAfter);
        if (!notAfter.isAfter(notBefore)) {
            throw new IllegalArgumentException(
                    "the request ends at " + notAfter + ", before it begins at " + notBefore);
        }
        if (maxRuns < 1 || maxRuns > MAX_RUNS) {
            throw new IllegalArgumentException("the number of runs " + maxRuns + " is outside 1.." + MAX_RUNS);
        }
        if (order == StepOrder.FREE) {
            requireStandAlone(script);
        }
    }

    /// A request in recorded order that ends when a named table that its script reads is uploaded anew.
    public Request(
            Script script,
            String environment,
            long environmentVersion,
            VerificationKey analyst,
            String purpose,
            String agreement,
            Instant notBefore,
            Instant notAfter,
            long maxRuns) {
        this(
                script,
                environment,
                environmentVersion,
                analyst,
                purpose,
                agreement,
                notBefore,
                notAfter,
                maxRuns,
                StepOrder.LINEAR,
                ReplacedTables.REFUSED);
    }

    /// The same request with its steps in this order.
    public Request withOrder(StepOrder other) {
        return new Request(
                script,
                environment,
                environmentVersion,
                analyst,
                purpose,
                agreement,
                notBefore,
                notAfter,
                maxRuns,
                other,
                replacedTables);
    }

    /// The same request with this answer to tables that are uploaded anew.
    public Request withReplacedTables(ReplacedTables answer) {
        return new Request(
                script,
                environment,
                environmentVersion,
                analyst,
                purpose,
                agreement,
                notBefore,
                notAfter,
                maxRuns,
                order,
                answer);
    }

    /// A request for `script` in `environment` as it is now.
    public static Request of(
            Script script,
            Environment environment,
            VerificationKey analyst,
            String purpose,
            String agreement,
            Instant notBefore,
            Instant notAfter,
            long maxRuns) {
        return new Request(
                script,
                environment.identifier(),
                environment.version(),
                analyst,
                purpose,
                agreement,
                notBefore,
                notAfter,
                maxRuns);
    }

    private static void requireStandAlone(Script script) {
        try {
            script.requireStandAlone();
        } catch (PlanException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    static void requireText(String what, String text) {
        try {
            TextBytes.bytes(text);
        } catch (PlanException e) {
            throw new IllegalArgumentException("the " + what + ": " + e.getMessage(), e);
        }
        if (text.length() > MAX_TEXT) {
            throw new IllegalArgumentException(
                    "the " + what + " has " + text.length() + " characters, at most " + MAX_TEXT + " are allowed");
        }
    }

    static void requireSeconds(String what, Instant time) {
        boolean inRange = !time.isBefore(Instant.parse("2000-01-01T00:00:00Z"))
                && time.isBefore(Instant.parse("2200-01-01T00:00:00Z"));
        if (!inRange || !time.truncatedTo(ChronoUnit.SECONDS).equals(time)) {
            throw new IllegalArgumentException(
                    "the " + what + " time is a whole second from 2000 to 2199, not " + time);
        }
    }

    public byte[] canonicalBytes() {
        return RequestJson.write(this).canonicalBytes();
    }

    /// The hash of [#canonicalBytes]: the name of the authorization that it becomes.
    public Digest digest() {
        return Digest.of(canonicalBytes());
    }
}
