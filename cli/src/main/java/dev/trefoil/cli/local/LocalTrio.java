package dev.trefoil.cli.local;

import dev.trefoil.authorization.Envelope;
import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.EnvironmentLimits;
import dev.trefoil.authorization.KeyFiles;
import dev.trefoil.authorization.Party;
import dev.trefoil.authorization.Person;
import dev.trefoil.authorization.SignedEnvironment;
import dev.trefoil.authorization.VerificationKey;
import dev.trefoil.client.Connection;
import dev.trefoil.design.DesignAddress;
import dev.trefoil.engine.PartyFiles;
import dev.trefoil.engine.PartyInit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A whole environment on one machine, for trying things out: three parties with directories, keys and certificates of
/// their own, and people with theirs. On three machines the same is set up by `party init` and `environment`.
public final class LocalTrio {
    private static final String HOST = "127.0.0.1";
    private static final List<String> NAMES = List.of("North", "East", "South");
    private static final List<String> OPERATORS = List.of("Northern Clinic", "Eastern Clinic", "University");

    private final Path directory;
    private final SignedEnvironment signed;

    private LocalTrio(Path directory, SignedEnvironment signed) {
        this.directory = directory;
        this.signed = signed;
    }

    /// Who stands in the environment besides the parties.
    public record People(List<Actor> approvers, List<Actor> providers, List<Actor> analysts) {}

    /// Makes everything in `directory`: an environment that needs all approvers, signed by the parties and them.
    public static LocalTrio create(Path directory, String identifier, People people) throws IOException {
        List<Party> parties = new ArrayList<>();
        List<Integer> ports = freePorts(6);
        for (int i = 0; i < 3; i++) {
            VerificationKey key = PartyInit.create(files(directory, i), i, HOST);
            parties.add(
                    new Party(i, NAMES.get(i), OPERATORS.get(i), HOST, ports.get(2 * i), ports.get(2 * i + 1), key));
        }
        Environment environment = new Environment(
                identifier,
                1,
                parties,
                persons(people.approvers()),
                persons(people.providers()),
                persons(people.analysts()),
                people.approvers().size(),
                false,
                EnvironmentLimits.DEFAULT);
        SignedEnvironment signed = sign(directory, environment, people.approvers());
        for (int i = 0; i < 3; i++) {
            Files.write(files(directory, i).environment(), signed.encode());
        }
        Files.write(environmentFile(directory), signed.encode());
        return new LocalTrio(directory, signed);
    }

    /// The environment that an earlier [#create] made.
    static LocalTrio open(Path directory) throws IOException {
        return new LocalTrio(directory, SignedEnvironment.verify(Files.readAllBytes(environmentFile(directory))));
    }

    public static Path environmentFile(Path directory) {
        return directory.resolve("local.environment");
    }

    public Environment environment() {
        return signed.environment();
    }

    /// Starts the three processes; [PartyProcess#awaitReady] of each tells when it serves.
    public List<PartyProcess> start() throws IOException {
        List<PartyProcess> started = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            started.add(PartyProcess.start(files(directory, i).directory()));
        }
        return started;
    }

    /// What a user needs to connect, with the design server if there is one.
    public Connection connection(Optional<DesignAddress> design) {
        return new Connection(Optional.of(signed), design, Optional.empty());
    }

    private static SignedEnvironment sign(Path directory, Environment environment, List<Actor> approvers)
            throws IOException {
        List<Envelope> signatures = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            signatures.add(SignedEnvironment.sign(
                    environment, KeyFiles.read(files(directory, i).signingKey(), () -> new char[0])));
        }
        for (Actor approver : approvers) {
            signatures.add(SignedEnvironment.sign(environment, approver.key()));
        }
        return SignedEnvironment.verify(Envelope.merge(signatures).encode());
    }

    private static PartyFiles files(Path directory, int party) {
        return new PartyFiles(directory.resolve("party" + party));
    }

    private static List<Person> persons(List<Actor> actors) {
        return actors.stream().map(Actor::person).toList();
    }

    /// Ports that nobody listens at now, all different.
    static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }
}
