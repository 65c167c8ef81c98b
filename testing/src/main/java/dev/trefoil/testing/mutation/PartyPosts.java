package dev.trefoil.testing.mutation;

import dev.trefoil.authorization.Party;
import dev.trefoil.wire.Framing;
import dev.trefoil.wire.PinnedTrust;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/// Any bytes, posted to the HTTPS interface of one party.
final class PartyPosts implements AutoCloseable {
    /// A party that refuses does so at once; one that still works after so long has taken the request.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Party party;
    private final HttpClient client;

    PartyPosts(Party party) {
        this.party = party;
        PinnedTrust.Pin pin = new PinnedTrust.Pin(party.title(), party.key().publicKey());
        try {
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(null, new TrustManager[] {new PinnedTrust(List.of(pin), InstantSource.system())}, null);
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .sslContext(context)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no TLS 1.3", e);
        }
    }

    /// The answer; throws [java.net.http.HttpTimeoutException] if there is none in time.
    HttpResponse<byte[]> post(String path, byte[] body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("https://" + party.host() + ":" + party.apiPort() + path))
                .timeout(PATIENCE)
                .header("Content-Type", Framing.CONTENT_TYPE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
