package dev.trefoil.authorization;

import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.JsonException;
import dev.trefoil.script.json.JsonLimits;
import dev.trefoil.script.json.Located;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Key files: `name.sk` holds a signing key and may be read by its owner only, `name.pk` holds the
/// verification key.
///
/// A signing key file appears at once and whole, with mode 0600 from its first byte, and never replaces
/// another file.
public final class KeyFiles {
    static final String SIGNING = "trefoil-signing-key-1";
    static final String VERIFICATION = "trefoil-verification-key-1";
    private static final int MAX_SIZE = 64 << 10;

    private KeyFiles() {}

    /// Writes `key`, protected by `passphrase` if there is one (not empty).
    ///
    /// @throws java.nio.file.FileAlreadyExistsException if there is such a file
    public static void write(Path file, SigningKey key, char @Nullable [] passphrase) throws IOException {
        Json.Builder json = Json.object()
                .put("format", SIGNING)
                .put("key", key.verificationKey().hex());
        if (passphrase == null) {
            json.put("seed", HexFormat.of().formatHex(key.seed()));
        } else {
            json.put("protected", PassphraseSeal.seal(key, passphrase));
        }
        NewFile.write(file, json.build().pretty().getBytes(StandardCharsets.UTF_8), true);
    }

    /// Writes the public half.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException if there is such a file
    public static void write(Path file, VerificationKey key) throws IOException {
        Json json =
                Json.object().put("format", VERIFICATION).put("key", key.hex()).build();
        NewFile.write(file, json.pretty().getBytes(StandardCharsets.UTF_8), false);
    }

    /// The signing key of `file`; asks for the passphrase only if the file needs one.
    ///
    /// @throws KeyFileException if the file is missing, is no signing key, can be read by others, or the
    /// passphrase is wrong
    public static SigningKey read(Path file, Supplier<char[]> passphrase) throws IOException {
        byte[] bytes = contents(file);
        try {
            Fields fields = parse(file, bytes, SIGNING, "key", "seed", "protected");
            requirePrivate(file);
            VerificationKey stated = EnvironmentJson.key(fields.required("key"));
            SigningKey key = fields.optional("protected").isPresent()
                    ? unsealed(file, fields.required("protected"), stated, passphrase.get())
                    : SigningKey.ofSeed(seed(fields.required("seed")));
            if (!key.verificationKey().equals(stated)) {
                throw new KeyFileException(file + ": the secret and the public part do not belong together");
            }
            return key;
        } catch (JsonException e) {
            throw new KeyFileException(file + " is not a signing key file: " + e.getMessage(), e);
        }
    }

    private static SigningKey unsealed(Path file, Located json, VerificationKey stated, char[] passphrase) {
        try {
            return PassphraseSeal.open(json, stated, passphrase);
        } catch (KeyFileException e) {
            throw new KeyFileException(file + ": " + e.getMessage(), e);
        }
    }

    /// The verification key of `file`.
    public static VerificationKey readVerificationKey(Path file) throws IOException {
        try {
            return EnvironmentJson.key(
                    parse(file, contents(file), VERIFICATION, "key").required("key"));
        } catch (JsonException e) {
            throw new KeyFileException(file + " is not a verification key file: " + e.getMessage(), e);
        }
    }

    private static byte[] contents(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_SIZE + 1);
            if (bytes.length > MAX_SIZE) {
                throw new KeyFileException(file + " is not a key file: it is too large");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new KeyFileException(
                    "there is no key file " + file + ": make one with `trefoil keys generate NAME`", e);
        }
    }

    private static void requirePrivate(Path file) throws IOException {
        if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
            return;
        }
        Set<PosixFilePermission> open = EnumSet.allOf(PosixFilePermission.class);
        open.removeAll(PosixFilePermissions.fromString("rwx------"));
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
        if (mode.stream().anyMatch(open::contains)) {
            throw new KeyFileException("other users of this machine can reach " + file + " (mode "
                    + PosixFilePermissions.toString(mode) + "): run `chmod 600 " + file.getFileName()
                    + "`, and make a new key if somebody may have read it");
        }
    }

    private static Fields parse(Path file, byte[] bytes, String format, String... names) {
        Located root = Located.root(Json.parse(bytes, JsonLimits.SMALL));
        String[] known = Arrays.copyOf(names, names.length + 1);
        known[names.length] = "format";
        if (root.json() instanceof Json.Obj(var members)
                && members.get("format") instanceof Json.Str(String found)
                && !found.equals(format)
                && (found.equals(SIGNING) || found.equals(VERIFICATION))) {
            throw new KeyFileException(
                    format.equals(SIGNING)
                            ? file + " is a verification key (public): the signing key (.sk) is needed here"
                            : file + " is a signing key (secret): the verification key (.pk) is needed here");
        }
        Fields fields = root.fields(known);
        EnvironmentJson.requireFormat(fields.required("format"), format);
        return fields;
    }

    static byte[] seed(Located json) {
        if (!json.string().matches("[0-9a-f]{64}")) {
            throw json.error("expected 64 lower-case hex digits");
        }
        return HexFormat.of().parseHex(json.string());
    }
}
