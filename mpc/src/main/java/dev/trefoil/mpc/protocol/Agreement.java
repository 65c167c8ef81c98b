package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Whether all three parties keep one and the same thing from an earlier session, and a name for what they make
/// together if they do not.
///
/// *Inputs.* The name under which a party keeps it, 32 bytes, or nothing. *Output.* The same at all three: whether
/// they all named the same, and 32 bytes that no session had before. *What each party sees.* The names, which hold
/// nothing secret. *Bits.* 3120, whatever the rows. *Rounds.* 1.
///
/// In a [rehearsal][Party#rehearse] nothing is kept.
public final class Agreement {
    /// Bytes of a name.
    public static final int NAME = 32;

    private final boolean same;
    private final byte[] fresh;

    private Agreement(boolean same, byte[] fresh) {
        this.same = same;
        this.fresh = fresh;
    }

    public static Agreement of(Party party, Optional<byte[]> kept) {
        byte[] mine = new byte[1 + 2 * NAME];
        kept.ifPresent(name -> {
            if (name.length != NAME) {
                throw new IllegalArgumentException("a name has " + NAME + " bytes, not " + name.length);
            }
            mine[0] = 1;
            System.arraycopy(name, 0, mine, 1, NAME);
        });
        byte[] nonce = new byte[NAME];
        new SecureRandom().nextBytes(nonce);
        System.arraycopy(nonce, 0, mine, 1 + NAME, NAME);
        party.previous().sendBytes(mine);
        party.next().sendBytes(mine);
        byte[][] all = new byte[3][];
        all[party.index()] = mine;
        all[(party.index() + 2) % 3] = party.previous().receiveBytes(mine.length);
        all[(party.index() + 1) % 3] = party.next().receiveBytes(mine.length);
        boolean same = kept.isPresent() && !party.rehearses();
        for (byte[] theirs : all) {
            same &= Arrays.equals(mine, 0, 1 + NAME, theirs, 0, 1 + NAME);
        }
        return new Agreement(same, digest(all));
    }

    /// Whether all three named the same.
    public boolean same() {
        return same;
    }

    /// The name of what comes in its place.
    public byte[] fresh() {
        return fresh.clone();
    }

    /// Bits sent by the three parties together.
    public static long bits() {
        return 3L * 2 * 8 * (1 + 2 * NAME);
    }

    public static int rounds() {
        return 1;
    }

    @Override
    public String toString() {
        return "Agreement[" + (same ? "the same" : "not the same") + "]";
    }

    private static byte[] digest(byte[][] all) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] each : List.of(all)) {
                digest.update(each);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no SHA-256", e);
        }
    }
}
