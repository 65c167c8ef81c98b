package dev.trefoil.wire;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A share that travels as its seed: the AES-128-CTR key stream of the seed from counter 0, as little-endian words,
/// taken piece after piece.
final class ShareExpansion {
    /// Bytes of a seed.
    static final int SEED = 16;

    /// The cipher is fastest in calls of this size.
    private static final int CHUNK = 1 << 15;

    private final Cipher cipher;
    private final byte[] chunk = new byte[CHUNK];

    ShareExpansion(byte[] seed) {
        try {
            cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(seed, "AES"), new IvParameterSpec(new byte[16]));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no AES in counter mode", e);
        }
    }

    /// Adds the next bytes of the stream, by exclusive or, to the first `length` of `bytes`.
    void add(byte[] bytes, int length) {
        try {
            for (int at = 0; at < length; at += CHUNK) {
                int count = Math.min(CHUNK, length - at);
                cipher.update(bytes, at, count, chunk, 0);
                System.arraycopy(chunk, 0, bytes, at, count);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime cannot encrypt in pieces", e);
        }
    }

    /// Writes the next bytes of the stream to the first `length` of `bytes`.
    void next(byte[] bytes, int length) {
        Arrays.fill(bytes, 0, length, (byte) 0);
        add(bytes, length);
    }

    /// The whole share of a seed, with the bits beyond the last row cleared.
    static long[] expand(byte[] seed, int words, int rows) {
        byte[] bytes = new byte[8 * words];
        new ShareExpansion(seed).add(bytes, bytes.length);
        ShareLayout.clearPadding(bytes, 0, words, rows);
        return Words.of(bytes);
    }
}
