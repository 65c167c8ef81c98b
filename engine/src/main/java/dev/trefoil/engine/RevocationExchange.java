package dev.trefoil.engine;

import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.Refused;
import dev.trefoil.authorization.Revocation;
import dev.trefoil.authorization.Revoked;
import dev.trefoil.authorization.SignedRevocation;
import dev.trefoil.engine.link.PeerFailure;
import dev.trefoil.engine.link.RunLinks;
import dev.trefoil.script.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How three parties in a run come to know of the same revocations: each shows what it has, and hands the signed
/// envelopes that another lacks to it, which verifies them itself.
///
/// Usually they know the same and compare one digest. A party that hides a revocation hides it from nobody who knows
/// it, and one that knows it is enough to refuse.
final class RevocationExchange {
    private static final int MOST_ROUNDS = 64;
    private static final int MOST_AT_ONCE = 900 << 10;

    private RevocationExchange() {}

    /// Returns when all three know the same; what was new is durable here. Throws [Refused] if another party hands over
    /// what is no revocation.
    static void agree(Seat seat, Permit permit, RunLinks links) {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            byte[] mine = seat.revocations().revoked().digest().bytes();
            if (links.exchange(mine).stream().allMatch(theirs -> Arrays.equals(mine, theirs))) {
                return;
            }
            share(seat, permit, links);
        }
        throw new Refused(
                Reason.Kind.PARTIES_DISAGREE,
                "the parties do not come to know the same revocations: nothing was computed");
    }

    private static void share(Seat seat, Permit permit, RunLinks links) {
        Revoked revoked = seat.revocations().revoked();
        List<Set<Digest>> known = links.exchange(names(revoked)).stream()
                .map(RevocationExchange::names)
                .toList();
        List<byte[]> batches = links.exchange(lacking(revoked, known));
        for (int party = 0; party < 3; party++) {
            if (party != links.index()) {
                for (byte[] file : files(batches.get(party))) {
                    Revoking.keep(seat, verified(seat, file, links.title(party)), Optional.of(permit.call()));
                }
            }
        }
    }

    private static SignedRevocation verified(Seat seat, byte[] file, String from) {
        try {
            return SignedRevocation.verify(file, seat.environment());
        } catch (Refused e) {
            throw new Refused(
                    Reason.Kind.PARTIES_DISAGREE, from + " hands on a revocation that is none: " + e.getMessage(), e);
        }
    }

    private static byte[] names(Revoked revoked) {
        List<SignedRevocation> all = revoked.all();
        ByteBuffer names = ByteBuffer.allocate(32 * all.size());
        all.forEach(signed -> names.put(name(signed.revocation()).bytes()));
        return names.array();
    }

    private static Digest name(Revocation revocation) {
        return Digest.of(Revoked.name(revocation).getBytes(StandardCharsets.US_ASCII));
    }

    private static Set<Digest> names(byte[] message) {
        Set<Digest> names = new HashSet<>();
        ByteBuffer rest = ByteBuffer.wrap(message);
        while (rest.remaining() >= 32) {
            byte[] name = new byte[32];
            rest.get(name);
            names.add(new Digest(HexFormat.of().formatHex(name)));
        }
        return names;
    }

    /// The envelopes that somebody lacks, as many as go into one message.
    private static byte[] lacking(Revoked revoked, List<Set<Digest>> known) {
        ByteBuffer batch = ByteBuffer.allocate(MOST_AT_ONCE);
        for (SignedRevocation signed : revoked.all()) {
            Digest name = name(signed.revocation());
            byte[] file = signed.encode();
            if (known.stream().anyMatch(names -> !names.contains(name)) && batch.remaining() >= 4 + file.length) {
                batch.putInt(file.length).put(file);
            }
        }
        return Arrays.copyOf(batch.array(), batch.position());
    }

    private static List<byte[]> files(byte[] batch) {
        List<byte[]> files = new ArrayList<>();
        ByteBuffer rest = ByteBuffer.wrap(batch);
        while (rest.hasRemaining()) {
            int length = rest.remaining() < 4 ? -1 : rest.getInt();
            if (length < 0 || length > rest.remaining()) {
                throw new PeerFailure("another party hands on revocations in a form that is not allowed");
            }
            byte[] file = new byte[length];
            rest.get(file);
            files.add(file);
        }
        return files;
    }
}
