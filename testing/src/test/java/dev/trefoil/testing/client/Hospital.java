package dev.trefoil.testing.client;

import dev.trefoil.authorization.Approval;
import dev.trefoil.authorization.Approved;
import dev.trefoil.authorization.Authorization;
import dev.trefoil.authorization.Envelope;
import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.EnvironmentLimits;
import dev.trefoil.authorization.KeyFiles;
import dev.trefoil.authorization.Party;
import dev.trefoil.authorization.Person;
import dev.trefoil.authorization.Request;
import dev.trefoil.authorization.SignedEnvironment;
import dev.trefoil.authorization.SigningKey;
import dev.trefoil.authorization.StepOrder;
import dev.trefoil.client.Connection;
import dev.trefoil.client.ProviderSession;
import dev.trefoil.engine.PartyFiles;
import dev.trefoil.engine.PartyInit;
import dev.trefoil.engine.PartyServer;
import dev.trefoil.plan.Bindings;
import dev.trefoil.script.ScriptJson;
import dev.trefoil.wire.Failure;
import dev.trefoil.wire.Parties;
import dev.trefoil.wire.SignedPosts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Three parties in this process, with a data provider, an analyst and two approvers; the connection file names the
/// analyst's key.
public final class Hospital implements AutoCloseable {
    private static final String HERE = "127.0.0.1";

    private final Path folder;
    private final SigningKey provider = SigningKey.generate();
    private final SigningKey analyst = SigningKey.generate();
    private final List<SigningKey> approvers = List.of(SigningKey.generate(), SigningKey.generate());
    private final List<PartyFiles> files = new ArrayList<>();
    private final List<PartyServer> servers = new ArrayList<>();
    private final SignedEnvironment environment;

    public Hospital(Path folder) throws IOException {
        this.folder = folder;
        List<Party> parties = new ArrayList<>();
        List<String> names = List.of("Ada", "Bert", "Cleo");
        List<Integer> ports = freePorts(6);
        for (int i = 0; i < 3; i++) {
            files.add(new PartyFiles(folder.resolve("party" + i)));
            parties.add(new Party(
                    i,
                    names.get(i),
                    "Operator " + i,
                    HERE,
                    ports.get(2 * i),
                    ports.get(2 * i + 1),
                    PartyInit.create(files.get(i), i, HERE)));
        }
        environment = signed(parties);
        for (PartyFiles party : files) {
            Files.write(party.environment(), environment.encode());
            servers.add(PartyServer.start(party));
        }
        KeyFiles.write(folder.resolve("analyst.sk"), analyst, null);
        Files.write(
                connection(),
                new Connection(Optional.of(environment), Optional.empty(), Optional.of(Path.of("analyst.sk")))
                        .encode());
    }

    private SignedEnvironment signed(List<Party> parties) throws IOException {
        Environment unsigned = new Environment(
                "test-hospital",
                1,
                parties,
                List.of(
                        new Person("Edith", "Ethics board", approvers.get(0).verificationKey()),
                        new Person("Dora", "Data protection", approvers.get(1).verificationKey())),
                List.of(new Person("Paul", "Registry", provider.verificationKey())),
                List.of(new Person("Alan", "University", analyst.verificationKey())),
                2,
                false,
                EnvironmentLimits.DEFAULT);
        List<Envelope> signatures = new ArrayList<>();
        for (PartyFiles party : files) {
            SigningKey key = KeyFiles.read(party.signingKey(), () -> new char[0]);
            signatures.add(SignedEnvironment.sign(unsigned, key));
        }
        approvers.forEach(key -> signatures.add(SignedEnvironment.sign(unsigned, key)));
        return SignedEnvironment.verify(Envelope.merge(signatures).encode());
    }

    void stop(int party) {
        servers.get(party).close();
    }

    void start(int party) throws IOException {
        servers.set(party, PartyServer.start(files.get(party)));
    }

    /// The connection file, by its path.
    public Path connection() {
        return folder.resolve("hospital.trefoil");
    }

    public ProviderSession provider() {
        return ProviderSession.connect(environment, provider).onNotice(text -> {});
    }

    /// The three parties as the analyst meets them, without the checks that a session makes.
    Parties analyst() {
        return new Parties(environment.environment(), analyst);
    }

    /// What each party by itself says to step 1 of an approved file with these values, sent past every check of ours.
    List<Failure> said(Path approved, Bindings bindings) throws IOException {
        return SignedPosts.step(
                environment.environment(),
                analyst,
                Files.readString(approved),
                authorization(approved).request(),
                bindings);
    }

    /// What an approved file says.
    Authorization authorization(Path approved) throws IOException {
        return Approved.verify(Files.readAllBytes(approved), environment.environment(), Instant.now());
    }

    /// Both approvers sign the script for the analyst; the approved file.
    public Path approve(Path script) throws IOException {
        return approve(script, 10, StepOrder.LINEAR);
    }

    /// As [#approve(Path)], for so many runs in this order.
    Path approve(Path script, long maxRuns, StepOrder order) throws IOException {
        Request request = Request.of(
                        ScriptJson.parse(Files.readAllBytes(script)),
                        environment.environment(),
                        analyst.verificationKey(),
                        "a test",
                        "",
                        Instant.parse("2020-01-01T00:00:00Z"),
                        Instant.parse("2190-01-01T00:00:00Z"),
                        maxRuns)
                .withOrder(order);
        byte[] approved = Envelope.merge(approvers.stream()
                        .map(key -> Approval.sign(request, key))
                        .toList())
                .encode();
        return Files.write(folder.resolve(script.getFileName() + ".approved"), approved);
    }

    @Override
    public void close() {
        for (PartyServer server : servers) {
            server.close();
        }
    }

    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            sockets.add(socket);
            ports.add(socket.getLocalPort());
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        return ports;
    }
}
