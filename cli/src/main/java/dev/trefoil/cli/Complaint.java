package dev.trefoil.cli;

import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.Refused;
import dev.trefoil.plan.Escaped;
import dev.trefoil.wire.Failure;
import dev.trefoil.wire.PartyFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// An error as the user sees it: an exit code and lines that say what, where, and what to do. No stack trace, and every
/// text from outside escaped.
record Complaint(int exit, List<String> lines) {
    static Complaint of(Throwable error) {
        return switch (error) {
            case Refused refused ->
                new Complaint(
                        Exit.REFUSED,
                        List.of("refused: "
                                + refused.reasons().stream()
                                        .map(Reason::message)
                                        .map(Complaint::shown)
                                        .collect(Collectors.joining("\n         "))));
            case PartyFailure failure
            when failure.kind() == Failure.Kind.REFUSED ->
                new Complaint(Exit.REFUSED, List.of("refused by " + shown(messageOf(failure))));
            case UncheckedIOException unchecked when unchecked.getCause() != null -> of(unchecked.getCause());
            case NoSuchFileException e -> failed(missing(e.getFile()));
            case FileAlreadyExistsException e ->
                failed(e.getFile() + " exists already: choose another name (--out), or overwrite it (--force)");
            case AccessDeniedException e -> failed(e.getFile() + ": access denied");
            case CharacterCodingException _ -> failed("the file is not UTF-8 text");
            case IOException e -> failed(messageOf(e));
            case IllegalArgumentException e -> failed(messageOf(e));
            case IllegalStateException e -> failed(messageOf(e));
            case RuntimeException e when e.getClass().getName().startsWith("dev.trefoil.") -> failed(messageOf(e));
            case Throwable e ->
                failed("unexpected " + e.getClass().getSimpleName() + ": " + messageOf(e) + " (--debug shows where)");
        };
    }

    /// A file that is missing, or one that cannot be written because its directory is.
    private static String missing(String file) {
        Path directory = Path.of(file).toAbsolutePath().getParent();
        return directory == null || Files.isDirectory(directory)
                ? file + ": there is no such file or directory"
                : file + ": there is no directory " + directory;
    }

    private static Complaint failed(String message) {
        return new Complaint(Exit.FAILED, List.of(shown(message)));
    }

    private static String messageOf(Throwable error) {
        String message = error.getMessage();
        return message == null || message.isBlank() ? error.getClass().getSimpleName() : message;
    }

    private static String shown(String message) {
        return message.lines().map(Escaped::text).collect(Collectors.joining("\n  "));
    }
}
