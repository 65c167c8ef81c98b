package dev.trefoil.engine;

import dev.trefoil.engine.link.RunLinks;
import dev.trefoil.engine.storage.Decisions;
import dev.trefoil.engine.storage.Decisions.Change;
import dev.trefoil.engine.storage.HeldShares;
import dev.trefoil.engine.storage.StagedUploads.Staged;
import dev.trefoil.engine.storage.StoredTable;
import dev.trefoil.mpc.Party;
import dev.trefoil.plan.DisclosedFailure;
import dev.trefoil.plan.Handle;
import dev.trefoil.script.Digest;
import dev.trefoil.secret.UploadCheck;
import dev.trefoil.wire.ShareMaterial;
import dev.trefoil.wire.UploadManifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// A data provider's table on its way in or out.
///
/// On the way in it is staged at each party, then checked under the shares by all three, then committed in two
/// phases.
final class TableRun {
    private TableRun() {}

    /// The handle of what a signed call adds: nobody can choose it, since the call holds a challenge of each
    /// party.
    static Handle handle(Digest call) {
        byte[] text = ("trefoil table " + call).getBytes(StandardCharsets.US_ASCII);
        return new Handle(Digest.of(text).hex());
    }

    /// Keeps this party's shares of an upload, as they arrive, until its commit; throws
    /// [IllegalArgumentException] if they are not what was committed to.
    static void stage(Seat seat, Digest call, Digest owner, UploadManifest manifest, InputStream body)
            throws IOException {
        Handle table = handle(call);
        String json = UploadManifest.write(manifest).canonical();
        try {
            seat.shares().write(table, new ArrivingUpload(seat, manifest, body));
        } catch (ArrivingUpload.BrokenOff e) {
            throw e.connection();
        }
        try {
            seat.staged().add(new Staged(call, table, owner, json));
        } catch (RuntimeException | Error e) {
            seat.shares().delete(table);
            throw e;
        }
    }

    /// Both shares of an upload in full; throws [IllegalArgumentException] if they are not what was committed
    /// to.
    static HeldShares expand(Seat seat, UploadManifest manifest, byte[] message) {
        ShareMaterial material = ShareMaterial.read(seat.index(), manifest, message);
        return new HeldShares(material.firstShare(manifest), material.secondShare(manifest));
    }

    static StoredTable table(Handle handle, Digest owner, UploadManifest manifest) {
        return new StoredTable(
                handle, owner, manifest.name(), manifest.schema(), manifest.rows(), false, manifest.commitments());
    }

    /// Makes a staged upload a table at all three parties, or at none.
    static StoredTable commit(Seat seat, Digest upload, Staged staged, UploadManifest manifest) {
        StoredTable table = table(staged.table(), staged.owner(), manifest);
        return LinkedRun.of(seat, new ActiveRuns.Purpose(upload, staged.owner()), 0, links -> {
            Prelude.of(seat, upload, table).compare(links);
            try {
                check(seat, links, upload, table);
            } catch (DisclosedFailure e) {
                seat.staged().fail(upload, Entries.failed(upload, staged.owner(), e));
                seat.shares().delete(table.handle());
                links.farewell();
                throw e;
            }
            TwoPhase.agree(
                    seat,
                    links,
                    upload,
                    () -> ApprovedTables.arrive(
                            seat, upload, table.name(), () -> seat.decisions().prepareUpload(upload, table)));
            links.farewell();
            return table;
        });
    }

    /// Throws [DisclosedFailure], at all three parties, if the shares hold a value outside its type.
    private static void check(Seat seat, RunLinks links, Digest call, StoredTable table) {
        Party party = links.session(call.bytes());
        UploadCheck.require(
                party,
                TableShares.load(seat.shares(), table, Set.copyOf(table.schema().columns())));
    }

    /// What a second commit of the same upload is told.
    static Optional<StoredTable> settled(Seat seat, Digest upload) {
        Optional<Change> change = seat.decisions().find(upload);
        if (change.isEmpty()) {
            return Optional.empty();
        }
        Decisions.State state = change.get().state() == Decisions.State.PREPARED
                        && !seat.active().isRunning(upload)
                ? TwoPhase.settle(seat, upload, Duration.ofSeconds(2))
                : change.get().state();
        return switch (state) {
            case COMMITTED -> Optional.of(Stored.table(seat, change.get().table()));
            case ABORTED -> throw new Unavailable("this upload was given up because a party failed: upload it again");
            case PREPARED -> throw new Unavailable("this upload is being committed just now: ask again");
        };
    }

    /// Removes a table at all three parties, or at none.
    static void remove(Seat seat, Digest call, Digest owner, Handle handle) {
        StoredTable table = Stored.record(seat, handle);
        LinkedRun.of(seat, new ActiveRuns.Purpose(call, owner), 0, links -> {
            Prelude.of(seat, call, table).compare(links);
            TwoPhase.agree(
                    seat,
                    links,
                    call,
                    () -> seat.active()
                            .remove(handle, () -> seat.decisions().prepareRemoval(call, handle, Optional.empty())));
            links.farewell();
            return true;
        });
    }
}
