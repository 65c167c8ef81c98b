package dev.trefoil.engine;

import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.Refused;
import dev.trefoil.engine.link.PeerFailure;
import dev.trefoil.engine.link.RunLinks;
import dev.trefoil.engine.storage.RunRecords.KeptResult;
import dev.trefoil.engine.storage.StoredTable;
import dev.trefoil.plan.DisclosedFailure;
import dev.trefoil.plan.Handle;
import dev.trefoil.script.Digest;
import dev.trefoil.script.json.Json;
import dev.trefoil.wire.Api;
import dev.trefoil.wire.RunCost;
import dev.trefoil.wire.ShareMaterial;
import dev.trefoil.wire.StepAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A step of an approved script: compared, placed in its run, counted, and then done, by all three parties
/// together.
final class StepRun {
    private StepRun() {}

    /// The answer to the analyst. `message` holds the shares of an upload step, else nothing.
    static Answer of(Seat seat, Permit permit, byte[] message) {
        Answer answer;
        try {
            answer = together(seat, permit, message);
        } catch (RuntimeException e) {
            // Whatever ended it: what is revoked is told so, and nothing else of the data.
            Revoking.require(seat, permit);
            throw e;
        }
        Revoking.require(seat, permit);
        return answer;
    }

    private static Answer together(Seat seat, Permit permit, byte[] message) {
        Settling.beforeStep(seat, permit.place());
        long longest = permit.upload()
                .map(manifest -> (long) ShareMaterial.size(1, manifest.schema(), manifest.rows()))
                .orElse(0L);
        ActiveRuns.Purpose purpose = new ActiveRuns.Purpose(
                permit.call(),
                permit.analyst().keyId(),
                Optional.of(permit.tag().hex()),
                Optional.of(permit.authorization()));
        return LinkedRun.of(seat, purpose, longest, links -> {
            Prelude.of(seat, permit).compare(links);
            RevocationExchange.agree(seat, permit, links);
            Revoking.require(seat, permit);
            return switch (place(seat, permit, links)) {
                case RunPosition.Again _ -> again(seat, permit, links);
                case RunPosition.Next(long number) -> next(seat, permit, number, message, links);
            };
        });
    }

    /// Where the step stands; if it is to run, the run is counted durably at all three parties when this
    /// returns.
    private static RunPosition place(Seat seat, Permit permit, RunLinks links) {
        PartyState mine = seat.counter().enter(permit.place());
        try {
            List<PartyState> states =
                    links.exchange(mine.bytes()).stream().map(PartyState::read).toList();
            RunPosition position = position(permit, states);
            if (position instanceof RunPosition.Next(long number)) {
                Room.require(seat, permit, links);
                begin(seat, permit, number);
                compareInputs(seat, permit, links);
            }
            return position;
        } finally {
            seat.counter().settled(permit.place());
        }
    }

    /// Counts the run and keeps its values. Of two steps of one session at the same time with different values, one
    /// finds here that it came second.
    private static void begin(Seat seat, Permit permit, long number) {
        Digest authorization = permit.authorization().digest();
        String session = permit.session().hex();
        if (!seat.runs()
                .begin(
                        authorization,
                        permit.run(),
                        number,
                        permit.maxRuns(),
                        Entries.counted(permit, number),
                        permit.signed(),
                        session,
                        permit.bindings())) {
            throw RunPosition.noRunsLeft(permit.maxRuns());
        }
        BoundValues.requireSame(seat, authorization, permit.session(), permit.bindings());
    }

    private static RunPosition position(Permit permit, List<PartyState> states) {
        String key = permit.resultKey().hex();
        return permit.isFree()
                ? RunPosition.alone(permit.number(), permit.maxRuns(), key, states)
                : RunPosition.of(
                        permit.number(),
                        permit.maxRuns(),
                        key,
                        permit.authorization().request().script().mayFail(),
                        states);
    }

