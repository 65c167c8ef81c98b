package dev.trefoil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Revocations and changes of approvers at the command line, without parties: Ann, Bo and Cleo approve, two are a
/// quorum.
class RevokeCommandsTest {
    private static final String DIGEST = "ab".repeat(32);

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private record Outcome(int exit, String out, String err) {}

    @BeforeAll
    static void environment() {
        for (String name : List.of("north", "east", "south", "ann", "bo", "cleo", "dora", "dan")) {
            assertThat(trefoil("keys", "generate", in(name)).exit()).isZero();
        }
        create("1", "ann", "bo", "cleo");
        sign("1", "north", "east", "south", "ann", "bo", "cleo");
    }

    private static void create(String version, String... approvers) {
        List<String> words = new ArrayList<>(List.of("environment", "create", "lab", "--version-number", version));
        words.addAll(List.of("--quorum", "2", "--out", in(version + ".json"), "--analyst", person("dan")));
        int port = 8443;
        for (String party : List.of("north", "east", "south")) {
            String ports = port++ + ", " + (port++ + 1000);
            words.addAll(List.of("--party", party + ", Clinic, localhost, " + ports + ", " + in(party + ".pk")));
        }
        for (String approver : approvers) {
            words.addAll(List.of("--approver", person(approver)));
        }
        Outcome created = trefoil(words.toArray(String[]::new));
        assertThat(created.exit()).as(created.err()).isZero();
    }

    private static String person(String name) {
        return name + ", Clinic, " + in(name + ".pk");
    }

    private static void sign(String version, String... names) {
        for (String name : names) {
            Outcome signed = trefoil(
                    "environment",
                    "sign",
                    in(version + ".json"),
                    "--key",
                    in(name + ".sk"),
                    "--out",
                    in(version + ".environment"));
            assertThat(signed.exit()).as(signed.err()).isZero();
        }
    }

    private Outcome revoke(String what, String... more) {
        List<String> words = new ArrayList<>(List.of("revoke", what, "--environment", in("1.environment")));
        words.addAll(List.of(more));
        return trefoil(words.toArray(String[]::new));
    }

    private Outcome revokeKey(String what, String signer, String... more) {
        List<String> words = new ArrayList<>(
                List.of("keys", "revoke", what, "--environment", in("1.environment"), "--key", in(signer + ".sk")));
        words.addAll(List.of("--out", at("key.revocation")));
        words.addAll(List.of(more));
        return trefoil(words.toArray(String[]::new));
    }

    @Test
    void anApproverWritesARevocationThatAnybodySends() {
        Outcome made = revoke(DIGEST, "--key", in("bo.sk"), "--reason", "it\u001b[2J ended", "--out", at("stop"));
        assertThat(made.exit()).as(made.err()).isZero();
        assertThat(made.out())
                .contains("Revokes request " + DIGEST, "nothing was sent")
                .doesNotContain("\u001b");
        assertThat(trefoil("review", at("stop"), "--environment", in("1.environment"))
                        .out())
                .contains("Revokes request " + DIGEST, "Complete:    signed by bo (Clinic)");
        Outcome sent = revoke(at("stop"));
        assertThat(sent.exit()).isEqualTo(Exit.FAILED);
        assertThat(sent.out()).contains("party 2 (south): does not answer at localhost");
        assertThat(sent.err()).contains("does not answer");
    }

    @Test
    void whoIsNoApproverOrSaysNotWhyRevokesNothing() {
        Outcome dan = revoke(DIGEST, "--key", in("dan.sk"), "--reason", "mine", "--out", at("stop"));
        assertThat(dan.exit()).isEqualTo(Exit.REFUSED);
        assertThat(dan.err()).contains("dan (Clinic) is no approver");
        assertThat(revoke(DIGEST, "--key", in("bo.sk")).err()).contains("why (--reason)");
        assertThat(revoke(DIGEST, "--key", in("bo.sk"), "--reason", " ").err()).contains("the reason is empty");
        assertThat(folder.resolve("stop")).doesNotExist();
    }

