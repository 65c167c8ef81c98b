package dev.trefoil.engine.link;

import dev.trefoil.script.Digest;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/// The first message on a connection between parties: what it is for, and who opened it. 42 bytes.
///
/// @param id the run, or the change that is asked about
/// @param party the number of the party that connects; its certificate must say the same
record Hello(Kind kind, Digest id, int party) {
    private static final byte[] MAGIC = "TREFOIL1".getBytes(StandardCharsets.US_ASCII);

    enum Kind {
        /// The connection is the link of a run; the answer is one byte, 1 once the run is there.
        RUN,
        /// What became of a change? The answer is one byte, a [ChangeStatus].
        STATUS
    }

    void write(OutputStream out) throws IOException {
        out.write(ByteBuffer.allocate(MAGIC.length + 34)
                .put(MAGIC)
                .put((byte) (kind == Kind.RUN ? 1 : 2))
                .put((byte) party)
                .put(id.bytes())
                .array());
        out.flush();
    }

    static Hello read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        byte[] magic = new byte[MAGIC.length];
        data.readFully(magic);
        int kind = data.readUnsignedByte();
        int party = data.readUnsignedByte();
        byte[] id = new byte[32];
        data.readFully(id);
        if (!Arrays.equals(magic, MAGIC) || (kind != 1 && kind != 2) || party > 2) {
            throw new IOException("not a hello of this version");
        }
        return new Hello(
                kind == 1 ? Kind.RUN : Kind.STATUS, new Digest(HexFormat.of().formatHex(id)), party);
    }
}
