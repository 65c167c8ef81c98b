package dev.trefoil.engine.storage;

import dev.trefoil.plan.Handle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.BitSet;
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

    static void write(FileChannel file, StorageKey key, Handle table, ShareSource shares) throws IOException {
        byte[] salt = new byte[SALT];
        new SecureRandom().nextBytes(salt);
        byte[] header = ByteBuffer.allocate(HEADER)
                .put(MAGIC)
                .put(salt)
                .putInt(shares.words())
                .array();
        drain(file, ByteBuffer.wrap(header));
        Pieces pieces = new Pieces(key.derive(salt), header, table);
        byte[] plain = new byte[8 * Math.min(PIECE, shares.words())];
        byte[] sealed = new byte[plain.length + TAG];
        for (int share = 0; share < 2; share++) {
            for (int at = 0; at < shares.words(); at += PIECE) {
                int words = Math.min(PIECE, shares.words() - at);
                shares.next(plain, words);
                int length = pieces.next(Cipher.ENCRYPT_MODE, plain, 8 * words, sealed);
                drain(file, ByteBuffer.wrap(sealed, 0, length));
            }
        }
        shares.finish();
    }

    /// Fills `planes`, each of `size` words, with both shares of the table; pieces that hold none of them are not
    /// read.
    static void read(FileChannel file, StorageKey key, Handle table, HeldPlanes planes, int size) throws IOException {
        byte[] header = new byte[HEADER];
        fill(file, header, HEADER);
        ByteBuffer view = ByteBuffer.wrap(header);
        byte[] magic = new byte[MAGIC.length];
        byte[] salt = new byte[SALT];
        view.get(magic).get(salt);
        int words = view.getInt();
        long count = Math.ceilDiv((long) words, PIECE);
        if (!Arrays.equals(magic, MAGIC) || words < 0 || file.size() != HEADER + 2 * (8L * words + count * TAG)) {
            throw new IOException("this is no whole share file");
        }
        planes.requireWhole(words, size);
        Pieces pieces = new Pieces(key.derive(salt), header, table);
        byte[] plain = new byte[8 * Math.min(PIECE, words)];
        byte[] sealed = new byte[plain.length + TAG];
        for (int share = 0; share < 2; share++) {
            for (int at = 0; at < words; at += PIECE) {
                int length = Math.min(PIECE, words - at);
                if (planes.reach(at, at + length, size)) {
                    fill(file, sealed, 8 * length + TAG);
                    pieces.next(Cipher.DECRYPT_MODE, sealed, 8 * length + TAG, plain);
                    planes.take(share, plain, at, length, size);
                } else {
                    file.position(file.position() + 8L * length + TAG);
                    pieces.skip();
                }
            }
        }
    }

    /// Both shares as a whole.
    static HeldShares read(FileChannel file, StorageKey key, Handle table) throws IOException {
        byte[] header = new byte[HEADER];
        fill(file, header, HEADER);
        int words = ByteBuffer.wrap(header).getInt(HEADER - Integer.BYTES);
        if (words < 0 || words > file.size()) {
            throw new IOException("this is no whole share file");
        }
        file.position(0);
        BitSet whole = new BitSet();
        whole.set(0);
        HeldPlanes planes = new HeldPlanes(whole, words);
        read(file, key, table, planes, words);
        return new HeldShares(planes.first(0), planes.second(0));
    }

    /// Seals or opens the pieces of one file in their order.
    private static final class Pieces {
        private final SecretKey key;
        private final byte[] header;
        private final Handle table;
        private int piece;

        Pieces(SecretKey key, byte[] header, Handle table) {
            this.key = key;
            this.header = header;
            this.table = table;
        }

        int next(int mode, byte[] from, int length, byte[] to) throws IOException {
            try {
                Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
                byte[] nonce = ByteBuffer.allocate(12).putInt(8, piece++).array();
                cipher.init(mode, key, new GCMParameterSpec(8 * TAG, nonce));
                cipher.updateAAD(header);
                cipher.updateAAD(table.hex().getBytes(StandardCharsets.US_ASCII));
                return cipher.doFinal(from, 0, length, to, 0);
            } catch (GeneralSecurityException e) {
                throw new IOException("the file is damaged, or the storage key is not the one it was written with", e);
            }
        }

        void skip() {
            piece++;
        }
    }

    private static void drain(FileChannel file, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    private static void fill(FileChannel file, byte[] bytes, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
        while (buffer.hasRemaining()) {
            if (file.read(buffer) < 0) {
                throw new IOException("the file ends too early");
            }
        }
    }
}
