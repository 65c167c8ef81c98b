package dev.trefoil.engine;

import dev.trefoil.authorization.Receipt;
import dev.trefoil.authorization.ResultSeal;
import dev.trefoil.engine.link.RunLinks;
import dev.trefoil.engine.storage.Decisions.DoneStep;
import dev.trefoil.engine.storage.HeldShares;
import dev.trefoil.engine.storage.RunRecords.KeptResult;
import dev.trefoil.engine.storage.StoredTable;
import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.network.Cost;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.TableRef;
import dev.trefoil.script.Digest;
import dev.trefoil.script.StepJson;
import dev.trefoil.secret.ColumnShares;
import dev.trefoil.secret.ResultShares;
import dev.trefoil.secret.Reveal;
import dev.trefoil.secret.SecretExecutor;
import dev.trefoil.secret.SecretTable;
import dev.trefoil.secret.StoredShares;
import dev.trefoil.secret.UploadCheck;
import dev.trefoil.wire.ColumnShare;
import dev.trefoil.wire.ResultContext;
import dev.trefoil.wire.ResultShare;
import dev.trefoil.wire.RunCost;
import dev.trefoil.wire.StepAnswer;
import dev.trefoil.wire.UploadManifest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What each kind of step does, once it may.
final class StepWork {
    private final Seat seat;
    private final Permit permit;
    private final RunLinks links;
    private final long number;
    private final long start = System.nanoTime();
    /// When it was last seen that the approval lasts.
    private Instant released = Instant.EPOCH;

    private StepWork(Seat seat, Permit permit, long number, RunLinks links) {
        this.seat = seat;
        this.permit = permit;
        this.links = links;
        this.number = number;
    }

    /// The answer; `number` is that of the run.
    static Answer of(Seat seat, Permit permit, long number, byte[] message, RunLinks links) {
        StepWork work = new StepWork(seat, permit, number, links);
        return switch (permit.step()) {
            case Step.Upload _, Step.UploadAny _ -> work.upload(permit.upload().orElseThrow(), message);
            case Step.Store(Plan plan, Optional<String> name) -> work.store(plan, name);
            case Step.Reveal(Plan plan) -> work.reveal(plan);
            case Step.Remove(TableRef table) -> work.remove(Stored.handle(seat, permit, table));
        };
    }

    private Party open() {
        return links.session(permit.call().bytes());
    }

    private RunCost cost(Party party) {
        Cost cost = party.meter().cost();
        return new RunCost(cost.bytes(), cost.rounds(), (System.nanoTime() - start) / 1_000_000);
    }

    /// The result of the plan; the orders that it found are kept, since the tables that it read are still
    /// there.
    private SecretTable run(Party party, Plan plan) {
        StoredOrders orders = new StoredOrders(seat, permit);
        SecretTable table = SecretExecutor.run(party, plan, new StoredSource(seat, permit, orders));
        released = seat.clock().instant();
        StepRun.requireStill(seat, permit, links);
        orders.write();
        return table;
    }

    private Answer reveal(Plan plan) {
        Party party = open();
        SecretTable table = run(party, plan);
        ResultShares result = Reveal.prepare(party, table);
        Schema schema = result.schema();
        byte[] part = ResultShare.write(
                schema, result.rows(), shares(result, BitVector::first), shares(result, BitVector::second));
        byte[] context = ResultContext.of(permit.authorization().digest(), permit.tag(), permit.number(), seat.index());
        byte[] sealed = ResultSeal.seal(permit.resultKey(), context, part);
        Receipt receipt = receipt(schema, Digest.of(part));
        StepAnswer answer = new StepAnswer.Revealed(schema, seat.receipts().sign(receipt), cost(party));
        seat.runs()
                .keep(
                        permit.place(),
                        new KeptResult(permit.resultKey().hex(), answer.json().canonical(), sealed),
                        Entries.revealed(permit, StepRun.tables(seat, permit), sealed));
        StepRun.requireKept(permit, links);
        return new Answer(answer.json(), sealed);
    }

    private Receipt receipt(Schema schema, Digest part) {
        return new Receipt(
                seat.environment().digest(),
                seat.index(),
                permit.authorization().digest(),
                permit.tag().hex(),
                number,
                permit.number(),
                permit.bindings(),
                Digest.of(StepJson.write(permit.step()).canonicalBytes()),
                Scans.of(permit.step()).stream()
                        .map(table -> Stored.handle(seat, permit, table))
                        .toList(),
                permit.resultKey(),
                schema,
                part,
                released.truncatedTo(ChronoUnit.SECONDS));
    }

    private static List<ColumnShare> shares(ResultShares result, Function<BitVector, long[]> which) {
        return result.columns().stream().map(column -> share(column, which)).toList();
    }

    private static ColumnShare share(ColumnShares column, Function<BitVector, long[]> which) {
        long[] presence = column.present().map(which).orElse(new long[0]);
        return ColumnShare.planes(
                presence, column.code().planes().stream().map(which).toArray(long[][]::new));
    }

    private Answer store(Plan plan, Optional<String> name) {
        Party party = open();
        StoredShares result = StoredShares.prepare(party, run(party, plan));
        StoredTable table = new StoredTable(
                TableRun.handle(permit.call()),
                permit.analyst().keyId(),
                name,
                result.schema(),
                result.rows(),
                result.valid().isPresent(),
                List.of());
        return add(party, table, TableShares.pack(result));
    }

    private Answer upload(UploadManifest manifest, byte[] message) {
        StoredTable table =
                TableRun.table(TableRun.handle(permit.call()), permit.analyst().keyId(), manifest);
        HeldShares held = TableRun.expand(seat, manifest, message);
        Party party = open();
        UploadCheck.require(party, TableShares.unpack(table, held));
        return add(party, table, held);
    }

    private Answer add(Party party, StoredTable table, HeldShares held) {
        RunCost cost = cost(party);
        seat.shares().write(table.handle(), held);
        try {
            TwoPhase.agree(
                    seat,
                    links,
                    permit.call(),
                    () -> ApprovedTables.arrive(
                            seat,
                            permit.call(),
                            table.name(),
                            () -> seat.decisions().prepareTable(permit.call(), table, Optional.of(done()))));
        } catch (RuntimeException e) {
            if (seat.decisions().find(permit.call()).isEmpty()) {
                seat.shares().delete(table.handle());
            }
            throw e;
        }
        return Answer.of(new StepAnswer.Stored(table.handle(), table.schema(), table.rows(), cost));
    }

    private Answer remove(Handle table) {
        Gate.requireOwner(seat, table, permit.analyst());
        TwoPhase.agree(
                seat,
                links,
                permit.call(),
                () -> seat.active()
                        .remove(
                                table,
                                () -> seat.decisions().prepareRemoval(permit.call(), table, Optional.of(done()))));
        return Answer.of(new StepAnswer.Removed(table, new RunCost(0, 0, (System.nanoTime() - start) / 1_000_000)));
    }

    private DoneStep done() {
        return new DoneStep(permit.place(), permit.resultKey().hex());
    }
}
