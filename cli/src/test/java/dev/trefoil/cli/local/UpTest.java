package dev.trefoil.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What holds the processes of a local environment together.
class UpTest {
    @TempDir
    Path folder;

    @Test
    void aPartyEndsWhenTheProcessThatStartedItIsGone() throws IOException, InterruptedException {
        trio();
        Process party = PartyProcess.tied(folder.resolve("party2"))
                .redirectErrorStream(true)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(party.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine()).contains("party 2 (South) is ready");

            party.getOutputStream().close();

            assertThat(party.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            party.destroyForcibly();
        }
    }

    @Test
    void thePartyThatHasEndedIsNamed() throws IOException {
        LocalTrio trio = trio();
        try (PartyProcess north = PartyProcess.start(folder.resolve("party0"));
                PartyProcess nobody = PartyProcess.start(folder)) {
            assertThat(north.awaitReady()).contains("is ready");

            int ended = PartyProcess.firstToEnd(List.of(north, nobody));

            assertThat(ended).isEqualTo(1);
            assertThat(Up.ended(trio, ended, nobody)).contains("party 1 (East) has ended", "party.log");
        }
    }

    @Test
    void aSecondUpInTheDirectoryOfAnotherPointsToIt() throws IOException, InterruptedException {
        Process other = holder();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine()).isEqualTo("locked");

            assertThatThrownBy(() -> Up.run(folder))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("another `trefoil up` runs in " + folder)
                    .hasMessageContaining("local.trefoil");
            assertThat(folder.resolve("party0")).doesNotExist();
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    private LocalTrio trio() throws IOException {
        return LocalTrio.create(
                folder,
                "local",
                new LocalTrio.People(
                        List.of(Actor.create(folder.resolve("approver"), "Ann Weber", "Ethics Board")),
                        List.of(),
                        List.of()));
    }

    /// Another process that holds the lock of an `up`.
    private Process holder() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder.resolve("up.lock").toString())
                .start();
    }

    /// Holds a lock until its input ends.
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws IOException {
            try (FileChannel channel =
                    FileChannel.open(Path.of(arguments[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                System.out.println(channel.tryLock() == null ? "taken" : "locked");
                while (System.in.read() >= 0) {
                    Thread.onSpinWait();
                }
            }
        }
    }
}
