package dev.trefoil.testing.cluster;

import dev.trefoil.authorization.Approval;
import dev.trefoil.authorization.Approved;
import dev.trefoil.authorization.Authorization;
import dev.trefoil.authorization.Envelope;
import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.EnvironmentLimits;
import dev.trefoil.authorization.KeyFiles;
import dev.trefoil.authorization.Party;
import dev.trefoil.authorization.Request;
import dev.trefoil.authorization.SignedEnvironment;
import dev.trefoil.authorization.SigningKey;
import dev.trefoil.authorization.VerificationKey;
import dev.trefoil.engine.PartyFiles;
import dev.trefoil.engine.PartyInit;
import dev.trefoil.script.Script;
import dev.trefoil.testing.museum.Museum;
import dev.trefoil.wire.Parties;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// Three named parties of the museum's environment (Petra provides data, Anna and Otto analyse, Alice and Bob
/// approve), each a process with a directory, keys and certificates of its own.
public final class Cluster implements AutoCloseable {
    /// Two requests for equal scripts in one second would be one authorization, with one count of runs.
    private static final AtomicLong REQUESTS = new AtomicLong();

    private static final List<String> NAMES = List.of("Aster", "Briar", "Clover");

    private final Path directory;
    private final Environment environment;
    private final List<PartyProcess> parties;

    private Cluster(Path directory, Environment environment, List<PartyProcess> parties) {
        this.directory = directory;
        this.environment = environment;
        this.parties = parties;
    }

    /// Makes and starts three parties in a temporary directory.
    public static Cluster start() throws IOException {
        return start(EnvironmentLimits.DEFAULT);
    }

    /// As [#start()], with these limits.
    public static Cluster start(EnvironmentLimits limits) throws IOException {
        Cluster cluster = create(limits);
        try {
            cluster.parties.parallelStream().forEach(PartyProcess::start);
            return cluster;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    /// Makes three parties and does not start them.
    public static Cluster create() throws IOException {
        return create(EnvironmentLimits.DEFAULT);
    }

    private static Cluster create(EnvironmentLimits limits) throws IOException {
        Path directory = Files.createTempDirectory("trefoil-cluster");
        List<Integer> ports = freePorts();
        List<PartyProcess> processes = new ArrayList<>();
        List<Party> parties = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            PartyFiles files = new PartyFiles(directory.resolve("party" + i));
            VerificationKey key = PartyInit.create(files, i, "127.0.0.1");
            parties.add(new Party(i, NAMES.get(i), "Operator " + i, "127.0.0.1", ports.get(i), ports.get(i + 3), key));
            processes.add(new PartyProcess(files));
        }
        Environment environment = Museum.environment(parties, limits);
        Cluster cluster = new Cluster(directory, environment, processes);
        for (PartyProcess process : processes) {
            Files.write(process.files().environment(), cluster.signed(environment));
        }
        return cluster;
    }

    /// An environment, this one or a later version of it, signed by the parties and the approvers.
    public byte[] signed(Environment version) throws IOException {
        List<Envelope> signatures = new ArrayList<>();
        for (PartyProcess process : parties) {
            signatures.add(SignedEnvironment.sign(
                    version, KeyFiles.read(process.files().signingKey(), () -> new char[0])));
        }
        signatures.add(SignedEnvironment.sign(version, Museum.alice()));
        signatures.add(SignedEnvironment.sign(version, Museum.bob()));
        return Envelope.merge(signatures).encode();
    }

    private static List<Integer> freePorts() throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            sockets.add(socket);
            ports.add(socket.getLocalPort());
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        return ports;
    }

    public Environment environment() {
        return environment;
    }

    public PartyProcess party(int index) {
        return parties.get(index);
    }

    /// The three parties as the person with this key meets them.
    public Parties as(SigningKey key) {
        return new Parties(environment, key);
    }

    /// A script that all approvers signed for the analyst `analyst`.
    public ApprovedFile approve(Script script, SigningKey analyst, long maxRuns) {
        return approve(script, analyst, maxRuns, List.of(Museum.alice(), Museum.bob()));
    }

    /// A script that these approvers signed.
    public ApprovedFile approve(Script script, SigningKey analyst, long maxRuns, List<SigningKey> approvers) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Request request = Request.of(
                script,
                environment,
                analyst.verificationKey(),
                "Test " + REQUESTS.incrementAndGet(),
                "",
                now.minusSeconds(60),
                now.plusSeconds(3600),
                maxRuns);
        return signed(request, approvers);
    }

    /// A request that these approvers signed.
    public static ApprovedFile signed(Request request, List<SigningKey> approvers) {
        Envelope merged = Envelope.merge(
                approvers.stream().map(key -> Approval.sign(request, key)).toList());
        String file = new String(merged.encode(), StandardCharsets.UTF_8);
        return new ApprovedFile(file, request);
    }

    /// An approved file (as far as its signatures go) and the request in it.
    public record ApprovedFile(String file, Request request) {
        /// What the file says, checked as a client checks it.
        public Authorization authorization(Environment environment) {
            return Approved.verify(file.getBytes(StandardCharsets.UTF_8), environment, Instant.now());
        }
    }

    /// Starts again those parties that do not run.
    public void restart() {
        parties.stream().filter(party -> !party.isAlive()).forEach(PartyProcess::start);
    }

    /// Starts again one party that will halt at the point.
    public void restart(int party, String crash) {
        parties.get(party).kill();
        parties.get(party).start(Optional.of(crash));
    }

    @Override
    public void close() throws IOException {
        parties.forEach(PartyProcess::kill);
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
