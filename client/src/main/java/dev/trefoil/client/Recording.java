package dev.trefoil.client;

import dev.trefoil.plan.PlanException;
import dev.trefoil.script.Recorder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The end of a recording: the script file.
record Recording(Recorder recorder, Runnable done) implements OpenScript.Ending {
    @Override
    public void save(Path file) {
        String json = recorder.script().json().pretty();
        Path absolute = file.toAbsolutePath();
        Path fresh = absolute.resolveSibling(absolute.getFileName() + ".tmp");
        try {
            Files.write(fresh, json.getBytes(StandardCharsets.UTF_8));
            Files.move(fresh, absolute, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the script to " + file, e);
        }
        done.run();
    }

    @Override
    public void forgetExamples() {
        recorder.forgetExamples();
    }

    @Override
    public void close() {
        throw new PlanException(
                "this script is being recorded: end it with save(file); close() ends a script from load(file)");
    }
}
