package dev.trefoil.engine.link;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLSocket;

/// A TLS connection to another party whose handshake is done, and the plain socket below it.
record Connection(SSLSocket tls, Socket carrier) implements AutoCloseable {
    /// Whether the other side still waits at this end of it; for a connection on which nothing is to come yet.
    boolean isOpen() {
        try {
            int timeout = tls.getSoTimeout();
            tls.setSoTimeout(1);
            try {
                tls.getInputStream().read();
                return false;
            } catch (SocketTimeoutException e) {
                tls.setSoTimeout(timeout);
                return true;
            }
        } catch (IOException e) {
            return false;
        }
    }

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
