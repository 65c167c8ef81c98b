package dev.trefoil.engine;

import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.SignedEnvironment;
import dev.trefoil.engine.link.PartyLinks;
import dev.trefoil.engine.storage.AuditRecords;
import dev.trefoil.engine.storage.AuthorizationRecords;
import dev.trefoil.engine.storage.Decisions;
import dev.trefoil.engine.storage.Journal;
import dev.trefoil.engine.storage.OrderFiles;
import dev.trefoil.engine.storage.ReadJournals;
import dev.trefoil.engine.storage.RevocationRecords;
import dev.trefoil.engine.storage.RunRecords;
import dev.trefoil.engine.storage.ShareFiles;
import dev.trefoil.engine.storage.StagedUploads;
import dev.trefoil.engine.storage.TableNames;
import dev.trefoil.engine.storage.TableRecords;
import dev.trefoil.script.Digest;
import java.time.InstantSource;

/// One party's place in its environment: who it is, what it holds, and what it is doing.
///
/// @param receipts what it signs receipts with
/// @param channel the digest of its TLS certificate
/// @param journal what this party counted and decided, in order
/// @param read what it knows of the journals of the others
/// @param memory bytes that one run may need
record Seat(
        SignedEnvironment signed,
        int index,
        Receipts receipts,
        Digest channel,
        TableRecords tables,
        TableNames names,
        Decisions decisions,
        AuditRecords audit,
        Strangers strangers,
        StagedUploads staged,
        UploadQuota quota,
        AuthorizationRecords authorizations,
        RunRecords runs,
        RunCounter counter,
        RevocationRecords revocations,
        Journal journal,
        ReadJournals read,
        ShareFiles shares,
        OrderFiles orders,
        PartyLinks links,
        Challenges challenges,
        ActiveRuns active,
        long memory,
        InstantSource clock) {
    Environment environment() {
        return signed.environment();
    }
}
