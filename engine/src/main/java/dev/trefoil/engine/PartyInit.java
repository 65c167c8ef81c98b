package dev.trefoil.engine;

import dev.trefoil.authorization.KeyFiles;
import dev.trefoil.authorization.SigningKey;
import dev.trefoil.authorization.VerificationKey;
import dev.trefoil.engine.link.TlsIdentity;
import dev.trefoil.engine.storage.OwnerOnly;
import dev.trefoil.engine.storage.StorageKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;

/// Sets up the directory of a party: its keys, its TLS certificate and its configuration. All of them are made here
/// and none leaves the machine but `party.pk`, which goes into the environment.
public final class PartyInit {
    /// How long a TLS certificate is valid; [#renew] issues the next.
    public static final Duration CERTIFICATE = Duration.ofDays(397);

    private PartyInit() {}

    /// Makes the directory of party `party`, listening at `bind` (0.0.0.0 for every address of the machine); the
    /// key to put into the environment. Throws [FileAlreadyExistsException] if there is a party already.
    public static VerificationKey create(PartyFiles files, int party, String bind) throws IOException {
        PartyConfiguration configuration = new PartyConfiguration(party, bind);
        OwnerOnly.directory(files.directory());
        if (Files.exists(files.signingKey())) {
            throw new FileAlreadyExistsException(files.signingKey().toString());
        }
        SigningKey key = SigningKey.generate();
        KeyFiles.write(files.signingKey(), key, null);
        KeyFiles.write(files.verificationKey(), key.verificationKey());
        StorageKey.create(files.storageKey());
        Files.write(
                files.configuration(),
                configuration.json().pretty().getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.CREATE_NEW);
        issue(files, key, party, Instant.now(), CERTIFICATE);
        return key.verificationKey();
    }

    /// Issues a new TLS certificate; nobody has to sign anything, since the long-term key stays.
    public static void renew(PartyFiles files, Duration validity) throws IOException {
        int party = PartyConfiguration.read(Files.readAllBytes(files.configuration()))
                .party();
        SigningKey key = KeyFiles.read(files.signingKey(), () -> new char[0]);
        issue(files, key, party, Instant.now(), validity);
    }

    private static void issue(PartyFiles files, SigningKey key, int party, Instant now, Duration validity)
            throws IOException {
        // An hour back, because the clocks of the machines differ a little.
        Instant from = validity.isNegative() ? now.plus(validity).minus(CERTIFICATE) : now.minus(Duration.ofHours(1));
        TlsIdentity.issue(files.directory(), key, "trefoil party " + party, from, now.plus(validity));
    }
}
