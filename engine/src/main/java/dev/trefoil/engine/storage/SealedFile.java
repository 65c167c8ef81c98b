package dev.trefoil.engine.storage;

import dev.trefoil.plan.Handle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// The format of a share file: magic, 32 bytes of salt, the number of words, then both shares in pieces of 1 MiB,
/// each sealed by AES-256-GCM.
///
/// The key is derived from the party's storage key and the salt, the nonce is the number of the piece, and the
/// handle, the salt and the size are authenticated with each piece: pieces cannot be exchanged, dropped or moved to
/// another table.
final class SealedFile {
    private static final byte[] MAGIC = "TREFOIL-SHARES-1".getBytes(StandardCharsets.US_ASCII);
    private static final int SALT = 32;
    private static final int HEADER = 16 + SALT + 4;
    private static final int PIECE = 1 << 17;
    private static final int TAG = 16;

    private SealedFile() {}

    static void write(FileChannel file, StorageKey key, Handle table, HeldShares shares) throws IOException {
        byte[] salt = new byte[SALT];
        new SecureRandom().nextBytes(salt);
        byte[] header = ByteBuffer.allocate(HEADER)
                .put(MAGIC)
                .put(salt)
                .putInt(shares.first().length)
                .array();
        drain(file, ByteBuffer.wrap(header));
        SecretKey derived = key.derive(salt);
        int piece = 0;
        for (long[] share : new long[][] {shares.first(), shares.second()}) {
            for (int at = 0; at < share.length; at += PIECE, piece++) {
                int words = Math.min(PIECE, share.length - at);
                byte[] plain = new byte[8 * words];
                ByteBuffer.wrap(plain)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asLongBuffer()
                        .put(share, at, words);
                drain(file, ByteBuffer.wrap(cipher(Cipher.ENCRYPT_MODE, derived, piece, header, table, plain)));
            }
        }
    }

    static HeldShares read(FileChannel file, StorageKey key, Handle table) throws IOException {
        byte[] header = fill(file, HEADER);
        ByteBuffer view = ByteBuffer.wrap(header);
        byte[] magic = new byte[MAGIC.length];
        byte[] salt = new byte[SALT];
        view.get(magic).get(salt);
        int words = view.getInt();
        long pieces = Math.ceilDiv((long) words, PIECE);
        if (!Arrays.equals(magic, MAGIC) || words < 0 || file.size() != HEADER + 2 * (8L * words + pieces * TAG)) {
            throw new IOException("this is no whole share file");
        }
        SecretKey derived = key.derive(salt);
        long[][] shares = {new long[words], new long[words]};
        int piece = 0;
        for (long[] share : shares) {
            for (int at = 0; at < words; at += PIECE, piece++) {
                int count = Math.min(PIECE, words - at);
                byte[] sealed = fill(file, 8 * count + TAG);
                byte[] plain = cipher(Cipher.DECRYPT_MODE, derived, piece, header, table, sealed);
                ByteBuffer.wrap(plain)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asLongBuffer()
                        .get(share, at, count);
            }
        }
        return new HeldShares(shares[0], shares[1]);
    }

    private static byte[] cipher(int mode, SecretKey key, int piece, byte[] header, Handle table, byte[] bytes)
            throws IOException {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            byte[] nonce = ByteBuffer.allocate(12).putInt(8, piece).array();
            cipher.init(mode, key, new GCMParameterSpec(8 * TAG, nonce));
            cipher.updateAAD(header);
            cipher.updateAAD(table.hex().getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IOException("the file is damaged, or the storage key is not the one it was written with", e);
        }
    }

    private static void drain(FileChannel file, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    private static byte[] fill(FileChannel file, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (file.read(bytes) < 0) {
                throw new IOException("the file ends too early");
            }
        }
        return bytes.array();
    }
}
