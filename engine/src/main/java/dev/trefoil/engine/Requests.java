package dev.trefoil.engine;

import dev.trefoil.authorization.Refused;
import dev.trefoil.authorization.VerificationKey;
import dev.trefoil.engine.storage.StagedUploads.Staged;
import dev.trefoil.engine.storage.StoredTable;
import dev.trefoil.script.Digest;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.Located;
import dev.trefoil.wire.Api;
import dev.trefoil.wire.AuthorizationEntry;
import dev.trefoil.wire.Framing;
import dev.trefoil.wire.Message;
import dev.trefoil.wire.Operation;
import dev.trefoil.wire.ShareMaterial;
import dev.trefoil.wire.TableEntry;
import dev.trefoil.wire.UploadManifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What a party answers to each kind of request: first the gate, then the work.
final class Requests {

    /// So many times the largest upload may wait for its commit, for each owner.
    private static final long UPLOADS = 4;

    private Requests() {}

    /// A signed request at the path of its kind; shares are read only after everything else was found in order.
    static Answer signed(Seat seat, String purpose, Message message, InputStream body) throws IOException {
        if (!message.operation().purpose().equals(purpose)) {
            throw new IllegalArgumentException("a request to "
                    + message.operation().purpose() + " came to the address for requests to " + purpose);
        }
        Digest call = admitted(seat, message);
        try {
            return answer(seat, call, message, body);
        } catch (Refused e) {
            seat.audit().write(Entries.refused(call, message, e));
            throw e;
        }
    }

    /// The digest of what a person of the environment signed afresh, with a key that is not revoked; anybody
    /// else is only counted.
    private static Digest admitted(Seat seat, Message message) {
        try {
            Digest call = Gate.admit(seat, message);
            VerificationKey key = message.request().key();
            Gate.requirePerson(seat, key);
            Gate.requireGood(seat, key.keyId(), message.operation());
            return call;
        } catch (Refused e) {
            seat.strangers().count(e);
            throw e;
        }
    }

    private static Answer answer(Seat seat, Digest call, Message message, InputStream body) throws IOException {
        VerificationKey key = message.request().key();
        return switch (message.operation()) {
            case Operation.Upload(UploadManifest manifest) -> upload(seat, call, message, manifest, body);
            case Operation.Run run -> step(seat, Gate.step(seat, message.request(), run), body);
            case Operation.ListTables _ -> {
                Framing.readRest(body, 0);
                yield tables(seat);
            }
            case Operation.ListAuthorizations _ -> {
                Framing.readRest(body, 0);
                yield Answer.of(Json.object()
                        .put(
                                "authorizations",
                                Json.list(ShownAuthorizations.of(seat, key).stream()
                                        .map(AuthorizationEntry::json)
                                        .toList()))
                        .build());
            }
            case Operation.Remove(var table) -> {
                Framing.readRest(body, 0);
                Gate.requireOwner(seat, table, key);
                seat.audit().write(Entries.allowed(call, message));
                TableRun.remove(seat, call, key.keyId(), table);
                yield Answer.of(Json.object().put("removed", table.hex()).build());
            }
            case Operation.ReadHead(var known) -> {
                Framing.readRest(body, 0);
                yield Answer.of(LogPages.head(seat, known.get(seat.index())));
            }
            case Operation.ReadLog(var from) -> {
                Framing.readRest(body, 0);
                Gate.requireApprover(seat, key);
                seat.audit().write(Entries.allowed(call, message));
                yield Answer.of(LogPages.lines(seat, from.get(seat.index())));
            }
            case Operation.Cancel(var tag) -> {
                Framing.readRest(body, 0);
                // First of all the run ends; a party that cannot write it down says so.
                boolean cancelled = seat.active().cancel(tag.hex(), key.keyId());
                seat.audit().write(Entries.allowed(call, message));
                yield Answer.of(
                        Json.object().put("cancelled", Json.of(cancelled)).build());
            }
        };
    }

    private static Answer upload(Seat seat, Digest call, Message message, UploadManifest manifest, InputStream body)
            throws IOException {
        VerificationKey key = message.request().key();
        Gate.requireProvider(seat, key);
        ApprovedTables.requireName(seat, key.keyId(), manifest.name());
        Gate.requireSize(seat, manifest);
        requireSize(seat, manifest);
        seat.audit().write(Entries.allowed(call, message));
        long mostBytes = UPLOADS * seat.environment().limits().uploadBytes();
        seat.quota().admit(seat.staged(), seat.shares(), key.keyId(), mostBytes, () -> {
            TableRun.stage(seat, call, key.keyId(), manifest, body);
            return true;
        });
        return Answer.of(Json.object().put("upload", call.hex()).build());
    }

    /// The bytes of the shares; throws [TooLarge] if the environment allows fewer.
    private static int requireSize(Seat seat, UploadManifest manifest) {
        int size = ShareMaterial.size(seat.index(), manifest.schema(), manifest.rows());
        if (size > seat.environment().limits().uploadBytes()) {
            throw new TooLarge("the shares of this upload are " + size + " bytes, this environment allows "
                    + seat.environment().limits().uploadBytes());
        }
        return size;
    }

    private static Answer step(Seat seat, Permit permit, InputStream body) throws IOException {
        seat.audit().write(Entries.allowed(permit));
        ShownAuthorizations.remember(seat, permit.authorization());
        Optional<UploadManifest> manifest = permit.upload();
        return StepRun.of(
                seat, permit, Framing.readRest(body, manifest.isPresent() ? requireSize(seat, manifest.get()) : 0));
    }

    private static Answer tables(Seat seat) {
        Json list = Json.list(seat.tables().present().stream()
                .filter(table -> seat.shares().contains(table.handle()))
                .map(table -> entry(seat, table).json())
                .toList());
        return Answer.of(Json.object().put("tables", list).build());
    }

    private static TableEntry entry(Seat seat, StoredTable table) {
        boolean replaced = seat.names().replaced(table.handle()).isPresent();
        return new TableEntry(table.handle(), table.name(), table.schema(), table.rows(), table.owner(), replaced);
    }

    /// The second half of an upload: its id was told to its owner only, and the owner signed what it stands
    /// for.
    static Json commit(Seat seat, Digest upload) {
        Optional<StoredTable> settled = TableRun.settled(seat, upload);
        if (settled.isPresent()) {
            return entry(seat, settled.get()).json();
        }
        Staged staged = seat.staged()
                .find(upload)
                .orElseThrow(() -> new IllegalArgumentException(
                        "this party has no upload " + upload.brief() + "...: upload the table again"));
        seat.revocations().revoked().requireKey(staged.owner(), seat.environment());
        byte[] manifest = staged.manifest().getBytes(StandardCharsets.UTF_8);
        return entry(
                        seat,
                        TableRun.commit(
                                seat,
                                upload,
                                staged,
                                UploadManifest.read(Located.root(Json.parse(manifest, Api.REQUEST)))))
                .json();
    }
}
