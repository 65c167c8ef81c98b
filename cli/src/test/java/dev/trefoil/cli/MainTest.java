package dev.trefoil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.authorization.Envelope;
import dev.trefoil.authorization.KeyFiles;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.Value;
import dev.trefoil.script.Recorder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// The command as a shell sees it: exit codes, lines, files. No network.
class MainTest {
    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private record Outcome(int exit, String out, String err) {}

    @BeforeAll
    static void environment() throws IOException {
        for (String name : List.of("north", "east", "south", "ann", "bo", "cleo", "dan")) {
            assertThat(trefoil("keys", "generate", in(name)).exit()).isZero();
        }
        assertThat(trefoil(
                                "environment",
                                "create",
                                "hospital",
                                "--out",
                                in("hospital.environment.json"),
                                "--party",
                                "North, Northern Clinic, localhost, 8443, 8444, " + in("north.pk"),
                                "--party",
                                "East, Eastern Clinic, localhost, 8445, 8446, " + in("east.pk"),
                                "--party",
                                "South, University, localhost, 8447, 8448, " + in("south.pk"),
                                "--approver",
                                "Ann Weber, Ethics Board, " + in("ann.pk"),
                                "--approver",
                                "Bo Lind, Northern Clinic, " + in("bo.pk"),
                                "--provider",
                                "Cleo Roth, Northern Clinic, " + in("cleo.pk"),
                                "--analyst",
                                "Dan Oz, University, " + in("dan.pk"))
                        .exit())
                .isZero();
        for (String name : List.of("north", "east", "south", "ann", "bo")) {
            assertThat(trefoil("environment", "sign", in("hospital.environment.json"), "--key", in(name + ".sk"))
                            .exit())
                    .isZero();
        }
        Files.write(shared.resolve("script.json"), script(65).getBytes(StandardCharsets.UTF_8));
    }

