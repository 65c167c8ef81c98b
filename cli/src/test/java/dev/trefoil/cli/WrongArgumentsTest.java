package dev.trefoil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Slips on the command line: each is named as what it is, with the next thing to do.
class WrongArgumentsTest {
    @TempDir
    Path folder;

    @BeforeEach
    void files() throws IOException {
        Files.writeString(folder.resolve("mean.json"), "{\"format\":\"trefoil-script-2\"}");
        Files.writeString(folder.resolve("mean.request.json"), "{\"format\":\"trefoil-request-2\"}");
        Files.writeString(folder.resolve("hospital.environment.json"), "{\"format\":\"trefoil-environment-1\"}");
        Files.writeString(folder.resolve("survey.csv"), "Age;Income\n1;2\n");
    }

    @Test
    void helpReachesEveryCommand() {
        assertThat(trefoil(Exit.OK, "help")).contains("Usage: trefoil [");
        assertThat(trefoil(Exit.OK, "help", "keys", "generate")).contains("Usage: trefoil keys generate");
        assertThat(trefoil(Exit.OK, "help", "keys")).contains("Usage: trefoil keys ");
        for (String launcher : new String[] {"jshell", "test", "fuzz", "bench", "format"}) {
            assertThat(trefoil(Exit.OK, "help", launcher)).startsWith("./trefoil " + launcher);
        }
        assertThat(trefoil(Exit.USAGE, "help", "kyes")).contains("no command kyes (did you mean 'keys'?)");
    }

    @Test
    void aSlipInACommandOrOptionIsNamedBeforeWhatIsMissing() {
        assertThat(trefoil(Exit.USAGE, "uplod", "x")).contains("no command uplod (did you mean 'upload'?)");
        assertThat(trefoil(Exit.USAGE, "keys", "genrate", "x"))
                .contains("no command keys genrate (did you mean 'generate'?)");
        assertThat(trefoil(Exit.USAGE, "tables", "--kye", "x"))
                .contains("unknown option --kye (did you mean '--key'?)");
        assertThat(trefoil(Exit.USAGE, "request", at("mean.json"), "--days"))
                .contains("parameter for option '--days'")
                .doesNotContain("arg5");
    }

    @Test
    void aFileOfTheWrongKindIsNamedAsWhatItIs() {
        assertThat(approve(at("mean.json"))).contains("is a script, not a request: make a request of it first");
        assertThat(trefoil(
                        Exit.FAILED,
                        "run",
                        at("mean.request.json"),
                        "--environment",
                        at("survey.csv"),
                        "--key",
                        at("dan.sk")))
                .contains("is a request, not an approved request: it is not approved yet");
        assertThat(tables(at("hospital.environment.json")))
                .contains("nobody signed yet, not a signed environment", "trefoil environment sign");
        assertThat(tables(at("survey.csv"))).contains("survey.csv is not a signed environment");
        assertThat(tables("")).contains("--environment FILE", "TREFOIL_ENVIRONMENT");
        assertThat(trefoil(Exit.FAILED, "keys", "show", at("survey.csv"))).contains("is not a verification key file");
    }

    @Test
    void directoriesAreNamed() throws IOException {
        assertThat(upload(folder.toString())).contains(folder + " is a directory: name a file");
        assertThat(approve(at("none/mean.json"))).contains("there is no directory " + folder.resolve("none"));
        Files.createDirectory(folder.resolve("party"));
        Files.writeString(folder.resolve("party/party.pk"), "taken");
        assertThat(trefoil(Exit.FAILED, "party", "init", "--dir", at("party"), "--party", "0"))
                .contains("is there already: choose a directory")
                .doesNotContain("--out", "--force");
    }

    @Test
    void anotherSeparatorIsRecognised() throws IOException {
        assertThat(upload(at("survey.csv"))).contains("the header has no ',' but ';': add --separator ';'");
        Files.writeString(folder.resolve("tabs.csv"), "Age\tIncome\n1\t2\n");
        assertThat(upload(at("tabs.csv"))).contains("but tabs: add --separator $'\\t'");
        Files.writeString(folder.resolve("one.csv"), "Age\n1\n");
        assertThat(upload(at("one.csv"))).contains("these types were inferred");
    }

    private String approve(String request) {
        return trefoil(Exit.FAILED, "approve", request, "--environment", at("survey.csv"), "--key", at("dan.sk"));
    }

    private String tables(String environment) {
        return trefoil(Exit.FAILED, "tables", "--environment", environment, "--key", at("dan.sk"));
    }

    private String upload(String csv) {
        return trefoil(Exit.FAILED, "upload", csv, "--environment", at("survey.csv"), "--key", at("dan.sk"));
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    /// What the command prints, on either stream, having ended with `exit`.
    private static String trefoil(int exit, String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(both);
            System.setErr(both);
            int actual = Main.run(arguments);
            assertThat(actual).as(printed.toString(StandardCharsets.UTF_8)).isEqualTo(exit);
            return printed.toString(StandardCharsets.UTF_8);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
