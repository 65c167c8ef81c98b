package dev.trefoil.design;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.trefoil.plan.DisclosedFailure;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.Located;
import dev.trefoil.wire.Api;
import dev.trefoil.wire.Failure;
import dev.trefoil.wire.Framing;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/// A design environment over HTTPS (TLS 1.3), for several analysts to share dummy tables. It holds them in memory only
/// and asks nobody for a key; clients pin its long-term key.
public final class DesignServer implements AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger("dev.trefoil.design");
    private static final int AT_ONCE = 16;

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore running = new Semaphore(AT_ONCE);
    private final Design design;

    private DesignServer(HttpsServer server, Design design) {
        this.server = server;
        this.design = design;
    }

    /// Listens at `address` (port 0: any free one) with a certificate of `identity`.
    public static DesignServer start(InetSocketAddress address, DesignIdentity identity, Design design)
            throws IOException {
        HttpsServer server;
        try {
            server = HttpsServer.create(address, 0);
        } catch (BindException e) {
            throw new IOException(
                    "cannot listen at " + address.getHostString() + ":" + address.getPort() + " (" + e.getMessage()
                            + "): choose another port",
                    e);
        }
        server.setHttpsConfigurator(configurator(identity.context()));
        DesignServer started = new DesignServer(server, design);
        server.setExecutor(started.threads);
        server.createContext(DesignApi.ROOT, started::handle);
        server.createContext(DesignApi.HEALTH, DesignServer::health);
        server.start();
        return started;
    }

    private static HttpsConfigurator configurator(SSLContext context) {
        return new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters tls = context.getDefaultSSLParameters();
                tls.setProtocols(new String[] {"TLSv1.3"});
                parameters.setSSLParameters(tls);
            }
        };
    }

    public URI address() {
        InetSocketAddress at = server.getAddress();
        return URI.create("https://" + at.getHostString() + ":" + at.getPort());
    }

    private static void health(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = Json.object().put("status", "ready").build().canonicalBytes();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!running.tryAcquire()) {
                fail(exchange, Failure.of(Failure.Kind.UNAVAILABLE, "the design server is busy: try again"));
                return;
            }
            try {
                answer(exchange);
            } finally {
                running.release();
            }
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body;
        try {
            String operation = exchange.getRequestURI().getPath().substring(DesignApi.ROOT.length());
            InputStream in = exchange.getRequestBody();
            if (!exchange.getRequestMethod().equals("POST")) {
                throw new IllegalArgumentException("use POST");
            }
            Located json = Located.root(Framing.readJson(in, Api.REQUEST));
            Optional<byte[]> reply = DesignReply.to(operation, json, in, design);
            body = reply.orElseThrow(() -> new IllegalArgumentException("there is no such operation"));
        } catch (DisclosedFailure e) {
            fail(
                    exchange,
                    new Failure(
                            Failure.Kind.FAILED, message(e), List.of(e.kind().name())));
            return;
        } catch (IllegalArgumentException | ArithmeticException e) {
            fail(exchange, Failure.of(Failure.Kind.INVALID, message(e)));
            return;
        } catch (RuntimeException e) {
            LOGGER.log(System.Logger.Level.ERROR, "a request failed", e);
            fail(exchange, Failure.of(Failure.Kind.UNAVAILABLE, "the design server failed: its log tells why"));
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", Framing.CONTENT_TYPE);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private static String message(RuntimeException e) {
        return String.valueOf(e.getMessage());
    }

    private static void fail(HttpExchange exchange, Failure failure) throws IOException {
        byte[] body = failure.json().canonicalBytes();
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Connection", "close");
        exchange.sendResponseHeaders(failure.kind().status(), body.length);
        exchange.getResponseBody().write(body);
    }

    /// Stops listening and forgets all tables.
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        design.close();
    }
}