    @BeforeEach
    void files() throws IOException {
        try (Stream<Path> made = Files.list(shared)) {
            for (Path file : made.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    @Test
    void aRequestPassesFromTheAnalystToBothApprovers() throws IOException {
        Outcome request = request();
        assertThat(request.exit()).as(request.err()).isZero();

        assertThat(trefoil("review", at("script.request.json"), "--environment", at("hospital.environment"))
                        .out())
                .contains("Analyst:     Dan Oz (University)", "Purpose:     A test", "rows where Age > 65");
        Outcome ann = approve("ann");
        assertThat(ann.out()).contains("approved by Ann Weber (Ethics Board); 1 of 2 needed approvals");
        assertThat(approve("bo").out()).contains("2 of 2 needed approvals");
        assertThat(check("script.json", "script.approved").exit()).isZero();

        Files.write(folder.resolve("other.json"), script(60).getBytes(StandardCharsets.UTF_8));
        Outcome differs = check("other.json", "script.approved");
        assertThat(differs.exit()).isEqualTo(Exit.REFUSED);
        assertThat(differs.out()).contains("approved filter `Age > 65`, sent filter `Age > 60`");
    }

    @Test
    void aRequestIsComparedWithAnEarlierOne() throws IOException {
        request();
        Path earlier = folder.resolve("earlier.request.json");
        Files.move(folder.resolve("script.request.json"), earlier);
        Files.write(folder.resolve("script.json"), script(60).getBytes(StandardCharsets.UTF_8));
        request();
        Outcome review = trefoil(
                "review",
                at("script.request.json"),
                "--environment",
                at("hospital.environment"),
                "--against",
                earlier.toString());

        assertThat(review.out())
                .contains("Compared with request ")
                .contains("- b. Of a, keep only the rows where Age > 65")
                .contains("+ b. Of a, keep only the rows where Age > 60")
                .doesNotContain("The purpose was");
        assertThat(trefoil(
                                "review",
                                earlier.toString(),
                                "--environment",
                                at("hospital.environment"),
                                "--against",
                                earlier.toString())
                        .out())
                .contains("Nothing is different.");
    }

    @Test
    void whatAScriptLetsOutIsToldInWordsAndAsJson() {
        assertThat(trefoil("disclosure", at("script.json")).out()).contains("Verdict: ", "Report digest: ");
        assertThat(trefoil("disclosure", at("script.json"), "--json").out())
                .contains("\"format\": \"trefoil-disclosure-1\"", "\"exposure\":");
        request();
        assertThat(trefoil("disclosure", at("script.request.json")).out())
                .isEqualTo(trefoil("disclosure", at("script.json")).out());
    }

    @Test
    void aRunWithoutAllApprovalsIsRefusedBeforeAnythingIsSent() {
        request();
        approve("ann");

        Outcome run = trefoil(
                "run", at("script.approved"), "--environment", at("hospital.environment"), "--key", at("dan.sk"));
        assertThat(run.exit()).isEqualTo(Exit.REFUSED);
        assertThat(run.err()).contains("not signed by Bo Lind (Northern Clinic)");
    }

    @Test
    void whoSignedIsShownToApproversAndAnalysts() {
        request();
        assertThat(review("script.request.json").out())
                .contains("0 of 2 needed approvals", "Ann Weber (Ethics Board): not yet");
        approve("ann");

        assertThat(review("script.approved").out())
                .contains("1 of 2 needed approvals", "Ann Weber (Ethics Board): signed")
                .contains("Bo Lind (Northern Clinic): not yet");
        Outcome check = check("script.json", "script.approved");
        assertThat(check.exit()).isEqualTo(Exit.REFUSED);
        assertThat(check.out()).contains("The step is as approved");
        assertThat(check.err()).contains("1 of 2 needed approvals", "not signed by Bo Lind (Northern Clinic)");
    }

    @Test
    void signaturesUnderOtherContentCountForNothing() throws IOException {
        request();
        approve("ann");
        Envelope ann = Envelope.decode(Files.readAllBytes(folder.resolve("script.approved")));
        byte[] forged =
                new Envelope(ann.payloadType(), ann.payload().replace("A test", "A tale"), ann.signatures()).encode();
        Files.write(folder.resolve("forged.approved"), forged);

        assertThat(review("forged.approved").out())
                .contains("0 of 2 needed approvals")
                .contains("Ann Weber (Ethics Board): the signature does not fit this content")
                .contains("the parties will refuse this: the signature of Ann Weber (Ethics Board)");
        Outcome check = check("script.json", "forged.approved");
        assertThat(check.exit()).isEqualTo(Exit.REFUSED);
        assertThat(check.err()).contains("does not fit this content");
        Outcome bo = approve("bo", "forged.approved");
        assertThat(bo.exit()).isEqualTo(Exit.REFUSED);
        assertThat(bo.err()).contains("does not fit this content");
        assertThat(folder.resolve("forged.approved")).hasBinaryContent(forged);
    }

    @Test
    void anExpiredRequestIsShownAsSuchAndNotApproved() throws IOException {
        request();
        Path file = folder.resolve("script.request.json");
        Files.writeString(
                file,
                Files.readString(file)
                        .replaceFirst("\"notAfter\":\"[^\"]*\"", "\"notAfter\":\"2020-01-31T00:00:00Z\"")
                        .replaceFirst("\"notBefore\":\"[^\"]*\"", "\"notBefore\":\"2020-01-01T00:00:00Z\""));

        assertThat(review("script.request.json").out()).contains("expired at 2020-01-31T00:00:00Z");
        Outcome ann = approve("ann");
        assertThat(ann.exit()).isEqualTo(Exit.REFUSED);
        assertThat(ann.err()).contains("expired at 2020-01-31T00:00:00Z");
        assertThat(folder.resolve("script.approved")).doesNotExist();
        assertThat(check("script.json", "script.request.json").err()).contains("expired at 2020-01-31T00:00:00Z");
    }

    @Test
    void aRequestForNobodysKeyIsNotApproved() throws IOException {
        request();
        trefoil("keys", "generate", at("eve"));
        Path file = folder.resolve("script.request.json");
        String dan = KeyFiles.readVerificationKey(folder.resolve("dan.pk")).hex();
        String eve = KeyFiles.readVerificationKey(folder.resolve("eve.pk")).hex();
        Files.writeString(file, Files.readString(file).replace(dan, eve));

        Outcome ann = approve("ann");
        assertThat(ann.exit()).isEqualTo(Exit.REFUSED);
        assertThat(ann.err()).contains("is no analyst's of this environment");
        assertThat(folder.resolve("script.approved")).doesNotExist();
    }

    @Test
    void nobodyApprovesWithoutReadingOrWithAnotherRole() {
        request();

        Outcome unread = trefoil(
                "approve",
                at("script.request.json"),
                "--environment",
                at("hospital.environment"),
                "--key",
                at("ann.sk"));
        assertThat(unread.exit()).isEqualTo(Exit.FAILED);
        assertThat(unread.err()).contains("add --yes");
        Outcome analyst = approve("dan");
        assertThat(analyst.exit()).isEqualTo(Exit.REFUSED);
        assertThat(analyst.err()).contains("Dan Oz (University) is no approver in environment hospital");
        assertThat(folder.resolve("script.approved")).doesNotExist();
    }

    @Test
    void aRequestToAnotherEnvironmentIsNotApproved() throws IOException {
        request();
        Path file = folder.resolve("script.request.json");
        Files.writeString(file, Files.readString(file).replace("\"hospital\"", "\"hospice\""));

        Outcome other = approve("ann");
        assertThat(other.exit()).isEqualTo(Exit.FAILED);
        assertThat(other.err()).contains("environment hospice, version 1", "nothing was signed");
        assertThat(folder.resolve("script.approved")).doesNotExist();
    }

    @Test
    void anApproverWhoLeavesSignsTheirConsent() {
        Outcome bo = trefoil(
                "environment",
                "sign",
                at("hospital.environment.json"),
                "--key",
                at("bo.sk"),
                "--leaving",
                at("hospital.environment"));
        assertThat(bo.exit()).as(bo.err()).isZero();
        assertThat(folder.resolve("hospital.former")).exists();
        Outcome dan = trefoil(
                "environment",
                "sign",
                at("hospital.environment.json"),
                "--key",
                at("dan.sk"),
                "--leaving",
                at("hospital.environment"));
        assertThat(dan.exit()).isEqualTo(Exit.REFUSED);
        assertThat(dan.err()).contains("Dan Oz (University) is no approver of version 1");
    }

    @Test
    void onlyWhoIsNamedSignsAnEnvironment() {
        Outcome dan = trefoil("environment", "sign", at("hospital.environment.json"), "--key", at("dan.sk"));
        assertThat(dan.exit()).isEqualTo(Exit.REFUSED);
        assertThat(dan.err()).contains("Dan Oz (University) is neither a party nor an approver");
    }

    @Test
    void aKeyHasOneNameEverywhere() {
        Outcome made = trefoil("keys", "generate", at("eve"));
        String identifier =
                made.out().substring(made.out().indexOf("key identifier ")).strip();
        assertThat(identifier).matches("key identifier [0-9a-f]{64}");
        String name = identifier.substring(15, 27);
        assertThat(trefoil("keys", "show", at("eve.pk")).out()).contains("key identifier   " + name);
        request();
        assertThat(approve("eve").err()).contains("key " + name + "... is no approver");

        Outcome party = trefoil("party", "init", "--dir", at("west"), "--party", "0");
        String file = party.out()
                .lines()
                .filter(line -> line.startsWith("For the environment: "))
                .findFirst()
                .orElseThrow()
                .substring(21);
        String west = trefoil("keys", "show", file).out();
        assertThat(party.out().lines().findFirst().orElseThrow())
                .endsWith("key identifier "
                        + west.substring(west.indexOf("key identifier   ") + 17).strip());

        String ann = trefoil("keys", "show", at("ann.pk")).out();
        String annIdentifier =
                ann.substring(ann.indexOf("key identifier   ") + 17).strip();
        assertThat(trefoil("environment", "show", at("hospital.environment")).out())
                .contains("Ann Weber (Ethics Board), key identifier " + annIdentifier.substring(0, 12));
    }

    @Test
    void rejectionsAndWishesAreSignedAndRead() throws IOException {
        request();

        Outcome reject = trefoil(
                "reject",
                at("script.request.json"),
                "--environment",
                at("hospital.environment"),
                "--key",
                at("ann.sk"),
                "--reason",
                "too small a group");
        assertThat(reject.exit()).as(reject.err()).isZero();
        assertThat(review("script.rejected").out())
                .contains("Rejected by Ann Weber (Ethics Board)", "Reason:      too small a group");
        Outcome ask = trefoil(
                "ask",
                at("script.request.json"),
                "--environment",
                at("hospital.environment"),
                "--key",
                at("bo.sk"),
                "--change",
                "at least 10 rows");
        assertThat(ask.exit()).as(ask.err()).isZero();
        approve("bo");
        assertThat(trefoil("status", folder.toString(), "--environment", at("hospital.environment"))
                        .out())
                .contains(
                        "1 of 2 needed approvals are there",
                        "Bo Lind (Northern Clinic): signed",
                        "Rejected by Ann Weber (Ethics Board): too small a group",
                        "A change is asked for by ",
                        "1 request.");
        assertThat(signedBy("bo"))
                .contains(
                        "Purpose: A test",
                        "You have signed 1 request among these files.",
                        "What runs is not known now: ");
        assertThat(signedBy("ann"))
                .contains("You have signed 0 requests among these files.")
                .doesNotContain("A test");
        assertThat(review("script.change").out())
                .contains("A change is asked for by Bo Lind (Northern Clinic)", "at least 10 rows");

        Envelope bo = Envelope.decode(Files.readAllBytes(folder.resolve("script.change")));
        Files.write(
                folder.resolve("forged.change"),
                new Envelope(bo.payloadType(), bo.payload().replace("least 10", "least 1"), bo.signatures()).encode());
        Outcome forged = review("forged.change");
        assertThat(forged.exit()).isEqualTo(Exit.REFUSED);
        assertThat(forged.err()).contains("does not fit this content");
    }

    @Test
    void noFileIsOverwrittenUnasked() throws IOException {
        assertThat(trefoil("keys", "generate", at("ann")).err()).contains("keys are never overwritten");
        request();
        Outcome again = request();
        assertThat(again.exit()).isEqualTo(Exit.FAILED);
        assertThat(again.err()).contains("script.request.json exists already", "--force");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("ann.sk"))))
                .isEqualTo("rw-------");
    }

