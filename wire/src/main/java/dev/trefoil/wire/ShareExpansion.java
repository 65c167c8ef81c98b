package dev.trefoil.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A share that travels as its seed: the AES-128-CTR key stream of the seed from counter 0, as little-endian words.
final class ShareExpansion {
    /// Bytes of a seed.
    static final int SEED = 16;

    /// The cipher is fastest in calls of this size.
    private static final int CHUNK = 1 << 15;

    private ShareExpansion() {}

    /// The first `words` words of the stream, with the bits beyond the last row cleared.
    static long[] expand(byte[] seed, int words, int rows) {
        long[] share = new long[words];
        byte[] zeros = new byte[CHUNK];
        byte[] stream = new byte[CHUNK];
        ByteBuffer view = ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN);
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(seed, "AES"), new IvParameterSpec(new byte[16]));
            for (int at = 0; at < words; at += CHUNK >>> 3) {
                int count = Math.min(CHUNK >>> 3, words - at);
                cipher.update(zeros, 0, CHUNK, stream, 0);
                view.rewind().asLongBuffer().get(share, at, count);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no AES in counter mode", e);
        }
        ShareLayout.clearPadding(share, rows);
        return share;
    }
}
