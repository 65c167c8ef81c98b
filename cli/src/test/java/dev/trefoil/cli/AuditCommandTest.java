package dev.trefoil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.audit.Entry;
import dev.trefoil.audit.Event;
import dev.trefoil.audit.Frontier;
import dev.trefoil.audit.Line;
import dev.trefoil.audit.SignedHead;
import dev.trefoil.audit.TreeHead;
import dev.trefoil.authorization.Envelope;
import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.EnvironmentLimits;
import dev.trefoil.authorization.Party;
import dev.trefoil.authorization.Person;
import dev.trefoil.authorization.Revocation;
import dev.trefoil.authorization.SignedEnvironment;
import dev.trefoil.authorization.SigningKey;
import dev.trefoil.script.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `trefoil audit` on files, as a shell sees it.
class AuditCommandTest {
    private static final List<SigningKey> KEYS =
            Stream.generate(SigningKey::generate).limit(3).toList();
    private static final SigningKey ANN = SigningKey.generate();

    @TempDir
    private Path folder;

    private record Outcome(int exit, String out, String err) {}

    /// Lines of a log, and its head.
    private record Log(List<String> lines, SignedHead head) {}

    @BeforeEach
    void files() throws IOException {
        List<Party> parties = IntStream.range(0, 3)
                .mapToObj(i -> new Party(
                        i,
                        List.of("North", "East", "South").get(i),
                        "Operator " + i,
                        "localhost",
                        8000 + 2 * i,
                        8001 + 2 * i,
                        KEYS.get(i).verificationKey()))
                .toList();
        Environment environment = new Environment(
                "hospital",
                1,
                parties,
                List.of(new Person("Ann", "Ethics", ANN.verificationKey())),
                List.of(),
                List.of(),
                1,
                false,
                EnvironmentLimits.DEFAULT);
        Envelope signed = Envelope.merge(Stream.concat(KEYS.stream(), Stream.of(ANN))
                .map(key -> SignedEnvironment.sign(environment, key))
                .toList());
        Files.write(folder.resolve("hospital.environment"), signed.encode());
        for (int party = 0; party < 3; party++) {
            write("log." + party, log(party, 5));
        }
    }

    /// The log of a party that tells of `revoked` revocations.
    private static Log log(int party, int revoked) {
        SigningKey key = KEYS.get(party);
        List<Event> events = new ArrayList<>();
        events.add(new Event.Entered(digest("hospital"), 1, key.verificationKey()));
        for (int i = 0; i < revoked; i++) {
            events.add(new Event.Revoked(Revocation.Kind.AUTHORIZATION, digest("approval " + i), List.of()));
        }
        List<String> lines = new ArrayList<>();
        Frontier frontier = Frontier.EMPTY;
        SignedHead head = new SignedHead(new TreeHead(digest(""), 1, digest("")), "");
        for (Event event : events) {
            Entry entry = new Entry(lines.size(), Instant.EPOCH, event);
            frontier = frontier.add(entry.leaf());
            TreeHead tree = new TreeHead(key.verificationKey().keyId(), frontier.size(), frontier.root());
            head = new SignedHead(tree, tree.sign(key));
            lines.add(new Line(entry, head.signature()).text());
        }
        return new Log(lines, head);
    }

    private static Digest digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(String name, Log log) throws IOException {
        Files.writeString(folder.resolve(name), String.join("\n", log.lines()) + "\n");
    }

    private Outcome audit(String... words) {
        List<String> arguments = new ArrayList<>(List.of("audit"));
        for (String word : words) {
            arguments.add(
                    Files.exists(folder.resolve(word)) ? folder.resolve(word).toString() : word);
        }
        arguments.addAll(
                List.of("--environment", folder.resolve("hospital.environment").toString()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream realOut = System.out;
        PrintStream realErr = System.err;
        try {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
            int exit = Main.run(arguments.toArray(String[]::new));
            return new Outcome(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(realOut);
            System.setErr(realErr);
        }
    }

    @Test
    void aGoodLogIsToldWithItsRootAndWhatIsInIt() {
        Outcome verify = audit("verify", "log.0", "--party", "0");
        assertThat(verify.exit()).as(verify.err()).isZero();
        assertThat(verify.out())
                .contains("party 0 (North), 6 entries, root "
                        + log(0, 5).head().head().root())
                .contains("environment  1")
                .contains("revoked  5");
    }

    @Test
    void anAlteredEntryIsNamedWithTheFile() throws IOException {
        Path file = folder.resolve("log.1");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace(digest("approval 2").hex(), digest("another").hex()));
        for (Outcome outcome : List.of(audit("verify", "log.1"), audit("compare", "log.0", "log.1", "log.2"))) {
            assertThat(outcome.exit()).isEqualTo(Exit.REFUSED);
            assertThat(outcome.err()).contains("log.1, entry 3: ");
        }
    }

    @Test
    void aLogIsHeldAgainstAHeadOrAnEarlierLogThatWasKept() throws IOException {
        Files.writeString(
                folder.resolve("kept.heads"),
                new HeadsFile(List.of(log(1, 9).head(), log(0, 3).head())).text());
        write("kept.log", log(0, 3));
        write("longer.log", log(0, 7));
        assertThat(audit("verify", "log.0", "--head", "kept.heads").exit()).isZero();
        assertThat(audit("verify", "log.0", "--head", "kept.log").exit()).isZero();
        Outcome cut = audit("verify", "log.0", "--head", "longer.log");
        assertThat(cut.exit()).isEqualTo(Exit.REFUSED);
        assertThat(cut.err()).contains("entry 6: is missing");
        assertThat(audit("verify", "log.1", "--head", "kept.heads").err()).contains("entry 6: is missing");
        assertThat(audit("verify", "log.2", "--head", "kept.heads").err()).contains("no head of party 2 (South)");
        assertThat(audit("verify", "log.2", "--head", "log.2").exit()).isZero();
    }

    @Test
    void logsOfTwoPartiesThatWereSwappedAreNamed() {
        assertThat(audit("compare", "log.1", "log.0", "log.2").err())
                .contains("is the log of party 1 (East), not of party 0 (North)");
        assertThat(audit("verify", "log.1", "--party", "2").err()).contains("not of party 2");
        assertThat(audit("compare", "log.0", "log.0", "log.2").exit()).isEqualTo(Exit.FAILED);
    }

    @Test
    void whatOnePartyLeftOutIsNamed() throws IOException {
        assertThat(audit("compare", "log.0", "log.1", "log.2").out()).contains("fit together");
        write("log.2", log(2, 4));
        Outcome differs = audit("compare", "log.0", "log.1", "log.2");
        assertThat(differs.exit()).isEqualTo(Exit.REFUSED);
        assertThat(differs.out()).contains("DIFFERS: a revoked").contains("not at party 2 (South)");
    }

    @Test
    void whatIsNoLogIsSaidSo() throws IOException {
        Files.writeString(folder.resolve("note.txt"), "hello\n");
        assertThat(audit("verify", "note.txt").err()).contains("entry 0: the line is not an entry");
        Outcome export = audit("export", "--out", "x.log");
        assertThat(export.exit()).isEqualTo(Exit.FAILED);
        assertThat(export.err()).contains("--dir");
    }
}
