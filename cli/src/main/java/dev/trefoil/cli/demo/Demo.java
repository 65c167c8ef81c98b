package dev.trefoil.cli.demo;

import dev.trefoil.cli.local.PartyProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/// `trefoil demo`: the main job from beginning to end, told as a story, in a directory that is removed afterwards, also
/// when the demo is interrupted.
public final class Demo {
    /// What a shell reports of a program that Ctrl-C ended.
    private static final int INTERRUPTED = 130;

    private final Path directory;
    private final boolean keep;
    private final List<PartyProcess> parties = Collections.synchronizedList(new ArrayList<>());

    private Demo(Path directory, boolean keep) {
        this.directory = directory;
        this.keep = keep;
    }

    /// Runs the demo; the exit code is 0 only if every result equals the plain computation and every attack is refused.
    public static int run(boolean keep, boolean color, long seed) throws IOException {
        Locale.setDefault(Locale.ROOT);
        Demo demo = new Demo(Files.createTempDirectory("trefoil-demo"), keep);
        AtomicBoolean interrupted = new AtomicBoolean();
        Thread cleaning = new Thread(() -> {
            interrupted.set(true);
            demo.cleanUp();
        });
        Runtime.getRuntime().addShutdownHook(cleaning);
        Narrator narrator = new Narrator(color);
        boolean asExpected;
        try {
            asExpected = new Story(narrator, demo.directory, seed, demo.parties).tell();
        } catch (IOException | RuntimeException e) {
            if (interrupted.get()) {
                // The parties end with the demo: that they are gone is no error.
                return INTERRUPTED;
            }
            throw e;
        }
        Runtime.getRuntime().removeShutdownHook(cleaning);
        demo.cleanUp();
        narrator.chapter("The end");
        narrator.say(
                keep
                        ? "The parties have ended. Everything they had lies in " + demo.directory + "."
                        : "The parties have ended, and their directories are removed.");
        narrator.say("The whole demo took %.1f seconds. Next: README.md, and `./trefoil --help`."
                .formatted(narrator.seconds()));
        if (!asExpected) {
            narrator.say("SOMETHING WAS NOT AS EXPECTED: see above.");
        }
        return asExpected ? 0 : 1;
    }

    private void cleanUp() {
        List.copyOf(parties).forEach(PartyProcess::close);
        if (keep || !Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            System.err.println("trefoil: could not remove " + directory + ": " + e.getMessage());
        }
    }
}
