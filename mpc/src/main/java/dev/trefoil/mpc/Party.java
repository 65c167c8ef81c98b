package dev.trefoil.mpc;

import dev.trefoil.mpc.correlation.Correlation;
import dev.trefoil.mpc.correlation.Stream;
import dev.trefoil.mpc.network.Link;
import dev.trefoil.mpc.network.LinkFailure;
import dev.trefoil.mpc.network.Meter;
import dev.trefoil.mpc.network.Neighbour;
import dev.trefoil.mpc.protocol.LinkSpeed;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/// One party's end of a running computation of three: its number, its two neighbours, the randomness it
/// shares with them, its meter.
///
/// Everything a protocol needs; every protocol takes it first. The three parties call the same protocols in
/// the same order. Belongs to one thread, except for [#close()], which any thread may call to cancel: pending
/// and later calls then fail at once.
public final class Party implements AutoCloseable {
    private static final int NONCE = 32;

    private final int index;
    private final Neighbour previous;
    private final Neighbour next;
    private final Correlation correlation;
    private final Meter meter;
    private final LinkSpeed linkSpeed;
    private final boolean rehearsal;

    private Party(
            int index, Link previous, Link next, Correlation correlation, LinkSpeed linkSpeed, boolean rehearsal) {
        this.index = index;
        this.meter = new Meter();
        this.previous = new Neighbour(previous, meter);
        this.next = new Neighbour(next, meter);
        this.correlation = correlation;
        this.linkSpeed = linkSpeed;
        this.rehearsal = rehearsal;
    }

    /// Opens a session with the neighbours: all three parties call this, over links that are private to each
    /// pair.
    ///
    /// Party P_i draws a nonce, which goes to both neighbours, and a key seed, which goes to P_(i-1); keys
    /// are derived from a seed and all three nonces, so no mask of an earlier session comes back. `context`
    /// says what the session is for (the digest of a run, say): parties that disagree about it, or about a
    /// nonce, find out here. How fast the links are is measured, which takes some rounds and 272 KiB each way; see
    /// [#linkSpeed()]. Nothing of this is counted by the meter.
    public static Party open(int index, Link previous, Link next, byte[] context) {
        return open(index, previous, next, context, Optional.empty());
    }

    /// Opens a session where this party may know from an earlier one how fast the links are: if all three do, they
    /// take the worst of what they say instead of measuring.
    public static Party open(int index, Link previous, Link next, byte[] context, Optional<LinkSpeed> known) {
        requireIndex(index);
        SecureRandom random = new SecureRandom();
        byte[] nonce = random.generateSeed(NONCE);
        byte[] seed = random.generateSeed(NONCE);
        Meter handshake = new Meter();
        Neighbour before = new Neighbour(previous, handshake);
        Neighbour after = new Neighbour(next, handshake);
        before.sendBytes(nonce);
        before.sendBytes(seed);
        after.sendBytes(nonce);
        byte[] nonceBefore = before.receiveBytes(NONCE);
        byte[] nonceAfter = after.receiveBytes(NONCE);
        byte[] seedAfter = after.receiveBytes(NONCE);
        byte[][] nonces = new byte[3][];
        nonces[index] = nonce;
        nonces[(index + 1) % 3] = nonceAfter;
        nonces[(index + 2) % 3] = nonceBefore;
        LinkSpeed speed = SpeedAgreement.of(before, after, known);
        Correlation correlation = Correlation.of(index, seed, seedAfter, salt(nonces, speed, context));
        before.sendBytes(correlation.firstConfirmation());
        if (!MessageDigest.isEqual(after.receiveBytes(16), correlation.secondConfirmation())) {
            throw new LinkFailure(
                    next.peer(), "opened another session than this party: nonces, link speed or context differ");
        }
        return new Party(index, previous, next, correlation, speed, false);
    }

    /// A party of a rehearsal: it does and counts what a party with this number does on shares of any data, but
    /// its messages carry nothing, so that it computes without meaning.
    ///
    /// Row counts, message sizes and rounds are those of a run in earnest, because they depend on public shapes
    /// only; what protocols open in a run is answered by [dev.trefoil.mpc.protocol.Open]. Both links must be
    /// [headers only][Link#carriesPayload()]: nothing under the known masks of a rehearsal may leave a party.
    public static Party rehearse(int index, Link previous, Link next, LinkSpeed speed) {
        requireIndex(index);
        if (previous.carriesPayload() || next.carriesPayload()) {
            throw new IllegalArgumentException("a party rehearses on links that carry no payload");
        }
        byte[] known = new byte[NONCE];
        return new Party(index, previous, next, Correlation.of(index, known, known, known), speed, true);
    }

    private static void requireIndex(int index) {
        if (index < 0 || index > 2) {
            throw new IllegalArgumentException("a party is 0, 1 or 2, not " + index);
        }
    }

    /// 0, 1 or 2.
    public int index() {
        return index;
    }

    /// P_(i-1), with whom this party shares share i and stream F_i.
    public Neighbour previous() {
        return previous;
    }

    /// P_(i+1), with whom this party shares share i+1 and stream F_(i+1).
    public Neighbour next() {
        return next;
    }

    /// The neighbour with this number.
    public Neighbour neighbour(int party) {
        if (party == (index + 1) % 3) {
            return next;
        }
        if (party == (index + 2) % 3) {
            return previous;
        }
        throw new IllegalArgumentException("party " + index + " has no neighbour " + party);
    }

    public Correlation correlation() {
        return correlation;
    }

    /// Stream F_`number`, known to the parties `number` and `number`-1.
    public Stream stream(int number) {
        return correlation.stream(number);
    }

    public Meter meter() {
        return meter;
    }

    /// How fast the links of this session are: public, and the same at all three parties, so protocols may choose by
    /// it what they send.
    public LinkSpeed linkSpeed() {
        return linkSpeed;
    }

    /// Whether this party only rehearses, see [#rehearse]: what it opens has no meaning.
    public boolean rehearses() {
        return rehearsal;
    }

    /// Fails if this thread was interrupted: long local work calls it now and then; every message does.
    public void checkpoint() {
        if (Thread.currentThread().isInterrupted()) {
            throw new LinkFailure("party " + index, "the run was interrupted");
        }
    }

    /// Ends the session in order: returns when both neighbours have sent all they had to, and nothing of
    /// theirs is unread.
    public void finish() {
        previous.sendEnd();
        next.sendEnd();
        previous.awaitEnd();
        next.awaitEnd();
        close();
    }

    /// Ends both links, so that all three parties stop.
    @Override
    public void close() {
        try {
            previous.close();
        } finally {
            next.close();
        }
    }

    @Override
    public String toString() {
        return "Party[" + index + "]";
    }

    /// The speed is in it, so that parties which took another one do not share a session.
    private static byte[] salt(byte[][] nonces, LinkSpeed speed, byte[] context) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] nonce : List.of(nonces)) {
                digest.update(nonce);
            }
            digest.update(SpeedAgreement.bytes(speed));
            return digest.digest(context);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no SHA-256", e);
        }
    }
}
