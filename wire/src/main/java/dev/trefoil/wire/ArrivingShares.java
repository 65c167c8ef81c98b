package dev.trefoil.wire;

import dev.trefoil.script.Digest;
import java.io.IOException;
import java.io.InputStream;

/// The two shares of an upload as they arrive at party P_i: first share i, then share i+1, each as little-endian
/// words in the layout of [ShareLayout], taken piece after piece, so that no message is held as a whole.
///
/// What was taken may be used only after [#finish], which compares it with the signed commitments. Throws
/// [IllegalArgumentException] for a message that is not what its manifest says. Secret: `toString` tells sizes only.
public final class ArrivingShares {
    private final int party;
    private final UploadManifest manifest;
    private final InputStream body;
    private final byte[] salts = new byte[2 * ShareMaterial.SALT];
    private final int words;
    private int held;
    private int taken;
    private int read;
    private Share share;

    /// One of the two shares on its way.
    private sealed interface Share {
        record Seed(ShareExpansion stream) implements Share {}

        record Correction(Digest.Running hash) implements Share {}
    }

    public ArrivingShares(int party, UploadManifest manifest, InputStream body) throws IOException {
        this.party = party;
        this.manifest = manifest;
        this.body = body;
        this.words = ShareLayout.words(manifest.schema(), manifest.rows());
        fill(salts, salts.length);
        this.share = begin();
    }

    /// Words of one share.
    public int words() {
        return words;
    }

    /// Writes the next `count` words of the shares to the front of `piece`, which must not reach beyond the end of
    /// one share into the next.
    public void next(byte[] piece, int count) throws IOException {
        if (taken == words && held == 0) {
            endShare();
            held = 1;
            taken = 0;
            share = begin();
        }
        if (count > words - taken) {
            throw new IllegalArgumentException(count + " words do not fit the rest of a share, " + (words - taken));
        }
        switch (share) {
            case Share.Seed(ShareExpansion stream) -> {
                stream.next(piece, 8 * count);
                ShareLayout.clearPadding(piece, taken, count, manifest.rows());
            }
            case Share.Correction(Digest.Running hash) -> {
                fill(piece, 8 * count);
                hash.add(piece, 0, 8 * count);
                if (ShareLayout.clearPadding(piece, taken, count, manifest.rows())) {
                    throw ShareMaterial.beyond();
                }
            }
        }
        taken += count;
    }

    /// Throws [IllegalArgumentException] unless both shares were taken as a whole, are those of the commitments, and
    /// nothing follows them.
    public void finish() throws IOException {
        if (held == 0) {
            next(new byte[0], 0);
        }
        if (held != 1 || taken != words) {
            throw new IllegalStateException("only " + taken + " words of share " + held + " were taken");
        }
        endShare();
        if (body.read() != -1) {
            throw new IllegalArgumentException("the message goes on after its " + read + " bytes of shares");
        }
    }

    private Share begin() throws IOException {
        int number = (party + held) % 3;
        Digest.Running hash = new Digest.Running().add(salts, held * ShareMaterial.SALT, ShareMaterial.SALT);
        if (number == 2) {
            return new Share.Correction(hash);
        }
        byte[] seed = new byte[ShareExpansion.SEED];
        fill(seed, seed.length);
        requireCommitted(hash.add(seed, 0, seed.length).end());
        return new Share.Seed(new ShareExpansion(seed));
    }

    private void endShare() {
        if (share instanceof Share.Correction(Digest.Running hash)) {
            requireCommitted(hash.end());
        }
    }

    private void requireCommitted(Digest digest) {
        int number = (party + held) % 3;
        if (!digest.equals(manifest.commitments().get(number))) {
            throw ShareMaterial.otherThanCommitted(number);
        }
    }

    private void fill(byte[] bytes, int length) throws IOException {
        int got = body.readNBytes(bytes, 0, length);
        read += got;
        if (got < length) {
            throw new IllegalArgumentException("the message ends after " + read + " of "
                    + ShareMaterial.size(party, manifest.schema(), manifest.rows()) + " bytes of shares");
        }
    }

    @Override
    public String toString() {
        return "ArrivingShares[party " + party + ", 2 x " + words + " secret words]";
    }
}
