package dev.trefoil.wire;

import dev.trefoil.authorization.Challenge;
import dev.trefoil.authorization.Party;
import dev.trefoil.script.Digest;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.JsonException;
import dev.trefoil.script.json.JsonLimits;
import dev.trefoil.script.json.Located;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;

/// The HTTPS interface of one party, seen by a client that knows the party's pinned key.
///
/// Every method throws [PartyFailure], which names the party, if it does not answer or says no. May be used by
/// several threads.
public final class PartyApi implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration SHORT = Duration.ofSeconds(30);
    private static final int MOST_SMALL = 32 << 20;
    private static final int MOST_RESULT = Integer.MAX_VALUE - 16;

    private final Party party;
    private final HttpClient client;

    /// A challenge, and the digest of the certificate of the connection on which it came.
    public record Greeting(Challenge challenge, Digest channel) {}

    /// An answer: its JSON and the bytes that follow it.
    static final class Reply {
        private final Located json;
        private final byte[] body;
        private final int head;

        private Reply(Located json, byte[] body, int head) {
            this.json = json;
            this.body = body;
            this.head = head;
        }

        Located json() {
            return json;
        }

        /// The whole body; read only.
        byte[] body() {
            return body;
        }

        /// Where in the body the bytes after the JSON begin.
        int head() {
            return head;
        }

        @Override
        public String toString() {
            return "Reply[" + (body.length - head) + " bytes]";
        }
    }

    public PartyApi(Party party) {
        this.party = party;
        PinnedTrust.Pin pin = new PinnedTrust.Pin(party.title(), party.key().publicKey());
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.3"});
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .sslContext(context(new PinnedTrust(List.of(pin), InstantSource.system())))
                .sslParameters(parameters)
                .build();
    }

    private static SSLContext context(PinnedTrust trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(null, new TrustManager[] {trust}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no TLS 1.3", e);
        }
    }

    public Party party() {
        return party;
    }

    /// The signed environment that the party runs, as a file.
    public byte[] environment() {
        Located json = get(Api.ENVIRONMENT);
        return answer(() -> json.fields("software", "environment")
                        .required("environment")
                        .string())
                .getBytes(StandardCharsets.UTF_8);
    }

    /// Throws unless the party is there and of this software version.
    public void requireReady() {
        get(Api.HEALTH);
    }

    /// A fresh challenge of the party.
    public Greeting challenge() {
        HttpResponse<byte[]> response = send(
                request(Api.CHALLENGES, SHORT)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{}")),
                MOST_SMALL);
        Located json = parsed(response.body());
        return new Greeting(answer(() -> Challenge.read(json)), channel(response.sslSession()));
    }

    /// Sends a signed request, with shares after it, in pieces that follow each other (may be none).
    Reply post(String path, Message message, List<byte[]> shares, Duration timeout) {
        HttpRequest.BodyPublisher[] pieces = Stream.concat(Stream.of(Framing.head(message.json())), shares.stream())
                .map(HttpRequest.BodyPublishers::ofByteArray)
                .toArray(HttpRequest.BodyPublisher[]::new);
        HttpRequest.Builder request = request(path, timeout)
                .header("Content-Type", Framing.CONTENT_TYPE)
                .POST(HttpRequest.BodyPublishers.concat(pieces));
        return framed(send(request, MOST_RESULT).body());
    }

    /// Delivers a signed revocation, which acts at this party when this returns.
    public Digest revoke(byte[] file) {
        HttpRequest.Builder request =
                request(Api.REVOCATIONS, SHORT).POST(HttpRequest.BodyPublishers.ofByteArray(file));
        Located json = parsed(send(request, MOST_SMALL).body());
        return answer(() -> OperationJson.digest(json.fields("revoked").required("revoked")));
    }

    /// Makes the upload a table.
    TableEntry commit(Digest upload, Duration timeout) {
        HttpRequest.Builder request = request(Api.UPLOADS + "/" + upload.hex() + "/commit", timeout)
                .POST(HttpRequest.BodyPublishers.noBody());
        Located json = parsed(send(request, MOST_SMALL).body());
        return answer(() -> TableEntry.read(json));
    }

    private Located get(String path) {
        return parsed(send(request(path, SHORT).GET(), MOST_SMALL).body());
    }

    private HttpRequest.Builder request(String path, Duration timeout) {
        String host = party.host().contains(":") ? "[" + party.host() + "]" : party.host();
        return HttpRequest.newBuilder(URI.create("https://" + host + ":" + party.apiPort() + path))
                .timeout(timeout);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request, int most) {
        try {
            HttpResponse<byte[]> response = client.send(
                    request.build(), HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), most));
            if (response.statusCode() != 200) {
                throw new PartyFailure(party.title(), failure(response));
            }
            return response;
        } catch (HttpConnectTimeoutException | ConnectException e) {
            throw unavailable(
                    "does not answer at " + party.host() + ":" + party.apiPort()
                            + ": is it running, and can this machine reach it?",
                    e);
        } catch (HttpTimeoutException e) {
            throw unavailable("did not finish in time", e);
        } catch (SSLException e) {
            throw unavailable(certificate(e).orElse("no TLS connection could be made (" + e.getMessage() + ")"), e);
        } catch (IOException e) {
            throw unavailable("the connection broke before the answer came: ask again once the party runs", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("interrupted while waiting for the answer", e);
        }
    }

    private static Failure failure(HttpResponse<byte[]> response) {
        try {
            return Failure.read(Located.root(Json.parse(response.body(), JsonLimits.SMALL)));
        } catch (JsonException e) {
            return Failure.of(
                    Failure.Kind.UNAVAILABLE, "answered with HTTP status " + response.statusCode() + " and no reason");
        }
    }

    private static Optional<String> certificate(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof CertificateException && at.getMessage() != null) {
                return Optional.of(at.getMessage());
            }
        }
        return Optional.empty();
    }

    private PartyFailure unavailable(String message, Throwable cause) {
        return new PartyFailure(party.title(), Failure.of(Failure.Kind.UNAVAILABLE, message), cause);
    }

    private Located parsed(byte[] body) {
        return answer(() -> Located.root(Json.parse(body, Api.ANSWER)));
    }

    private Reply framed(byte[] body) {
        return answer(() -> {
            try (ByteArrayInputStream in = new ByteArrayInputStream(body)) {
                Json json = Framing.readJson(in, Api.ANSWER);
                return new Reply(Located.root(json), body, body.length - in.available());
            } catch (IOException e) {
                throw new IllegalArgumentException("the answer ends too early", e);
            }
        });
    }

    private <T> T answer(Supplier<T> reader) {
        try {
            return reader.get();
        } catch (IllegalArgumentException e) {
            throw unavailable(
                    "answered in a form that this client does not know (" + e.getMessage()
                            + "): do client and party have the same version, " + Api.SOFTWARE + "?",
                    e);
        }
    }

    private Digest channel(Optional<SSLSession> session) {
        try {
            Certificate leaf =
                    session.orElseThrow(() -> new SSLException("no session")).getPeerCertificates()[0];
            return Digest.of(leaf.getEncoded());
        } catch (SSLException | CertificateException e) {
            throw unavailable("has no TLS certificate", e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
