package dev.trefoil.engine;

import dev.trefoil.authorization.Authorization;
import dev.trefoil.authorization.Revocation;
import dev.trefoil.authorization.SignedRevocation;
import dev.trefoil.authorization.VerificationKey;
import dev.trefoil.wire.AuthorizationEntry;
import java.util.List;

/// What became of the authorizations that this party was shown: for approvers all of them, for analysts their own.
final class ShownAuthorizations {
    private ShownAuthorizations() {}

    /// Keeps an authorization under which a step is allowed, before the step is done.
    static void remember(Seat seat, Authorization authorization) {
        seat.authorizations()
                .remember(AuthorizationEntry.of(
                        authorization.request(),
                        authorization.approvers().stream()
                                .map(person -> person.key().keyId())
                                .toList()));
    }

    /// Those that the holder of `key` may know, as they stand now.
    static List<AuthorizationEntry> of(Seat seat, VerificationKey key) {
        boolean approves = seat.environment().approver(key).isPresent();
        return seat.authorizations().all().stream()
                .filter(entry -> approves || entry.analyst().equals(key))
                .map(entry -> now(seat, entry))
                .toList();
    }

    private static AuthorizationEntry now(Seat seat, AuthorizationEntry entry) {
        List<String> revoked = seat
                .revocations()
                .revoked()
                .find(Revocation.Kind.AUTHORIZATION, entry.authorization())
                .map(SignedRevocation::revocation)
                .map(Revocation::reason)
                .stream()
                .toList();
        return entry.now(
                seat.runs().count(entry.authorization()), seat.active().running(entry.authorization()), revoked);
    }
}