    /// A step may have computed for long: throws [Refused], before anything of it is given out, if the approval
    /// has ended or was revoked, or a table that it read was removed or replaced meanwhile. From here on neither
    /// happens to these tables.
    static void requireStill(Seat seat, Permit permit, RunLinks links) {
        Instant ends = permit.authorization().request().notAfter();
        if (seat.clock().instant().isAfter(ends)) {
            throw new Refused(
                    Reason.Kind.EXPIRED,
                    "the approval expired at " + ends + ", while the step ran: make a new request");
        }
        RevocationExchange.agree(seat, permit, links);
        Revoking.require(seat, permit);
        seat.active().release(permit.call(), Set.copyOf(tables(seat, permit)));
        ApprovedTables.requireStill(seat, permit);
        compareInputs(seat, permit, links);
    }

    /// The tables that a step reads, in the order of the step.
    static List<Handle> tables(Seat seat, Permit permit) {
        return Scans.of(permit.step()).stream()
                .map(ref -> Stored.handle(seat, permit, ref))
                .distinct()
                .toList();
    }

    /// Waits until this party's part of a result, or the failure, is on record at all three: with a party that cannot
    /// write down what it gives out, the other two give nothing out either, though two parts are enough to read
    /// a result.
    static void requireKept(Permit permit, RunLinks links) {
        byte[] kept = ("kept " + permit.call()).getBytes(StandardCharsets.US_ASCII);
        for (byte[] theirs : links.exchange(kept)) {
            if (!Arrays.equals(kept, theirs)) {
                throw new PeerFailure("another party is at a different point of the run");
            }
        }
    }

    private static void compareInputs(Seat seat, Permit permit, RunLinks links) {
        byte[] mine = Digest.of(Prelude.inputs(seat, permit).getBytes(StandardCharsets.UTF_8))
                .bytes();
        for (byte[] theirs : Heads.show(seat, links, mine)) {
            if (!Arrays.equals(mine, theirs)) {
                throw new Refused(
                        Reason.Kind.PARTIES_DISAGREE, "the parties hold different versions of what the step reads");
            }
        }
    }

    private static Answer next(Seat seat, Permit permit, long number, byte[] message, RunLinks links) {
        try {
            Answer answer = StepWork.of(seat, permit, number, message, links);
            links.farewell();
            return answer;
        } catch (DisclosedFailure e) {
            failed(seat, permit, e);
            requireKept(permit, links);
            links.farewell();
            throw e;
        }
    }

    /// Records the failure of a step: the end of the run, unless the step may fail.
    private static void failed(Seat seat, Permit permit, DisclosedFailure failure) {
        if (permit.mayFail()) {
            seat.runs().fail(permit.place(), permit.resultKey().hex(), failure, Entries.failed(permit, failure));
        } else {
            seat.runs()
                    .end(
                            permit.authorization().digest(),
                            permit.run(),
                            "step " + permit.number() + ": " + failure.getMessage(),
                            Entries.failed(permit, failure));
        }
    }

    /// What is kept of a step that is done: the same bytes as before.
    private static Answer again(Seat seat, Permit permit, RunLinks links) {
        seat.audit().write(Entries.delivered(permit));
        links.farewell();
        Optional<KeptResult> result = seat.runs().result(permit.place());
        if (result.isPresent()) {
            byte[] header = result.get().header().getBytes(StandardCharsets.UTF_8);
            return new Answer(Json.parse(header, Api.ANSWER), result.get().sealed());
        }
        Optional<DisclosedFailure> failure = seat.runs().failure(permit.place());
        if (failure.isPresent()) {
            throw failure.get();
        }
        Handle handle = seat.runs().table(permit.place()).orElseThrow();
        Optional<StoredTable> table = Stored.find(seat, handle);
        return table.map(
                        there -> (StepAnswer) new StepAnswer.Stored(handle, there.schema(), there.rows(), RunCost.NONE))
                .map(Answer::of)
                .orElseGet(() -> Answer.of(new StepAnswer.Removed(handle, RunCost.NONE)));
    }
}
