package dev.trefoil.client;

import dev.trefoil.authorization.SignedEnvironment;
import dev.trefoil.authorization.SigningKey;
import dev.trefoil.client.files.ReadOptions;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Handle;
import dev.trefoil.wire.Parties;
import dev.trefoil.wire.ShareUpload;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A data provider's way into an environment: real tables go to the three parties as secret shares, so that no party
/// sees a value. Column names, types with bounds, and the number of rows are public.
public final class ProviderSession implements AutoCloseable {
    private final Parties parties;
    private final Notices notices = new Notices();

    private ProviderSession(Parties parties) {
        this.parties = parties;
    }

    public static ProviderSession connect(SignedEnvironment environment, SigningKey providerKey) {
        return new ProviderSession(new Parties(environment.environment(), providerKey));
    }

    /// The environment of a connection file (a name or a path), with the provider's key from a file.
    public static ProviderSession connect(String nameOrPath, Path providerKey) {
        SignedEnvironment environment = Connection.find(nameOrPath)
                .environment()
                .orElseThrow(() -> new IllegalStateException(
                        "the connection file " + nameOrPath + " names no production environment"));
        return connect(environment, Keys.read(providerKey));
    }

    /// Notices (which types were inferred) go here instead of the system logger.
    public ProviderSession onNotice(Consumer<String> listener) {
        notices.listener(listener);
        return this;
    }

    /// Reads a CSV file and stores it as shares; the table is there at all three parties when this returns.
    public TableSummary upload(Path csv, ReadOptions options, Optional<String> name) {
        return upload(FileReading.read(csv, options, notices), name);
    }

    public TableSummary upload(Frame frame, Optional<String> name) {
        return ProductionTables.summary(parties.upload(ShareUpload.of(frame, name)));
    }

    /// The tables of the environment, of every owner.
    public List<TableSummary> tables() {
        return parties.tables().stream().map(ProductionTables::summary).toList();
    }

    /// Removes a table of this provider at all three parties.
    public void remove(Handle table) {
        parties.remove(table);
    }

    @Override
    public void close() {
        parties.close();
    }
}
