package dev.trefoil.engine;

import dev.trefoil.authorization.Envelope;
import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.KeyFileException;
import dev.trefoil.authorization.KeyFiles;
import dev.trefoil.authorization.Party;
import dev.trefoil.authorization.Refused;
import dev.trefoil.authorization.SignedEnvironment;
import dev.trefoil.authorization.SigningKey;
import dev.trefoil.authorization.VerificationKey;
import dev.trefoil.engine.link.ChangeStatus;
import dev.trefoil.engine.link.PartyLinks;
import dev.trefoil.engine.link.TlsIdentity;
import dev.trefoil.engine.storage.AuditRecords;
import dev.trefoil.engine.storage.AuthorizationRecords;
import dev.trefoil.engine.storage.Database;
import dev.trefoil.engine.storage.Decisions;
import dev.trefoil.engine.storage.DurableStep;
import dev.trefoil.engine.storage.EnvironmentVersions;
import dev.trefoil.engine.storage.Journal;
import dev.trefoil.engine.storage.OrderFiles;
import dev.trefoil.engine.storage.ReadJournals;
import dev.trefoil.engine.storage.RevocationRecords;
import dev.trefoil.engine.storage.RunRecords;
import dev.trefoil.engine.storage.ShareFiles;
import dev.trefoil.engine.storage.StagedUploads;
import dev.trefoil.engine.storage.StorageFailure;
import dev.trefoil.engine.storage.StorageKey;
import dev.trefoil.engine.storage.TableNames;
import dev.trefoil.engine.storage.TableRecords;
import dev.trefoil.script.json.JsonException;
import dev.trefoil.wire.Api;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One of the three parties, running: its HTTPS interface for clients and its link port for the other parties.
///
/// Everything is read from the party's directory ([PartyFiles]); what is wrong there is said at the start, in
/// words.
public final class PartyServer implements AutoCloseable {
    /// The system property with which a party ends when its standard input does: a party that another process
    /// started for a while does not outlive it.
    public static final String ENDS_WITH_INPUT = "trefoil.party.ends-with-input";

    private final Deque<AutoCloseable> parts;
    private final Party party;

    private PartyServer(Deque<AutoCloseable> parts, Party party) {
        this.parts = parts;
        this.party = party;
    }

