package dev.trefoil.cli;

import dev.trefoil.authorization.SignedEnvironment;
import dev.trefoil.client.files.FrameCsv;
import dev.trefoil.client.files.FrameFile;
import dev.trefoil.plan.Frame;
import dev.trefoil.wire.ResultFile;
import dev.trefoil.wire.SignedResult;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where the results of a run go: two files for each step in a folder, the table and what proves it, or, without a
/// folder, the terminal as CSV.
///
/// @param environment that of the parties, for the proofs
record Results(Optional<Path> folder, Format format, boolean force, SignedEnvironment environment) {
    /// The formats of result files.
    enum Format {
        csv,
        parquet
    }

    /// Makes the folder, and throws if a result would be written over a file.
    void prepare(int steps) throws IOException {
        if (folder.isEmpty() && format != Format.csv) {
            throw new IllegalArgumentException("--format " + format + " needs a folder: add --out");
        }
        if (folder.isPresent()) {
            Files.createDirectories(folder.get());
            for (int number = 1; number <= steps; number++) {
                requireFree(file(folder.get(), number));
                requireFree(proof(folder.get(), number));
            }
        }
    }

    void show(int number, Frame frame, SignedResult result) throws IOException {
        if (folder.isEmpty()) {
            System.out.print(FrameCsv.of(frame));
            return;
        }
        Path file = file(folder.get(), number);
        if (force) {
            FrameFile.replace(frame, file);
        } else {
            FrameFile.write(frame, file);
        }
        Path proof = proof(folder.get(), number);
        NewFile.write(proof, ResultFile.write(result, environment), force);
        System.err.println("  saved in " + file + "; where it comes from is proved by " + proof.getFileName());
    }

    private void requireFree(Path file) throws FileAlreadyExistsException {
        NewFile.requireFree(file, force);
    }

    private static Path proof(Path directory, int number) {
        return directory.resolve("step-" + number + ".result");
    }

    private Path file(Path directory, int number) {
        return directory.resolve("step-" + number + "." + format);
    }
}
