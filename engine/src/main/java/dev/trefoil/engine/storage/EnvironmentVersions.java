package dev.trefoil.engine.storage;

/// Which version of its environment a party has run: an older one is never accepted again.
public final class EnvironmentVersions {
    private final Database database;

    public EnvironmentVersions(Database database) {
        this.database = database;
    }

    /// Records that the version runs now; throws [StorageFailure] if this party has run a newer one, or another
    /// environment.
    public void enter(String identifier, long version) {
        database.transaction(db -> {
            boolean other = db.first(row -> row.getString(1), "SELECT name FROM seen WHERE name <> ?", identifier)
                    .isPresent();
            if (other) {
                throw new StorageFailure(
                        "this directory belongs to a party of another environment than '" + identifier + "'");
            }
            long seen = db.first(row -> row.getLong(1), "SELECT version FROM seen WHERE name = ?", identifier)
                    .orElse(0L);
            if (seen > version) {
                throw new StorageFailure("the environment file is version " + version
                        + ", but this party has run version " + seen + ": get the current file");
            }
            return db.update("INSERT OR REPLACE INTO seen (name, version) VALUES (?,?)", identifier, version);
        });
    }
}