    @Test
    void theRevocationOfAKeyGathersSignatures() throws IOException {
        assertThat(revokeKey(in("bo.pk"), "ann").err()).contains("say why the key is revoked");
        Outcome ann = revokeKey(in("bo.pk"), "ann", "--reason", "lost");
        assertThat(ann.exit()).as(ann.err()).isZero();
        assertThat(ann.out()).contains("Revokes the key of bo (Clinic)", "1 of 2 needed signatures are there");
        assertThat(trefoil("review", at("key.revocation"), "--environment", in("1.environment"))
                        .out())
                .contains("the parties will not obey this: 1 of 2 needed signatures");
        assertThat(revoke(at("key.revocation")).err()).contains("1 of 2 needed signatures");
        assertThat(revokeKey(at("key.revocation"), "cleo", "--reason", "stolen").err())
                .contains("others have signed another reason");
        Outcome bo = revokeKey(at("key.revocation"), "bo");
        assertThat(bo.exit()).isEqualTo(Exit.REFUSED);
        assertThat(revokeKey(at("key.revocation"), "cleo").out())
                .contains("Reason:      lost", "complete; send it with: trefoil revoke");
        assertThat(revokeKey(in("dora.pk"), "ann").err()).contains("revokes something else");
        Files.delete(folder.resolve("key.revocation"));
        assertThat(revokeKey(in("dora.pk"), "ann", "--reason", "lost").err())
                .contains("is no person's of environment lab");
        assertThat(folder.resolve("key.revocation")).doesNotExist();
    }

    @Test
    void aLostKeyIsReplacedByAQuorumAndAllOperators() throws IOException {
        create("2", "ann", "bo", "dora");
        sign("2", "north", "east", "south", "ann", "bo", "dora");
        Outcome alone = show("2");
        assertThat(alone.exit()).isEqualTo(Exit.REFUSED);
        assertThat(alone.err()).contains("not signed by cleo (Clinic), an approver until now");
        assertThat(recover("ann", "--reason", "lost").err()).contains("ann (Clinic) is no party of version 1");
        assertThat(recover("north").err()).contains("say why approvers cannot sign");
        assertThat(recover("north", "--reason", "her key burnt").out()).contains("signed by 1 of 3 operators");
        assertThat(recover("east").out()).contains("because: her key burnt", "signed by 2 of 3 operators");
        assertThat(show("2", "--recovery", at("lab.recovery")).err())
                .contains("the recovery is not signed by the operator of party 2 (south)");
        assertThat(recover("south").exit()).isZero();
        assertThat(show("2", "--recovery", at("lab.recovery")).out()).contains("may take the place of version 1");
        create("3", "ann", "bo");
        sign("3", "north", "east", "south", "ann", "bo");
        assertThat(show("3").out()).contains("may take the place of version 1");
        Files.copy(folder.resolve("lab.recovery"), folder.resolve("other.recovery"));
        assertThat(trefoil(
                                "environment",
                                "recover",
                                in("3.json"),
                                "--before",
                                in("1.environment"),
                                "--key",
                                in("north.sk"),
                                "--out",
                                at("other.recovery"))
                        .err())
                .contains("for another change than this");
    }

    private Outcome show(String version, String... more) {
        List<String> words = new ArrayList<>(
                List.of("environment", "show", in(version + ".environment"), "--before", in("1.environment")));
        words.addAll(List.of(more));
        return trefoil(words.toArray(String[]::new));
    }

    private Outcome recover(String operator, String... more) {
        List<String> words =
                new ArrayList<>(List.of("environment", "recover", in("2.json"), "--before", in("1.environment")));
        words.addAll(List.of("--key", in(operator + ".sk"), "--out", at("lab.recovery")));
        words.addAll(List.of(more));
        return trefoil(words.toArray(String[]::new));
    }

    private static String in(String name) {
        return shared.resolve(name).toString();
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private static Outcome trefoil(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
            int exit = Main.run(arguments);
            return new Outcome(
                    exit, printed.toString(StandardCharsets.UTF_8), complained.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
