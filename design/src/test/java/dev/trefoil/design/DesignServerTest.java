package dev.trefoil.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.authorization.SigningKey;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.DisclosedFailure;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.Value;
import dev.trefoil.script.json.Json;
import dev.trefoil.wire.Framing;
import dev.trefoil.wire.PinnedTrust;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The embedded design environment and the one on a server give the same answers.
class DesignServerTest {
    private static final Handle PRODUCTION = Handle.of("AB".repeat(32));

    private final SigningKey key = SigningKey.generate();
    private DesignServer server;
    private Design remote;

    @BeforeEach
    void start() throws IOException {
        server = DesignServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                DesignIdentity.of(key),
                new DesignEngine(new DesignLimits(3, 1_000)));
        remote = new RemoteDesign(new DesignAddress(server.address(), key.verificationKey()));
    }

    @AfterEach
    void stop() {
        remote.close();
        server.close();
    }

    @Test
    void framesOfEveryTypeComeBackAsTheyWent() {
        Frame frame = everyType();
        Handle handle = remote.upload(frame, Optional.of("all types"), Optional.empty());
        Frame back = remote.reveal(new Plan.Scan(handle));
        assertThat(back.schema()).isEqualTo(frame.schema());
        assertThat(List.of(back.row(0), back.row(1))).containsExactlyInAnyOrder(frame.row(0), frame.row(1));
        assertThat(remote.tables())
                .containsExactly(
                        new DesignTable(handle, Optional.of("all types"), frame.schema(), 2, Optional.empty()));
    }

    @Test
    void aDummyAnswersForItsProductionTableUntilItIsRemoved() {
        Handle dummy = remote.upload(numbers(1, 2, 3), Optional.empty(), Optional.of(PRODUCTION));
        assertThat(remote.table(PRODUCTION).handle()).isEqualTo(dummy);
        Handle large = remote.store(above(PRODUCTION, 1, 0), Optional.of("large"));
        assertThat(remote.table(large).rows()).isEqualTo(2);
        remote.remove(PRODUCTION);
        assertThatThrownBy(() -> remote.table(PRODUCTION))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("no dummy for it");
        assertThatThrownBy(() -> remote.table(dummy)).isInstanceOf(PlanException.class);
    }

    @Test
    void dataThatEndsARunIsToldAsEverywhere() {
        Handle handle = remote.upload(numbers(1, 2, 3), Optional.empty(), Optional.empty());
        assertThatThrownBy(() -> remote.reveal(above(handle, 1, 3)))
                .isInstanceOfSatisfying(
                        DisclosedFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(DisclosedFailure.Kind.TOO_FEW_ROWS))
                .hasMessageContaining("minimum of 3");
    }

    @Test
    void wrongPlansAndFullShelvesAreRefused() {
        Handle handle = remote.upload(numbers(1, 2, 3), Optional.empty(), Optional.empty());
        assertThatThrownBy(() -> remote.reveal(new Plan.Select(new Plan.Scan(handle), List.of(Column.of("xx")))))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("did you mean 'x'?");
        remote.upload(numbers(1), Optional.empty(), Optional.empty());
        remote.upload(numbers(2), Optional.empty(), Optional.empty());
        assertThatThrownBy(() -> remote.upload(numbers(3), Optional.empty(), Optional.empty()))
                .hasMessageContaining("the design environment is full (3 tables");
    }

    @Test
    void aServerWithAnotherKeyIsNotTalkedTo() {
        try (Design stranger = new RemoteDesign(
                new DesignAddress(server.address(), SigningKey.generate().verificationKey()))) {
            assertThatThrownBy(stranger::tables)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("not signed by the pinned key of the design server");
        }
    }

    @Test
    void aPlainClientGetsNoAnswer() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + server.address().getPort() + DesignApi.HEALTH))
                    .build();
            assertThatThrownBy(() -> client.send(request, HttpResponse.BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void whateverIsSentGetsACleanAnswer() throws Exception {
        assertThat(send("reveal", new byte[0])).contains("400").contains("ends in the middle of its JSON part");
        assertThat(send("reveal", Framing.write(Json.object().build(), new byte[0])))
                .contains("400")
                .contains("is missing");
        assertThat(send("reveal", new byte[] {0x7f, -1, -1, -1, '{', '}'}))
                .contains("400")
                .contains("2147483647 bytes");
        assertThat(send("nothing", Framing.write(Json.object().build(), new byte[0])))
                .contains("400")
                .contains("no such operation");
        Json wide = DesignApi.shape(Schema.of(Field.of("x", Type.text(1000))), 1_000_000_000)
                .build();
        assertThat(send("upload", Framing.write(wide, new byte[3])))
                .contains("400")
                .contains("larger than the 1 GiB");
        Json cut = DesignApi.shape(Schema.of(Field.of("x", Type.bool())), 3).build();
        assertThat(send("upload", Framing.write(cut, new byte[3])))
                .contains("400")
                .contains("ends after 3 of 8 bytes");
        byte[] outside = new byte[48];
        java.util.Arrays.fill(outside, (byte) 1);
        Json bounded =
                DesignApi.shape(Schema.of(Field.of("x", Type.int_(0, 40))), 1).build();
        assertThat(send("upload", Framing.write(bounded, outside)))
                .contains("400")
                .contains("is outside");
        assertThat(remote.tables()).isEmpty();
    }

    /// Status and body of the answer.
    private String send(String operation, byte[] body) throws Exception {
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        PinnedTrust.Pin pin =
                PinnedTrust.Pin.of("the server", key.verificationKey().raw());
        context.init(null, new TrustManager[] {new PinnedTrust(List.of(pin), InstantSource.system())}, null);
        try (HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(server.address().resolve(DesignApi.ROOT + operation))
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return response.statusCode() + " " + response.body();
        }
    }

    @Test
    void anAbsentServerIsNamed() {
        server.close();
        assertThatThrownBy(() -> remote.tables())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("the design server at https://")
                .hasMessageContaining("does not answer");
    }

    private static Plan above(Handle table, long bound, long minimum) {
        return new Plan.Filter(
                new Plan.Scan(table),
                new Expression.Compare(
                        Expression.Comparison.GREATER,
                        new Expression.ColumnRef(Column.of("x")),
                        new Expression.Literal(Value.of(bound))),
                minimum);
    }

    private static Frame numbers(long... values) {
        Frame.Builder frame = Frame.builder(Schema.of(Field.of("x", Type.int_(-5, 300))), values.length);
        for (int row = 0; row < values.length; row++) {
            frame.number(0, row, values[row]);
        }
        return frame.build();
    }

    private static Frame everyType() {
        Schema schema = Schema.of(
                Field.of("i", Type.int_(-3, 900).withNullable(true)),
                Field.of("f", Type.fixed(20, -5, 1L << 30)),
                Field.of("b", Type.bool()),
                Field.of("t", Type.text(9).withNullable(true)),
                Field.of("d", Type.date()));
        return Frame.builder(schema, 2)
                .number(0, 0, -3)
                .number(1, 0, 12345)
                .number(2, 0, 1)
                .text(3, 0, "Zoé")
                .set(4, 0, Value.of(LocalDate.of(2020, 2, 29)))
                .number(1, 1, -5)
                .number(2, 1, 0)
                .set(4, 1, Value.of(LocalDate.of(1900, 1, 1)))
                .build();
    }
}
