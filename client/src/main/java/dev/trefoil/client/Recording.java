package dev.trefoil.client;

import dev.trefoil.plan.Escaped;
import dev.trefoil.plan.PlanException;
import dev.trefoil.script.Recorder;
import dev.trefoil.script.ScriptJson;
import dev.trefoil.script.json.JsonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// The end of a recording: the script file.
record Recording(Recorder recorder, Runnable done) implements OpenScript.Ending {
    @Override
    public void save(Path file) {
        requireOwn(file);
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

    /// Throws unless the file is free or holds an earlier recording under the same name: a cell of a notebook may be
    /// run again, but nothing else is lost.
    private void requireOwn(Path file) {
        byte[] there;
        try {
            there = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at " + file + " before writing it", e);
        }
        String name = recorder.script().name();
        Optional<String> other = name(there);
        if (!other.equals(Optional.of(name))) {
            throw new PlanException(file + " exists and "
                    + other.map(found -> "holds the script '" + Escaped.text(found) + "'")
                            .orElse("is no script")
                    + ", which is not '" + Escaped.text(name) + "': save to another file, or remove that one first");
        }
    }

    private static Optional<String> name(byte[] bytes) {
        try {
            return Optional.of(ScriptJson.parse(bytes).name());
        } catch (JsonException e) {
            return Optional.empty();
        }
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
