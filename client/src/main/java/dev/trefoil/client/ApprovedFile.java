package dev.trefoil.client;

import dev.trefoil.authorization.Approved;
import dev.trefoil.authorization.Authorization;
import dev.trefoil.authorization.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;

/// An approved file and what it says, verified on this machine; every party verifies it again.
record ApprovedFile(String text, Authorization authorization) {
    /// Throws [dev.trefoil.authorization.Refused] with every reason why the file is not valid here and now.
    static ApprovedFile read(Path file, Environment environment) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(
                    "there is no approved file " + file + ": request one with `trefoil request`", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        Authorization authorization =
                Approved.verify(bytes, environment, InstantSource.system().instant());
        return new ApprovedFile(new String(bytes, StandardCharsets.UTF_8), authorization);
    }
}
