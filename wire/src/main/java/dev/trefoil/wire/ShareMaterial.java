package dev.trefoil.wire;

import dev.trefoil.plan.Schema;
import dev.trefoil.script.Digest;
import java.util.Arrays;
import java.util.List;

/// What one party receives of an upload: shares i and i+1 of the table, each as a seed or as the correction, with
/// the salts of their commitments.
///
/// Share 0 is the expansion of a seed, share 1 of another, share 2 the correction planes; so P0 gets two seeds, P1
/// a seed and the correction, P2 the correction and a seed. Commitment i is SHA-256(salt_i || material_i). Secret:
/// `toString` tells the sizes only.
public final class ShareMaterial {
    /// Bytes of a salt.
    static final int SALT = 32;

    private final int party;
    private final byte[] salts;
    private final byte[] first;
    private final byte[] second;

    /// `salts` are the two salts one after the other.
    ShareMaterial(int party, byte[] salts, byte[] first, byte[] second) {
        this.party = party;
        this.salts = salts;
        this.first = first;
        this.second = second;
    }

    /// Bytes of the message to party `party`, which are known before it arrives.
    public static int size(int party, Schema schema, int rows) {
        return 2 * SALT + material(party, schema, rows) + material((party + 1) % 3, schema, rows);
    }

    static int material(int share, Schema schema, int rows) {
        return share == 2 ? Math.multiplyExact(8, ShareLayout.words(schema, rows)) : ShareExpansion.SEED;
    }

    /// The message to the party.
    public byte[] bytes() {
        byte[] all = new byte[salts.length + first.length + second.length];
        System.arraycopy(salts, 0, all, 0, salts.length);
        System.arraycopy(first, 0, all, salts.length, first.length);
        System.arraycopy(second, 0, all, salts.length + first.length, second.length);
        return all;
    }

    /// The message to the party, in pieces that follow each other; read only.
    List<byte[]> pieces() {
        return List.of(salts, first, second);
    }

    /// Reads the message to party `party` and checks both shares against the signed commitments; throws
    /// [IllegalArgumentException] if the size or a commitment does not fit.
    public static ShareMaterial read(int party, UploadManifest manifest, byte[] message) {
        int expected = size(party, manifest.schema(), manifest.rows());
        if (message.length != expected) {
            throw new IllegalArgumentException("the shares of this upload are " + message.length + " bytes, expected "
                    + expected + " for " + manifest.rows() + " rows of its schema");
        }
        int middle = 2 * SALT + material(party, manifest.schema(), manifest.rows());
        ShareMaterial read = new ShareMaterial(
                party,
                Arrays.copyOf(message, 2 * SALT),
                Arrays.copyOfRange(message, 2 * SALT, middle),
                Arrays.copyOfRange(message, middle, message.length));
        read.requireCommitments(manifest.commitments());
        return read;
    }

    private void requireCommitments(List<Digest> commitments) {
        for (int held = 0; held < 2; held++) {
            int share = (party + held) % 3;
            byte[] salt = Arrays.copyOfRange(salts, held * SALT, (held + 1) * SALT);
            if (!commitment(salt, held == 0 ? first : second).equals(commitments.get(share))) {
                throw otherThanCommitted(share);
            }
        }
    }

    static Digest commitment(byte[] salt, byte[] material) {
        return new Digest.Running()
                .add(salt, 0, salt.length)
                .add(material, 0, material.length)
                .end();
    }

    /// Share i of party P_i in the layout of [ShareLayout]; throws [IllegalArgumentException] if padding is not 0.
    public long[] firstShare(UploadManifest manifest) {
        return share(party, first, manifest);
    }

    /// Share i+1 of party P_i.
    public long[] secondShare(UploadManifest manifest) {
        return share((party + 1) % 3, second, manifest);
    }

    private static long[] share(int share, byte[] material, UploadManifest manifest) {
        if (share != 2) {
            int words = ShareLayout.words(manifest.schema(), manifest.rows());
            return ShareExpansion.expand(material, words, manifest.rows());
        }
        if (ShareLayout.clearPadding(material, 0, material.length >>> 3, manifest.rows())) {
            throw beyond();
        }
        return Words.of(material);
    }

    static IllegalArgumentException beyond() {
        return new IllegalArgumentException("the correction share of the upload has bits beyond its last row");
    }

    static IllegalArgumentException otherThanCommitted(int share) {
        return new IllegalArgumentException("share " + share + " of the upload does not match its signed commitment");
    }

    @Override
    public String toString() {
        return "ShareMaterial[party " + party + ", " + (first.length + second.length) + " secret bytes]";
    }
}
