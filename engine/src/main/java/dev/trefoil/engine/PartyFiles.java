package dev.trefoil.engine;

import java.nio.file.Path;

/// Where the files of a party lie in its directory.
public record PartyFiles(Path directory) {
    /// Which party this is and where it listens: [PartyConfiguration].
    public Path configuration() {
        return directory.resolve("party.json");
    }

    /// The long-term signing key. Whoever has it is this party.
    public Path signingKey() {
        return directory.resolve("party.sk");
    }

    /// The long-term verification key, for the environment.
    public Path verificationKey() {
        return directory.resolve("party.pk");
    }

    public Path storageKey() {
        return directory.resolve("storage.key");
    }

    /// The signed environment.
    public Path environment() {
        return directory.resolve("environment.json");
    }

    /// The signatures under the environment of approvers who were some in the version before and are none any more;
    /// needed only when such a version is run for the first time.
    public Path former() {
        return directory.resolve("environment.former.json");
    }

    /// What the three operators signed because approvers' keys are lost; needed as [#former].
    public Path recovery() {
        return directory.resolve("environment.recovery.json");
    }

    Path records() {
        return directory.resolve("records.db");
    }

    Path shares() {
        return directory.resolve("shares");
    }

    Path orders() {
        return directory.resolve("orders");
    }

    Path lock() {
        return directory.resolve("lock");
    }
}
