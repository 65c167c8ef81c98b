package dev.trefoil.client;

import dev.trefoil.authorization.SignedEnvironment;
import dev.trefoil.authorization.VerificationKey;
import dev.trefoil.design.DesignAddress;
import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.JsonException;
import dev.trefoil.script.json.JsonLimits;
import dev.trefoil.script.json.Located;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// What a connection file (`NAME.trefoil`) holds: the signed environment of the three parties, if there is one; the
/// design server, if it is not the embedded one; and where the analyst's key lies, if that is known.
///
/// The file is public. Its environment is trusted because of how the file came to its user.
public record Connection(
        Optional<SignedEnvironment> environment, Optional<DesignAddress> design, Optional<Path> analystKey) {
    private static final String FORMAT = "trefoil-connection-1";
    private static final String ENDING = ".trefoil";

    /// Embedded design mode and nothing else.
    static final Connection EMBEDDED = new Connection(Optional.empty(), Optional.empty(), Optional.empty());

    /// The connection of this name in `~/.config/trefoil`, or of this file.
    public static Connection find(String nameOrPath) {
        Path path = Path.of(nameOrPath);
        boolean plain = path.getNameCount() == 1 && !nameOrPath.endsWith(ENDING);
        return read(plain ? folder().resolve(nameOrPath + ENDING) : path);
    }

    /// Where connection files lie: `$XDG_CONFIG_HOME/trefoil` or `~/.config/trefoil`.
    public static Path folder() {
        return Optional.ofNullable(System.getenv("XDG_CONFIG_HOME"))
                .filter(home -> !home.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".config"))
                .resolve("trefoil");
    }

    /// The connection of a file; throws if the file is missing, malformed, or its environment is not signed by all.
    public static Connection read(Path file) {
        try {
            return parse(Files.readAllBytes(file), file);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(
                    "there is no connection file " + file + ": ask the operators of the environment for it, or use"
                            + " Session.connect() for design mode alone",
                    e);
        } catch (JsonException e) {
            throw new IllegalArgumentException(file + " is no connection file: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static Connection parse(byte[] bytes, Path file) {
        Located root = Located.root(Json.parse(bytes, JsonLimits.ENVELOPE));
        Fields fields = root.fields("format", "environment", "design", "analystKey");
        if (!fields.required("format").string().equals(FORMAT)) {
            throw fields.required("format").error("expected \"" + FORMAT + "\"");
        }
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("."));
        return new Connection(
                fields.optional("environment")
                        .map(json -> SignedEnvironment.verify(json.json().canonicalBytes())),
                fields.optional("design").map(Connection::design),
                fields.optional("analystKey").map(json -> folder.resolve(json.string())));
    }

    private static DesignAddress design(Located json) {
        Fields fields = json.fields("url", "key");
        return json.make(() -> new DesignAddress(
                URI.create(fields.required("url").string()),
                new VerificationKey(fields.required("key").string())));
    }

    /// The file's content; [#read] reads it back.
    public byte[] encode() {
        Json.Builder json = Json.object().put("format", FORMAT);
        environment.ifPresent(signed -> json.put("environment", Json.parse(signed.encode(), JsonLimits.ENVELOPE)));
        design.ifPresent(address -> json.put(
                "design",
                Json.object()
                        .put("url", address.url().toString())
                        .put("key", address.key().hex())
                        .build()));
        json.put("analystKey", analystKey.map(Path::toString));
        return json.build().pretty().getBytes(StandardCharsets.UTF_8);
    }
}
