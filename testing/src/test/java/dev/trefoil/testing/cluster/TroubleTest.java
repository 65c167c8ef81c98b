package dev.trefoil.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.authorization.KeyFiles;
import dev.trefoil.authorization.SigningKey;
import dev.trefoil.engine.PartyFiles;
import dev.trefoil.engine.PartyInit;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Step;
import dev.trefoil.testing.cluster.Cluster.ApprovedFile;
import dev.trefoil.testing.museum.Museum;
import dev.trefoil.wire.Failure;
import dev.trefoil.wire.Parties;
import dev.trefoil.wire.PartyFailure;
import dev.trefoil.wire.RunTag;
import dev.trefoil.wire.ShareUpload;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What goes wrong around the parties is said clearly and soon, and leaves nothing half done.
class TroubleTest {
    private static Cluster cluster;
    private static Story story;
    private static Handle people;

    @BeforeAll
    static void start() throws IOException {
        cluster = Cluster.start();
        story = new Story(cluster);
        people = story.upload(1000);
    }

    @AfterAll
    static void stop() throws IOException {
        cluster.close();
    }

    @AfterEach
    void everybodyIsBack() {
        cluster.restart();
    }

    /// The error line of a party that must not start.
    private static String startFails(int party) {
        try {
            cluster.party(party).start();
        } catch (IllegalStateException e) {
            assertThat(cluster.party(party).await()).isEqualTo(1);
            List<String> lines = cluster.party(party)
                    .errors()
                    .lines()
                    .filter(line -> !line.startsWith("SLF4J"))
                    .toList();
            assertThat(lines.getLast()).startsWith("trefoil party: ");
            return lines.getLast();
        }
        throw new AssertionError("the party started");
    }

    private static PartyFiles files(int party) {
        return cluster.party(party).files();
    }

    @Test
    void aPartyThatIsDownIsNamedWithinSeconds() {
        for (int down = 0; down < 3; down++) {
            cluster.party(down).kill();
            String name = cluster.environment().party(down).name();
            long start = System.nanoTime();
            assertThatThrownBy(() -> story.upload(3)).isInstanceOfSatisfying(PartyFailure.class, failure -> {
                assertThat(failure.kind()).isEqualTo(Failure.Kind.UNAVAILABLE);
                assertThat(failure).hasMessageContaining(name).hasMessageContaining("does not answer");
            });
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
            cluster.restart();
        }
        assertThat(story.agreedTables()).contains(people);
    }

