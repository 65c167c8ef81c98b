package dev.trefoil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.authorization.Approval;
import dev.trefoil.authorization.Envelope;
import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.EnvironmentLimits;
import dev.trefoil.authorization.Party;
import dev.trefoil.authorization.Person;
import dev.trefoil.authorization.Receipt;
import dev.trefoil.authorization.Request;
import dev.trefoil.authorization.ResultAddress;
import dev.trefoil.authorization.SignedEnvironment;
import dev.trefoil.authorization.SigningKey;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.Type;
import dev.trefoil.script.Digest;
import dev.trefoil.script.Script;
import dev.trefoil.script.StepJson;
import dev.trefoil.script.TableUse;
import dev.trefoil.wire.ColumnShare;
import dev.trefoil.wire.ResultFile;
import dev.trefoil.wire.ResultShare;
import dev.trefoil.wire.SignedResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A result and its CSV on the disk of somebody who was not there.
class ResultCommandTest {
    private static final Schema SCHEMA = Schema.of(Field.of("age", Type.int_(0, 120)));
    private static final Handle TABLE = Handle.of("AB".repeat(32));
    private static final Instant NOW = Instant.parse("2031-01-01T12:00:00Z");

    @TempDir
    Path folder;

    private static SigningKey key(int number) {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) number);
        return SigningKey.ofSeed(seed);
    }

    @BeforeEach
    void files() throws IOException {
        Environment environment = new Environment(
                "hospital",
                1,
                IntStream.range(0, 3)
                        .mapToObj(i -> new Party(
                                i, "P" + i, "O" + i, "localhost", 9000 + i, 9100 + i, key(i).verificationKey()))
                        .toList(),
                List.of(new Person("Ann", "Ethics Board", key(10).verificationKey())),
                List.of(),
                List.of(new Person("Dan", "University", key(20).verificationKey())),
                1,
                false,
                EnvironmentLimits.DEFAULT);
        SignedEnvironment signed = SignedEnvironment.verify(Envelope.merge(Stream.of(0, 1, 2, 10)
                        .map(number -> SignedEnvironment.sign(environment, key(number)))
                        .toList())
                .encode());
        Script script = new Script(
                "Ages", "", List.of(new TableUse(TABLE, SCHEMA)), List.of(new Step.Reveal(new Plan.Scan(TABLE))));
        Request request = Request.of(
                script,
                environment,
                key(20).verificationKey(),
                "A study",
                "DUA-7",
                NOW.minusSeconds(60),
                NOW.plusSeconds(60),
                3);
        List<List<ColumnShare>> shares = Stream.of(-1000L, 400L, 666L)
                .map(share -> List.of(ColumnShare.ring(new long[0], new long[] {share})))
                .toList();
        List<byte[]> parts = IntStream.range(0, 3)
                .mapToObj(party -> ResultShare.write(SCHEMA, 1, shares.get(party), shares.get((party + 1) % 3)))
                .toList();
        List<Envelope> receipts = IntStream.range(0, 3)
                .mapToObj(party -> new Receipt(
                                environment.digest(),
                                party,
                                request.digest(),
                                "ef".repeat(32),
                                2,
                                1,
                                Digest.of(StepJson.write(script.step(1)).canonicalBytes()),
                                List.of(TABLE),
                                new ResultAddress("cd".repeat(32)),
                                SCHEMA,
                                Digest.of(parts.get(party)),
                                NOW)
                        .sign(key(party)))
                .toList();
        String approved = new String(Approval.sign(request, key(10)).encode(), StandardCharsets.UTF_8);
        Files.write(folder.resolve("hospital.environment"), signed.encode());
        Files.write(
                folder.resolve("step-1.result"), ResultFile.write(new SignedResult(approved, parts, receipts), signed));
    }

    private String verify(int exit, String... more) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream before = System.out;
        PrintStream errors = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(System.out);
        try {
            String[] all = Stream.concat(
                            Stream.of(
                                    "result",
                                    "verify",
                                    at("step-1.result"),
                                    "--environment",
                                    at("hospital.environment")),
                            Stream.of(more))
                    .toArray(String[]::new);
            assertThat(Main.run(all)).as(out.toString(StandardCharsets.UTF_8)).isEqualTo(exit);
        } finally {
            System.setOut(before);
            System.setErr(errors);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void tellsWhereTheValuesComeFromAndComparesTheCsvBesideIt() throws IOException {
        assertThat(verify(Exit.OK, "--out", at("step-1.csv")))
                .contains(
                        "Purpose:     A study",
                        "Approved by: Ann (Ethics Board)",
                        "Run:         2 of 3",
                        "party 2 (P2)");
        assertThat(Files.readString(folder.resolve("step-1.csv"))).isEqualTo("age\n66\n");
        assertThat(verify(Exit.OK)).contains("step-1.csv holds exactly these values.");
        Files.writeString(folder.resolve("step-1.csv"), "age\n67\n");
        assertThat(verify(Exit.REFUSED)).contains("REFUSED", "line 2 differs");
    }

    @Test
    void anAlteredFileIsNamed() throws IOException {
        byte[] file = Files.readAllBytes(folder.resolve("step-1.result"));
        file[file.length - 1] ^= 1;
        Files.write(folder.resolve("step-1.result"), file);
        assertThat(verify(Exit.REFUSED)).contains("the part of party 2 (P2) is not the one that it signed");
    }
}
