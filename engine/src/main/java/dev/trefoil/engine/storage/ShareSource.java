package dev.trefoil.engine.storage;

import java.io.IOException;

/// Both shares of a table on their way into a file: share i of party P_i, then share i+1, as little-endian words.
public interface ShareSource {
    /// Words of one share.
    int words();

    /// Writes the next `count` words to the front of `piece`, all of them of one share.
    void next(byte[] piece, int count) throws IOException;

    /// Throws if what was taken is not what it should be: then nothing may be stored.
    void finish() throws IOException;
}