    @Test
    void errorsAreLinesThatSayWhatToDo() throws IOException {
        Files.writeString(folder.resolve("broken.json"), "{\"format\":");

        assertThat(trefoil("review", at("nothing.json"), "--environment", at("hospital.environment")))
                .satisfies(outcome -> assertThat(outcome.err()).contains("there is no such file"))
                .satisfies(outcome -> assertThat(outcome.exit()).isEqualTo(Exit.FAILED));
        for (List<String> command : List.of(
                List.of("review", at("broken.json"), "--environment", at("hospital.environment")),
                List.of("check", at("broken.json"), at("script.json"), "--environment", at("hospital.environment")),
                List.of("environment", "show", at("broken.json")),
                List.of("keys", "show", at("broken.json")))) {
            Outcome outcome = trefoil(command.toArray(String[]::new));
            assertThat(outcome.exit()).as(command.toString()).isEqualTo(Exit.FAILED);
            assertThat(outcome.err())
                    .as(command.toString())
                    .startsWith("trefoil: ")
                    .doesNotContain("\tat ", "Exception");
        }
    }

    @Test
    void aWrongCommandLineIsAUsageError() {
        assertThat(trefoil("nonsense").exit()).isEqualTo(Exit.USAGE);
        assertThat(trefoil("keys", "generate").exit()).isEqualTo(Exit.USAGE);
        assertThat(trefoil("approve", at("x"), "--no-such-option").exit()).isEqualTo(Exit.USAGE);
        assertThat(trefoil().exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void everyCommandHasHelpWithAnExample() {
        assertThat(leaves(Main.command(new Main()))).hasSizeGreaterThan(15).allSatisfy(command -> {
            String help = command.getUsageMessage();
            assertThat(help)
                    .contains("Example: trefoil "
                            + command.getCommandSpec().qualifiedName().substring(8));
        });
    }

    private static List<CommandLine> leaves(CommandLine command) {
        List<CommandLine> found = new ArrayList<>();
        command.getSubcommands().forEach((name, sub) -> {
            if (sub.getSubcommands().isEmpty()) {
                if (!name.equals("help")) {
                    found.add(sub);
                }
            } else {
                found.addAll(leaves(sub));
            }
        });
        return found;
    }

    private Outcome request() {
        return trefoil(
                "request",
                at("script.json"),
                "--environment",
                at("hospital.environment"),
                "--key",
                at("dan.pk"),
                "--purpose",
                "A test");
    }

    private String signedBy(String name) {
        return trefoil(
                        "signed",
                        folder.toString(),
                        "--environment",
                        at("hospital.environment"),
                        "--key",
                        at(name + ".sk"))
                .out();
    }

    private Outcome review(String file) {
        return trefoil("review", at(file), "--environment", at("hospital.environment"));
    }

    private Outcome check(String script, String approved) {
        return trefoil("check", at(script), at(approved), "--environment", at("hospital.environment"));
    }

    private Outcome approve(String who) {
        return approve(who, "script.request.json");
    }

    private Outcome approve(String who, String file) {
        return trefoil(
                "approve", at(file), "--environment", at("hospital.environment"), "--key", at(who + ".sk"), "--yes");
    }

    private static String script(long age) {
        Handle table = Handle.of("1A".repeat(32));
        Recorder recorder = new Recorder("Old people");
        recorder.table(table, Schema.of(Field.of("Age", Type.int_(0, 120))));
        recorder.add(new Step.Reveal(new Plan.Filter(
                new Plan.Scan(table),
                new Expression.Compare(
                        Expression.Comparison.GREATER,
                        new Expression.ColumnRef(Column.of("Age")),
                        new Expression.Literal(Value.of(age))),
                0)));
        return recorder.script().json().pretty();
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
