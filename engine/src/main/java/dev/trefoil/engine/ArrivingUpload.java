package dev.trefoil.engine;

import dev.trefoil.engine.storage.ShareSource;
import dev.trefoil.wire.ArrivingShares;
import dev.trefoil.wire.UploadManifest;
import java.io.IOException;
import java.io.InputStream;

/// The shares of an upload on their way from the connection into this party's file.
final class ArrivingUpload implements ShareSource {
    private final ArrivingShares shares;

    /// The connection broke off, which says nothing about the disk.
    static final class BrokenOff extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final IOException connection;

        private BrokenOff(IOException connection) {
            super(connection);
            this.connection = connection;
        }

        IOException connection() {
            return connection;
        }
    }

    ArrivingUpload(Seat seat, UploadManifest manifest, InputStream body) throws IOException {
        shares = new ArrivingShares(seat.index(), manifest, body);
    }

    @Override
    public int words() {
        return shares.words();
    }

    @Override
    public void next(byte[] piece, int count) {
        try {
            shares.next(piece, count);
        } catch (IOException e) {
            throw new BrokenOff(e);
        }
    }

    @Override
    public void finish() {
        try {
            shares.finish();
        } catch (IOException e) {
            throw new BrokenOff(e);
        }
    }
}
