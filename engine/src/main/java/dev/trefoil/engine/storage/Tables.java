package dev.trefoil.engine.storage;

import java.util.List;

/// The tables of the party's records.
final class Tables {
    static final List<String> DEFINITIONS = List.of(
            // state: prepared (may not come to be), present, removing (may stay)
            """
            CREATE TABLE IF NOT EXISTS stored (
              handle TEXT PRIMARY KEY, state TEXT NOT NULL, owner TEXT NOT NULL, name TEXT,
              schema TEXT NOT NULL, row_count INTEGER NOT NULL, hidden_validity INTEGER NOT NULL,
              commitments TEXT NOT NULL, created INTEGER NOT NULL)""",
            // state: prepared, committed, aborted
            """
            CREATE TABLE IF NOT EXISTS decisions (
              id TEXT PRIMARY KEY, kind TEXT NOT NULL, handle TEXT NOT NULL, state TEXT NOT NULL,
              authorization TEXT, tag TEXT, step INTEGER, result_key TEXT)""",
            """
            CREATE TABLE IF NOT EXISTS staged (
              id TEXT PRIMARY KEY, handle TEXT NOT NULL, owner TEXT NOT NULL, manifest TEXT NOT NULL,
              created INTEGER NOT NULL)""",
            """
            CREATE TABLE IF NOT EXISTS runs (
              authorization TEXT NOT NULL, tag TEXT NOT NULL, number INTEGER NOT NULL, ended TEXT,
              PRIMARY KEY (authorization, tag))""",
            // entry: what the request says, as JSON
            """
            CREATE TABLE IF NOT EXISTS authorizations (digest TEXT PRIMARY KEY, entry TEXT NOT NULL)""",
            // value: as JSON
            """
            CREATE TABLE IF NOT EXISTS bound (
              authorization TEXT NOT NULL, session TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL,
              PRIMARY KEY (authorization, session, name))""",
            // a step without handle and result failed: header says how
            """
            CREATE TABLE IF NOT EXISTS steps (
              authorization TEXT NOT NULL, tag TEXT NOT NULL, step INTEGER NOT NULL,
              handle TEXT, result_key TEXT NOT NULL, header TEXT, result BLOB,
              PRIMARY KEY (authorization, tag, step))""",
            // look: what the name looks like; handle: the newest table of that name
            """
            CREATE TABLE IF NOT EXISTS names (
              name TEXT PRIMARY KEY, look TEXT NOT NULL, owner TEXT NOT NULL, handle TEXT NOT NULL)""",
            """
            CREATE TABLE IF NOT EXISTS replaced (
              handle TEXT PRIMARY KEY, name TEXT NOT NULL, time INTEGER NOT NULL)""",
            // signer: the first who signed, for the limit on each
            """
            CREATE TABLE IF NOT EXISTS revocations (
              version INTEGER NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL, signer TEXT NOT NULL,
              envelope TEXT NOT NULL, PRIMARY KEY (version, kind, subject))""",
            """
            CREATE TABLE IF NOT EXISTS audit (
              number INTEGER PRIMARY KEY, entry TEXT NOT NULL, signature TEXT NOT NULL)""",
            // one row: the log as the party signed it last, with the right edge of its Merkle tree
            """
            CREATE TABLE IF NOT EXISTS audit_head (
              place INTEGER PRIMARY KEY CHECK (place = 1), size INTEGER NOT NULL, peaks TEXT NOT NULL,
              party TEXT NOT NULL, signature TEXT NOT NULL)""",
            // one row: the signed environment that ran last
            """
            CREATE TABLE IF NOT EXISTS entered (
              place INTEGER PRIMARY KEY CHECK (place = 1), envelope TEXT NOT NULL)""",
            // what this party counted and decided, in order, with the rolling digest
            """
            CREATE TABLE IF NOT EXISTS journal (
              position INTEGER PRIMARY KEY, fact TEXT NOT NULL, digest TEXT NOT NULL)""",
            // of another party: the highest head that it has shown, and how far its journal is read here
            """
            CREATE TABLE IF NOT EXISTS peers (
              party INTEGER PRIMARY KEY, seen_position INTEGER NOT NULL, seen_digest TEXT NOT NULL,
              read_position INTEGER NOT NULL, read_digest TEXT NOT NULL)""",
            // a head that another party has seen here and that a restored backup lost; since when that is made good
            """
            CREATE TABLE IF NOT EXISTS covered (
              party INTEGER PRIMARY KEY, position INTEGER NOT NULL, digest TEXT NOT NULL,
              base_position INTEGER NOT NULL, base_digest TEXT NOT NULL)""",
            // what another party says of a table and this one does not know; true once both others say it
            """
            CREATE TABLE IF NOT EXISTS hearsay (
              handle TEXT NOT NULL, party INTEGER NOT NULL, fact TEXT NOT NULL, PRIMARY KEY (handle, party))""");

    private Tables() {}
}
