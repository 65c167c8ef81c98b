package dev.trefoil.design;

import dev.trefoil.plan.DisclosedFailure;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Schema;
import dev.trefoil.script.PlanJson;
import dev.trefoil.script.SchemaJson;
import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.Located;
import dev.trefoil.wire.Api;
import dev.trefoil.wire.Failure;
import dev.trefoil.wire.Framing;
import dev.trefoil.wire.PinnedTrust;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/// A design environment on a server, whose long-term key is pinned.
public final class RemoteDesign implements Design {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /// The JSON part, and a stream that stands at the first byte after it.
    private record Answer(Located json, ByteArrayInputStream rest) {}

    private final DesignAddress address;
    private final HttpClient client;

    public RemoteDesign(DesignAddress address) {
        this.address = address;
        PinnedTrust trust = new PinnedTrust(
                List.of(PinnedTrust.Pin.of("the design server", address.key().raw())), InstantSource.system());
        try {
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(null, new TrustManager[] {trust}, null);
            this.client = HttpClient.newBuilder()
                    .sslContext(context)
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java since 11 has TLS 1.3", e);
        }
    }

    @Override
    public Handle upload(Frame frame, Optional<String> name, Optional<Handle> dummyFor) {
        Json json = DesignApi.shape(frame.schema(), frame.rows())
                .put("name", name)
                .put("dummyFor", dummyFor.map(Handle::hex))
                .build();
        return handle(ask("upload", json, FrameBytes.write(frame)));
    }

    @Override
    public List<DesignTable> tables() {
        return ask("tables", Json.object().build())
                .json()
                .fields("tables")
                .required("tables")
                .list(DesignApi.MAX_TABLES)
                .stream()
                .map(DesignApi::read)
                .toList();
    }

    @Override
    public DesignTable table(Handle handle) {
        return DesignApi.read(ask("table", DesignApi.handle(handle)).json());
    }

    @Override
    public Handle store(Plan plan, Optional<String> name) {
        return handle(ask(
                "store",
                Json.object()
                        .put("plan", PlanJson.write(plan))
                        .put("name", name)
                        .build()));
    }

    @Override
    public Frame reveal(Plan plan) {
        Answer answer =
                ask("reveal", Json.object().put("plan", PlanJson.write(plan)).build());
        Fields fields = answer.json().fields("schema", "rows");
        Schema schema = SchemaJson.read(fields.required("schema"));
        return FrameBytes.read(
                schema, DesignApi.rows(fields.required("rows")), answer.rest().readAllBytes());
    }

    @Override
    public void remove(Handle handle) {
        ask("remove", DesignApi.handle(handle)).json().fields();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private static Handle handle(Answer answer) {
        return DesignApi.handle(answer.json().fields("table").required("table"));
    }

    private Answer ask(String operation, Json json) {
        return ask(operation, json, new byte[0]);
    }

    private Answer ask(String operation, Json json, byte[] rest) {
        HttpRequest request = HttpRequest.newBuilder(address.url().resolve(DesignApi.ROOT + operation))
                .header("Content-Type", Framing.CONTENT_TYPE)
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(Framing.write(json, rest)))
                .build();
        try {
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw failed(response.body());
            }
            ByteArrayInputStream body = new ByteArrayInputStream(response.body());
            Located answer = Located.root(Framing.readJson(body, Api.ANSWER));
            return new Answer(answer, body);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the design server at " + address.url() + " does not answer: " + reason(e)
                            + "; start it, or leave \"design\" out of the connection file to use the embedded one",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the design server was working", e);
        }
    }

    private static RuntimeException failed(byte[] body) {
        Failure failure = Failure.read(Located.root(Json.parse(body, Api.ANSWER)));
        if (failure.kind() == Failure.Kind.FAILED) {
            for (DisclosedFailure.Kind kind : DisclosedFailure.Kind.values()) {
                if (failure.reasons().contains(kind.name())) {
                    return DisclosedFailure.reported(kind, failure.message());
                }
            }
        }
        return new PlanException(failure.message());
    }

    private static String reason(IOException e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