    @Test
    void aRunIsCancelledAndCanBeRunAgain() {
        Plan sorted = new Plan.Sort(
                new Plan.Concat(Collections.nCopies(8, new Plan.Scan(people))),
                List.of(new Plan.SortKey(Column.of("age"), true)));
        ApprovedFile file =
                cluster.approve(People.script("Sorted people", people, new Step.Reveal(sorted)), Museum.anna(), 5);
        RunTag tag = RunTag.random();
        try (Parties anna = cluster.as(Museum.anna())) {
            CompletableFuture<Optional<PartyFailure>> running = CompletableFuture.supplyAsync(() -> {
                try {
                    story.run(file, Museum.anna(), tag, 1);
                    return Optional.empty();
                } catch (PartyFailure e) {
                    return Optional.of(e);
                }
            });
            long start = System.nanoTime();
            while (!running.isDone()) {
                start = System.nanoTime();
                anna.cancel(tag);
            }
            assertThat(running.join())
                    .hasValueSatisfying(failure ->
                            assertThat(failure).hasMessageMatching(".*(cancelled|the run ended|did not join).*"));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
        story.untilDone(() -> assertThat(story.revealed(file, tag, 1)).hasSize(8_000));
    }

    @Test
    void aValueOutsideItsTypeIsFoundUnderTheSharesAndNothingIsStored() {
        var before = story.agreedTables();
        try (Parties petra = cluster.as(Museum.petra())) {
            ShareUpload bad = OutOfType.upload(100);
            assertThatThrownBy(() -> petra.upload(bad)).isInstanceOfSatisfying(PartyFailure.class, failure -> {
                assertThat(failure.kind()).isEqualTo(Failure.Kind.FAILED);
                assertThat(failure).hasMessageContaining("outside its declared type");
            });
        }
        assertThat(story.agreedTables()).isEqualTo(before);
    }

    @Test
    void thePortsSpeakTlsOnly() throws IOException {
        for (int port : List.of(
                cluster.environment().party(0).linkPort(),
                cluster.environment().party(0).apiPort())) {
            try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), port)) {
                plain.setSoTimeout(15_000);
                plain.getOutputStream().write(("TREFOIL1" + "x".repeat(100)).getBytes(StandardCharsets.US_ASCII));
                plain.getOutputStream().flush();
                InputStream in = plain.getInputStream();
                byte[] answer = readAll(in);
                // At most a TLS alert (record type 21), then the end.
                assertThat(answer.length == 0 || answer[0] == 21).isTrue();
            }
        }
    }

    private static byte[] readAll(InputStream in) {
        try {
            return in.readAllBytes();
        } catch (IOException e) {
            return new byte[0];
        }
    }

    @Test
    void thereIsNoSettingForLinksWithoutTls() throws IOException {
        Path file = files(1).configuration();
        String good = Files.readString(file);
        cluster.party(1).stop();
        try {
            for (String setting : List.of("\"tls\": false", "\"plain\": \"yes\"", "\"links\": \"plain\"")) {
                Files.writeString(file, good.replaceFirst("\\{", "{" + setting + ","));
                assertThat(startFails(1)).contains("unknown field");
            }
        } finally {
            Files.writeString(file, good);
        }
    }

    @Test
    void aPartyThatIsToldToEndEndsCleanly() {
        assertThat(cluster.party(2).stop()).isEqualTo(143);
        cluster.restart();
        assertThat(story.agreedTables()).contains(people);
    }

    @Test
    void anExpiredCertificateIsNamed() throws IOException {
        cluster.party(1).stop();
        PartyInit.renew(files(1), Duration.ofDays(-1));
        try {
            assertThat(startFails(1)).contains("expired on");
        } finally {
            PartyInit.renew(files(1), PartyInit.CERTIFICATE);
        }
        cluster.restart();
        assertThat(story.agreedTables()).contains(people);
    }

    @Test
    void aPortThatIsTakenIsNamed() throws IOException {
        cluster.party(0).stop();
        int port = cluster.environment().party(0).apiPort();
        try (var taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(startFails(0)).contains("port " + taken.getLocalPort()).contains("another program");
        }
    }

    @Test
    void theSamePartyDoesNotRunTwice() {
        PartyProcess second = new PartyProcess(files(0));
        assertThatThrownBy(second::start).hasMessageContaining("another process runs the party");
    }

    @Test
    void anotherPartysKeyFileIsRefused() throws IOException {
        cluster.party(2).stop();
        Path kept = files(2).directory().resolve("kept");
        Files.move(files(2).signingKey(), kept);
        try {
            KeyFiles.write(files(2).signingKey(), SigningKey.generate(), null);
            assertThat(startFails(2)).contains("is not the one that the environment");
            Files.writeString(files(2).signingKey(), "not a key");
            assertThat(startFails(2)).contains("is not a signing key");
        } finally {
            Files.move(kept, files(2).signingKey(), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void anEnvironmentThatNotAllSignedIsRefused() throws IOException {
        cluster.party(2).stop();
        byte[] good = Files.readAllBytes(files(2).environment());
        try {
            String edited = new String(good, StandardCharsets.UTF_8).replaceFirst("\"sig\":\"..", "\"sig\":\"AA");
            Files.writeString(files(2).environment(), edited);
            assertThat(startFails(2)).contains("environment file").contains("refused");
        } finally {
            Files.write(files(2).environment(), good);
        }
    }

    @Test
    void aFullDiskIsSaidAndNothingHalfDoneStays() throws IOException {
        var before = story.agreedTables();
        cluster.party(1).stop();
        cluster.party(1).startWithFileLimit(3_000);
        assertThatThrownBy(() -> story.upload(People.wide(1000)))
                .isInstanceOfSatisfying(PartyFailure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(Failure.Kind.UNAVAILABLE);
                    assertThat(failure)
                            .hasMessageContaining("cannot be written")
                            .hasMessageContaining("nothing was stored");
                });
        try (var left = Files.list(files(1).directory().resolve("shares"))) {
            assertThat(left.filter(file -> file.toString().endsWith(".half"))).isEmpty();
        }
        cluster.party(1).stop();
        cluster.restart();
        assertThat(story.agreedTables()).isEqualTo(before);
    }
}
