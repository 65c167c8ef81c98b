package dev.trefoil.engine;

import dev.trefoil.authorization.Party;
import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.Refused;
import dev.trefoil.authorization.Revoked;
import dev.trefoil.authorization.SignedRevocation;
import dev.trefoil.script.Digest;
import dev.trefoil.wire.PartyApi;
import dev.trefoil.wire.PartyFailure;
import java.util.List;
import java.util.Optional;

/// What a party does about a signed revocation: keeps it, ends what it forbids, and hands it to the others.
final class Revoking {
    private static final System.Logger LOG = System.getLogger(Revoking.class.getName());

    private Revoking() {}

    /// A revocation that somebody delivers: its signatures say whether it counts, not who brings it. It is
    /// durable, and what it forbids has been told to end, when this returns.
    static SignedRevocation receive(Seat seat, byte[] file) {
        SignedRevocation signed = verified(seat, file);
        if (keep(seat, signed, Optional.empty())) {
            handOn(seat, signed);
        }
        return signed;
    }

    /// Anybody can send something else: it is refused, and counted with what strangers send.
    private static SignedRevocation verified(Seat seat, byte[] file) {
        try {
            SignedRevocation signed = SignedRevocation.verify(file, seat.environment());
            seat.revocations().revoked().requireSigners(signed, seat.environment());
            return signed;
        } catch (Refused e) {
            seat.strangers().count(e);
            throw e;
        }
    }

    /// Keeps a revocation and ends the runs that it forbids, but for `spared`, which looks for itself; whether
    /// it was new.
    static boolean keep(Seat seat, SignedRevocation signed, Optional<Digest> spared) {
        if (!seat.revocations().add(signed)) {
            return false;
        }
        Revoked revoked = seat.revocations().revoked();
        seat.active()
                .refuse(purpose ->
                        Optional.of(purpose.call()).equals(spared) ? List.of() : objections(seat, revoked, purpose));
        return true;
    }

    private static List<Reason> objections(Seat seat, Revoked revoked, ActiveRuns.Purpose purpose) {
        List<Reason> byOwner = revoked.objections(purpose.owner(), seat.environment());
        return byOwner.isEmpty()
                ? purpose.authorization().map(revoked::objections).orElse(List.of())
                : byOwner;
    }

    /// Throws [Refused] if the step rests on anything that this party knows to be revoked.
    static void require(Seat seat, Permit permit) {
        seat.revocations().revoked().require(permit.authorization());
    }

    /// So that a revocation acts everywhere at once although it was delivered to one party only. Who is not
    /// there learns it at the next step ([RevocationExchange]).
    private static void handOn(Seat seat, SignedRevocation signed) {
        for (Party party : seat.environment().parties()) {
            if (party.index() != seat.index()) {
                Thread.ofVirtual().start(() -> handOn(party, signed.encode()));
            }
        }
    }

    private static void handOn(Party party, byte[] file) {
        try (PartyApi api = new PartyApi(party)) {
            api.revoke(file);
        } catch (PartyFailure e) {
            LOG.log(System.Logger.Level.DEBUG, "a revocation was not handed on: {0}", e.getMessage());
        }
    }
}