    /// `java ... dev.trefoil.engine.PartyServer --dir DIR`: runs until the process is told to end. Prints one
    /// line when ready; exits with 1 and one line on the error output if it cannot start.
    public static void main(String[] arguments) {
        if (arguments.length != 2 || !arguments[0].equals("--dir")) {
            System.err.println("usage: PartyServer --dir DIRECTORY (made by `trefoil party init`)");
            System.exit(2);
        }
        if (Boolean.getBoolean(ENDS_WITH_INPUT)) {
            Thread.ofPlatform().daemon().name("input").start(PartyServer::endWithInput);
        }
        try {
            PartyServer server = start(new PartyFiles(Path.of(arguments[1])));
            CountDownLatch stop = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                server.close();
                stop.countDown();
            }));
            System.out.println(server.readyLine());
            System.out.flush();
            stop.await();
        } catch (IOException | RuntimeException e) {
            System.err.println(
                    "trefoil party: " + Optional.ofNullable(e.getMessage()).orElse(e.toString()));
            System.exit(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void endWithInput() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            System.err.println("trefoil party: the input broke: " + e.getMessage());
        }
        System.exit(0);
    }

    /// Starts the party of this directory. Throws, in words for its operator, if a file is missing or wrong, a
    /// port is taken, the certificate has expired, or the party runs already.
    public static PartyServer start(PartyFiles files) throws IOException {
        PartyConfiguration configuration = configuration(files);
        SigningKey signing = KeyFiles.read(files.signingKey(), () -> {
            throw new StorageFailure(files.signingKey() + " has a passphrase: a party's key has none");
        });
        VerificationKey key = signing.verificationKey();
        SignedEnvironment environment = environment(files);
        Party party = environment.environment().party(configuration.party());
        if (!party.key().equals(key)) {
            throw new StorageFailure("the key in " + files.signingKey() + " is not the one that the environment "
                    + environment.environment().identifier() + " names for " + party.title()
                    + ": wrong key file, wrong party number or wrong environment");
        }
        Deque<AutoCloseable> parts = new ArrayDeque<>();
        try {
            TlsIdentity identity = TlsIdentity.load(files.directory(), key, InstantSource.system());
            parts.push(lock(files));
            serve(files, configuration, environment, signing, identity, parts);
            return new PartyServer(parts, party);
        } catch (IOException | RuntimeException e) {
            closeAll(parts);
            throw e;
        }
    }

    private static void serve(
            PartyFiles files,
            PartyConfiguration configuration,
            SignedEnvironment signed,
            SigningKey key,
            TlsIdentity identity,
            Deque<AutoCloseable> parts)
            throws IOException {
        Environment environment = signed.environment();
        Party party = environment.party(configuration.party());
        crashPoint(environment);
        StorageKey storageKey = StorageKey.read(files.storageKey());
        ShareFiles shares = new ShareFiles(files.shares(), storageKey);
        OrderFiles orders = new OrderFiles(files.orders(), storageKey);
        Database database = Database.open(files.records());
        parts.push(database);
        AuditRecords audit = AuditRecords.open(database, key, configuration.party(), InstantSource.system());
        new EnvironmentVersions(database).enter(signed, envelope(files.former()), envelope(files.recovery()));
        audit.start(Api.SOFTWARE);
        AtomicReference<@Nullable Seat> ready = new AtomicReference<>();
        PartyLinks links = PartyLinks.listen(
                environment,
                configuration.party(),
                identity,
                new InetSocketAddress(configuration.bind(), party.linkPort()),
                change -> {
                    Seat seat = ready.get();
                    return seat == null ? ChangeStatus.PENDING : TwoPhase.status(seat, change);
                });
        parts.push(links);
        RunRecords runs = new RunRecords(database);
        Seat seat = new Seat(
                signed,
                configuration.party(),
                new Receipts(key),
                identity.channel(),
                new TableRecords(database),
                new TableNames(database),
                new Decisions(database),
                audit,
                new Strangers(audit, InstantSource.system()),
                new StagedUploads(database),
                new UploadQuota(),
                new AuthorizationRecords(database),
                runs,
                new RunCounter(runs),
                new RevocationRecords(database, environment),
                new Journal(database),
                new ReadJournals(database, environment),
                shares,
                orders,
                links,
                new Challenges(InstantSource.system()),
                new ActiveRuns(environment.limits().concurrentRuns()),
                configuration.runBytes(),
                InstantSource.system());
        parts.push(Settling.start(seat));
        ready.set(seat);
        parts.push(HttpApi.start(
                seat, identity.forClients(), new InetSocketAddress(configuration.bind(), party.apiPort())));
    }

    /// Tests of crashes name a point at which this process halts; environments that are no test's ignore it.
    private static void crashPoint(Environment environment) {
        String point = System.getProperty("trefoil.crash");
        if (point != null && environment.identifier().startsWith("test-")) {
            DurableStep.haltAt(point);
        }
    }

    private static PartyConfiguration configuration(PartyFiles files) throws IOException {
        try {
            return PartyConfiguration.read(Files.readAllBytes(files.configuration()));
        } catch (NoSuchFileException e) {
            throw new StorageFailure(
                    "there is no party in " + files.directory() + ": make one with `trefoil party init`");
        } catch (JsonException e) {
            throw new StorageFailure(files.configuration() + " is not a party's configuration", e);
        }
    }

    private static SignedEnvironment environment(PartyFiles files) throws IOException {
        try {
            return SignedEnvironment.verify(Files.readAllBytes(files.environment()));
        } catch (NoSuchFileException e) {
            throw new StorageFailure(
                    "there is no environment yet: put the signed environment file at " + files.environment());
        } catch (Refused | KeyFileException e) {
            throw new StorageFailure("the environment file " + files.environment() + " is refused", e);
        }
    }

    private static Optional<Envelope> envelope(Path file) throws IOException {
        try {
            return Optional.of(Envelope.decode(Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (Refused e) {
            throw new StorageFailure("the signatures in " + file + " are refused", e);
        }
    }

    private static AutoCloseable lock(PartyFiles files) throws IOException {
        FileChannel channel = FileChannel.open(files.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new StorageFailure("another process runs the party in " + files.directory());
        }
        return channel;
    }

    /// What is printed when the party serves requests.
    public String readyLine() {
        return party.title() + " is ready at https://" + party.host() + ":" + party.apiPort();
    }

    @Override
    public void close() {
        closeAll(parts);
    }

    private static void closeAll(Deque<AutoCloseable> parts) {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                System.getLogger(PartyServer.class.getName())
                        .log(System.Logger.Level.WARNING, "closing a part of the party failed", e);
            }
        }
    }
}
