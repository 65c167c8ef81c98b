package dev.trefoil.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.authorization.Party;
import dev.trefoil.testing.museum.Museum;
import dev.trefoil.wire.Api;
import dev.trefoil.wire.Framing;
import dev.trefoil.wire.PinnedTrust;
import dev.trefoil.wire.SignedPosts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Whatever bytes arrive at the HTTPS interface, the answer is a reason in JSON, soon, and the party goes on.
class HttpTest {
    private static final int MUTATIONS = 300;

    private static Cluster cluster;
    private static SSLContext context;
    private static HttpClient client;

    @BeforeAll
    static void start() throws IOException, GeneralSecurityException {
        cluster = Cluster.start();
        Party party = cluster.environment().party(0);
        context = SSLContext.getInstance("TLSv1.3");
        context.init(
                null,
                new TrustManager[] {
                    new PinnedTrust(
                            List.of(new PinnedTrust.Pin(
                                    party.title(), party.key().publicKey())),
                            InstantSource.system())
                },
                null);
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(context)
                .build();
    }

    @AfterAll
    static void stop() throws IOException {
        client.shutdownNow();
        cluster.close();
    }

    @AfterEach
    void thePartyGoesOn() throws IOException, InterruptedException {
        assertThat(send("GET", Api.HEALTH, new byte[0]).statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> send(String method, String path, byte[] body)
            throws IOException, InterruptedException {
        Party party = cluster.environment().party(0);
        return client.send(
                HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + party.apiPort() + path))
                        .timeout(Duration.ofSeconds(60))
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static byte[] framed(String json) {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(4 + text.length)
                .putInt(text.length)
                .put(text)
                .array();
    }

    private static void requireReason(HttpResponse<String> response, int... statuses) {
        assertThat(statuses).as(response.body()).contains(response.statusCode());
        assertThat(response.body()).startsWith("{\"kind\":\"").contains("\"message\":\"");
        assertThat(response.body()).doesNotContain("at dev.trefoil").doesNotContain("Exception");
    }

    @Test
    void malformedBodiesAreNamed() throws IOException, InterruptedException {
        List<byte[]> bodies = List.of(
                new byte[0],
                new byte[] {0, 0},
                new byte[] {-1, -1, -1, -1},
                ByteBuffer.allocate(4).putInt(1 << 30).array(),
                framed(""),
                framed("{"),
                framed("[]"),
                framed("{}"),
                framed("{\"request\":1,\"operation\":2}"),
                framed("{\"request\":{},\"request\":{}}"),
                framed("{\"request\":{},\"operation\":{\"kind\":\"everything\"}}"),
                framed("[".repeat(100_000)),
                framed("{\"a\":".repeat(50_000) + "1" + "}".repeat(50_000)),
                framed("\"" + "x".repeat(1 << 20) + "\""),
                framed("{\"request\":\"\\ud800\"}"),
                Arrays.copyOf(framed("{\"request\":{}}"), 10));
        for (String path : List.of(Api.STEP, Api.UPLOADS, Api.TABLES, Api.REMOVE, Api.CANCEL)) {
            for (byte[] body : bodies) {
                requireReason(send("POST", path, body), 400, 403);
            }
        }
    }

    @Test
    void largerThanAllowedIsRefusedBeforeItIsRead() throws IOException, InterruptedException {
        byte[] body = new byte[33 << 20];
        ByteBuffer.wrap(body).putInt(body.length - 4);
        requireReason(send("POST", Api.STEP, body), 400, 413);
        requireReason(send("POST", Api.CHALLENGES, body), 400, 413);
    }

    @Test
    void addressesAndMethodsThatAreNotThereAreNamed() throws IOException, InterruptedException {
        for (String path : List.of("/", "/v2/health", "/v1", "/v1/uploads/abc/commit", "/v1/../etc/passwd", "/%00")) {
            requireReason(send("GET", path, new byte[0]), 400);
            requireReason(send("POST", path, new byte[0]), 400);
        }
        requireReason(send("DELETE", Api.TABLES, new byte[0]), 400);
        requireReason(send("POST", Api.UPLOADS + "/" + "0".repeat(64) + "/commit", new byte[0]), 400);
    }

    @Test
    void mutatedRequestsGetCleanRefusals() throws IOException, InterruptedException {
        long seed = Long.getLong("trefoil.seed", new Random().nextLong());
        System.out.println("HttpTest: seed " + seed + " (repeat with -Dtrefoil.seed=" + seed + ")");
        Random random = new Random(seed);
        byte[] good = Framing.write(SignedPosts.tables(cluster.environment(), Museum.petra()), new byte[0]);
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] bad = good.clone();
            for (int change = random.nextInt(3); change >= 0; change--) {
                bad[4 + random.nextInt(bad.length - 4)] ^= (byte) (1 << random.nextInt(8));
            }
            if (random.nextInt(5) == 0) {
                bad = Arrays.copyOf(bad, random.nextInt(bad.length));
            }
            HttpResponse<String> response = send("POST", Api.TABLES, bad);
            if (!Arrays.equals(bad, good)) {
                requireReason(response, 400, 403);
            }
        }
    }

    private static SSLSocket begun(String path, int length, String body) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory()
                .createSocket(
                        InetAddress.getLoopbackAddress(),
                        cluster.environment().party(0).apiPort());
        socket.getOutputStream()
                .write(("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + length + "\r\n\r\n" + body)
                        .getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    @Test
    void requestsThatNeverEndTakeNoPlaceOfACancel() throws IOException, InterruptedException {
        List<SSLSocket> open = new ArrayList<>();
        try {
            int status = 0;
            while (status != 503 && open.size() < 400) {
                for (int i = 0; i < 16; i++) {
                    open.add(begun(Api.STEP, 1000, "ab"));
                }
                status = send("POST", Api.TABLES, new byte[0]).statusCode();
            }
            assertThat(status).as("the places are taken").isEqualTo(503);
            assertThat(send("GET", Api.HEALTH, new byte[0]).statusCode()).isEqualTo(200);
            assertThat(send("POST", Api.CHALLENGES, "{}".getBytes(StandardCharsets.UTF_8))
                            .statusCode())
                    .isEqualTo(200);
            requireReason(send("POST", Api.CANCEL, framed("{}")), 400);
        } finally {
            for (SSLSocket socket : open) {
                socket.close();
            }
        }
    }

    @Test
    void aRequestThatNeverEndsIsClosed() throws IOException {
        try (SSLSocket socket = begun(Api.CHALLENGES, 2, "{")) {
            socket.setSoTimeout(60_000);
            int answer;
            try {
                answer = socket.getInputStream().read();
            } catch (SocketTimeoutException e) {
                throw new AssertionError("the party still waits", e);
            } catch (IOException closed) {
                answer = -1;
            }
            assertThat(answer).isEqualTo(-1);
        }
    }

    @Test
    void whatIsNoHttpHarmsNobody() throws IOException {
        for (String text :
                List.of("\u0000\u0001\u0002", "GARBAGE\r\n\r\n", "POST / HTTP/1.1\r\nHost: x\r\nContent-Le")) {
            try (SSLSocket socket = (SSLSocket) context.getSocketFactory()
                    .createSocket(
                            InetAddress.getLoopbackAddress(),
                            cluster.environment().party(0).apiPort())) {
                socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
                assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.3");
            }
        }
    }
}
