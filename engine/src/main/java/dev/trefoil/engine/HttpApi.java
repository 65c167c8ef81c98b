package dev.trefoil.engine;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.trefoil.authorization.SignedRevocation;
import dev.trefoil.script.Digest;
import dev.trefoil.script.json.Json;
import dev.trefoil.wire.Api;
import dev.trefoil.wire.Failure;
import dev.trefoil.wire.Framing;
import dev.trefoil.wire.Message;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/// The HTTPS interface of a party: TLS 1.3, bounded requests, and an answer or a [Failure] to each.
final class HttpApi implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(HttpApi.class.getName());
    private static final int MOST_AT_ONCE = 128;
    private static final int MOST_URGENT = 64;
    private static final long MOST_DRAINED = 256L << 20;
    private static final Duration SMALL = Duration.ofSeconds(10);
    private static final Duration SIGNED = Duration.ofSeconds(30);
    private static final Duration ANSWER = Duration.ofMinutes(15);
    private static final Set<String> URGENT =
            Set.of(Api.HEALTH, Api.ENVIRONMENT, Api.CHALLENGES, Api.CANCEL, Api.REVOCATIONS);
    private static final Pattern COMMIT = Pattern.compile(Api.UPLOADS + "/([0-9a-f]{64})/commit");

    static {
        // Read by the JDK's server when its classes load: seconds for a whole request to arrive (a large upload over a
        // slow line included), connections, headers.
        System.setProperty("sun.net.httpserver.maxReqTime", "900");
        System.setProperty("sun.net.httpserver.maxReqHeaders", "50");
        System.setProperty("sun.net.httpserver.maxReqHeaderSize", "16384");
        System.setProperty("jdk.httpserver.maxConnections", "512");
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpsServer server;
    private final ExecutorService threads;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final Semaphore urgent = new Semaphore(MOST_URGENT);
    private final Deadlines deadlines = new Deadlines();
    private final Seat seat;

    private HttpApi(Seat seat, HttpsServer server, ExecutorService threads) {
        this.seat = seat;
        this.server = server;
        this.threads = threads;
    }

    static HttpApi start(Seat seat, SSLContext context, InetSocketAddress address) throws IOException {
        HttpsServer server;
        try {
            server = HttpsServer.create(address, MOST_AT_ONCE);
        } catch (IOException e) {
            throw new IOException(
                    "the API port " + address.getPort() + " cannot be opened (" + e.getMessage()
                            + "): is another party running, or another program using the port?",
                    e);
        }
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters tls = getSSLContext().getDefaultSSLParameters();
                tls.setProtocols(new String[] {"TLSv1.3"});
                parameters.setSSLParameters(tls);
            }
        });
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        HttpApi api = new HttpApi(seat, server, threads);
        server.setExecutor(threads);
        server.createContext("/", api::handle);
        server.start();
        return api;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            // What ends a run, or says that the party lives, has places of its own: long requests cannot take them.
            boolean isUrgent = URGENT.contains(exchange.getRequestURI().getPath());
            Semaphore place = isUrgent ? urgent : places;
            if (!place.tryAcquire()) {
                fail(exchange, Failure.of(Failure.Kind.UNAVAILABLE, "this party is busy: ask again in a moment"));
                return;
            }
            try {
                answer(exchange);
            } catch (IOException e) {
                // The client is gone, or its request broke off: nobody is left to tell.
                LOG.log(System.Logger.Level.DEBUG, "a request broke off: {0}", e.getMessage());
            } catch (Throwable e) {
                fail(exchange, Failures.of(e));
            } finally {
                place.release();
            }
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        InputStream body = exchange.getRequestBody();
        switch (exchange.getRequestMethod() + " " + path) {
            case "GET " + Api.HEALTH ->
                send(exchange, Json.object().put("status", "ready").build());
            case "GET " + Api.ENVIRONMENT -> send(exchange, environment());
            case "POST " + Api.CHALLENGES -> {
                deadlines.within(SMALL, () -> {
                    Framing.readEmpty(body);
                    return true;
                });
                send(exchange, seat.challenges().give().json());
            }
            case "POST " + Api.REVOCATIONS -> {
                byte[] file = deadlines.within(SMALL, () -> body.readNBytes(SignedRevocation.MOST_BYTES + 1));
                SignedRevocation signed = Revoking.receive(seat, file);
                send(
                        exchange,
                        Json.object()
                                .put("revoked", signed.revocation().subject().hex())
                                .build());
            }
            case "POST " + Api.UPLOADS -> signed(exchange, "upload", SIGNED);
            case "POST " + Api.TABLES -> signed(exchange, "tables", SIGNED);
            case "POST " + Api.REMOVE -> signed(exchange, "remove", SIGNED);
            case "POST " + Api.STEP -> signed(exchange, "step", SIGNED);
            case "POST " + Api.AUTHORIZATIONS -> signed(exchange, "authorizations", SIGNED);
            case "POST " + Api.AUDIT_HEAD -> signed(exchange, "audit-head", SIGNED);
            case "POST " + Api.AUDIT_LOG -> signed(exchange, "audit-log", SIGNED);
            case "POST " + Api.CANCEL -> signed(exchange, "cancel", SMALL);
            default -> {
                Matcher commit = COMMIT.matcher(path);
                if (!commit.matches() || !exchange.getRequestMethod().equals("POST")) {
                    throw new IllegalArgumentException("there is nothing at this address for "
                            + (exchange.getRequestMethod().equals("GET") ? "GET" : "this method")
                            + ": this party speaks version " + Api.VERSION + " of the interface");
                }
                send(exchange, Requests.commit(seat, new Digest(commit.group(1))));
            }
        }
    }

    private void signed(HttpExchange exchange, String purpose, Duration limit) throws IOException {
        InputStream body = exchange.getRequestBody();
        Message message = deadlines.within(limit, () -> Messages.read(body));
        send(exchange, Requests.signed(seat, purpose, message, body));
    }

    private Json environment() {
        return Json.object()
                .put("software", Api.SOFTWARE)
                .put("environment", new String(seat.signed().encode(), StandardCharsets.UTF_8))
                .build();
    }

    private void send(HttpExchange exchange, Json json) throws IOException {
        send(exchange, 200, "application/json", json.canonicalBytes(), new byte[0]);
    }

    private void send(HttpExchange exchange, Answer answer) throws IOException {
        send(exchange, 200, Framing.CONTENT_TYPE, Framing.head(answer.json()), answer.rest());
    }

    private void fail(HttpExchange exchange, Failure failure) throws IOException {
        // What is left of the request is read, or the client would see a broken connection in place of the reason.
        deadlines.within(SIGNED, () -> drained(exchange.getRequestBody()));
        send(
                exchange,
                failure.kind().status(),
                "application/json",
                failure.json().canonicalBytes(),
                new byte[0]);
    }

    private static long drained(InputStream body) throws IOException {
        byte[] rest = new byte[1 << 16];
        long drained = 0;
        for (int got = 0; got >= 0 && drained < MOST_DRAINED; drained += got) {
            got = body.read(rest);
        }
        return drained;
    }

    private void send(HttpExchange exchange, int status, String type, byte[] head, byte[] rest) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        deadlines.within(ANSWER, () -> {
            exchange.sendResponseHeaders(status, (long) head.length + rest.length);
            exchange.getResponseBody().write(head);
            exchange.getResponseBody().write(rest);
            return true;
        });
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        deadlines.close();
    }
}
