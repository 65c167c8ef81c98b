package dev.trefoil.client;

import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.Refused;
import dev.trefoil.authorization.SignedEnvironment;
import dev.trefoil.authorization.SigningKey;
import dev.trefoil.authorization.StepOrder;
import dev.trefoil.authorization.VerificationKey;
import dev.trefoil.wire.Parties;
import java.nio.file.Path;
import java.util.Optional;

/// The environment that a session works in in authorized mode, and the analyst who does.
final class Production {
    private final SignedEnvironment signed;
    private final SigningKey analyst;

    private Production(SignedEnvironment signed, SigningKey analyst) {
        this.signed = signed;
        this.analyst = analyst;
    }

    /// Throws [IllegalStateException], with the fix, if the session knows no environment or no key.
    static Production of(Connection connection, Optional<SigningKey> analystKey) {
        SignedEnvironment signed = connection
                .environment()
                .orElseThrow(
                        () -> new IllegalStateException("this session knows no production environment: connect with"
                                + " a connection file that has one, as in Session.connect(\"hospital\")"));
        SigningKey key = analystKey
                .or(() -> connection.analystKey().map(Keys::read))
                .orElseThrow(() -> new IllegalStateException(
                        "no analyst's key is set: call session.analystKey(path of the .sk file), or name it in the"
                                + " connection file"));
        return new Production(signed, key);
    }

    SignedEnvironment signed() {
        return signed;
    }

    VerificationKey analyst() {
        return analyst.verificationKey();
    }

    /// The approved file; throws [Refused] unless it is valid here and now, for this analyst, and in this order.
    ApprovedFile approval(Path file, StepOrder order) {
        ApprovedFile approval = ApprovedFile.read(file, signed.environment());
        approval.authorization().requireAnalyst(analyst.verificationKey());
        if (approval.authorization().request().order() != order) {
            throw new Refused(
                    Reason.Kind.NOT_ALLOWED,
                    switch (order) {
                        case LINEAR ->
                            "the steps of " + file + " may run in any order: load it with session.loadAuthorization";
                        case FREE ->
                            "the steps of " + file + " run in recorded order: run it with session.load, or request it"
                                    + " with --order free";
                    });
        }
        return approval;
    }

    Parties open() {
        return new Parties(signed.environment(), analyst);
    }

    @Override
    public String toString() {
        return "Production[" + signed.environment().identifier() + "]";
    }
}
