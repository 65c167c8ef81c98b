package dev.trefoil.engine.link;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;

/// A TLS connection to another party whose handshake is done, and the plain socket below it.
record Connection(SSLSocket tls, Socket carrier) implements AutoCloseable {
    /// Closes without waiting for a write that is under way.
    @Override
    public void close() {
        try {
            carrier.close();
        } catch (IOException e) {
            System.getLogger(Connection.class.getName()).log(System.Logger.Level.DEBUG, "closing a connection", e);
        }
    }
}
