package dev.trefoil.cli;

import dev.trefoil.authorization.PayloadType;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.JsonException;
import dev.trefoil.script.json.JsonLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a file claims to be, so that a mistaken argument is named as what it is. Nothing of the file is verified.
enum FileKind {
    SCRIPT("trefoil-script-2", "a script"),
    REQUEST("trefoil-request-2", "a request"),
    APPROVED(PayloadType.REQUEST, "a request with approvals"),
    DECISION(PayloadType.DECISION, "a decision about a request"),
    REVOCATION(PayloadType.REVOCATION, "a revocation"),
    RECOVERY(PayloadType.RECOVERY, "a recovery of an environment"),
    DRAFT("trefoil-environment-1", "an environment that nobody signed yet"),
    ENVIRONMENT(PayloadType.ENVIRONMENT, "a signed environment"),
    CONNECTION("trefoil-connection-1", "a connection file"),
    SIGNING_KEY("trefoil-signing-key-1", "a signing key"),
    VERIFICATION_KEY("trefoil-verification-key-1", "a verification key"),
    FOREIGN("", "something else");

    private final String mark;
    private final String words;

    FileKind(String mark, String words) {
        this.mark = mark;
        this.words = words;
    }

    /// Throws if `file` is recognisably something else than `wanted`. A damaged file passes: its parser says where
    /// it is damaged.
    static void require(Path file, String wanted, FileKind... allowed) throws IOException {
        Optional<FileKind> found = of(file);
        List<FileKind> fitting = Arrays.asList(allowed);
        if (found.isPresent() && !fitting.contains(found.get())) {
            throw new IllegalArgumentException(
                    found.get() == FOREIGN
                            ? file + " is not " + wanted
                            : file + " is " + found.get().words + ", not " + wanted + next(found.get(), fitting));
        }
    }

    /// Whether the file claims to be a script.
    static boolean isScript(Path file) throws IOException {
        return of(file).equals(Optional.of(SCRIPT));
    }

    /// Throws, with the name, if `file` is empty or a directory.
    static void requireFile(Path file) {
        if (file.toString().isBlank()) {
            throw new IllegalArgumentException("the name of a file is empty: name one");
        }
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException(file + " is a directory: name a file");
        }
    }

    private static Optional<FileKind> of(Path file) throws IOException {
        requireFile(file);
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length == 0 || bytes[0] != '{') {
            return Optional.of(FOREIGN);
        }
        try {
            return Json.parse(bytes, JsonLimits.ENVELOPE) instanceof Json.Obj(var members)
                    ? Optional.ofNullable(members.getOrDefault("format", members.get("payloadType")))
                            .flatMap(FileKind::marked)
                    : Optional.empty();
        } catch (JsonException _) {
            return Optional.empty();
        }
    }

    private static Optional<FileKind> marked(Json mark) {
        return mark instanceof Json.Str(String text)
                ? Arrays.stream(values()).filter(kind -> kind.mark.equals(text)).findFirst()
                : Optional.empty();
    }

    private static String next(FileKind found, List<FileKind> wanted) {
        if (found == SCRIPT && wanted.contains(APPROVED)) {
            return ": make a request of it first, with `trefoil request`";
        }
        if (found == REQUEST && wanted.contains(APPROVED)) {
            return ": it is not approved yet, which approvers do with `trefoil approve`";
        }
        if (found == DRAFT && wanted.contains(ENVIRONMENT)) {
            return ": parties and approvers sign it with `trefoil environment sign`";
        }
        return "";
    }
}
