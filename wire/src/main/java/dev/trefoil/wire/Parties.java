package dev.trefoil.wire;

import dev.trefoil.authorization.Authorization;
import dev.trefoil.authorization.Envelope;
import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.Receipt;
import dev.trefoil.authorization.Refused;
import dev.trefoil.authorization.ResultKey;
import dev.trefoil.authorization.ResultSeal;
import dev.trefoil.authorization.SigningKey;
import dev.trefoil.plan.Bindings;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Step;
import dev.trefoil.script.Digest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The three parties of an environment together, for one person with their key: every request is signed once, sent
/// to all three, and done only if all three say the same.
///
/// Methods throw [PartyFailure] if a party is not there or says no. May be used by several threads.
public final class Parties implements AutoCloseable {
    private static final Duration SHORT = Duration.ofSeconds(60);
    private static final Duration REACHABLE = Duration.ofSeconds(5);

    private final Environment environment;
    private final Trio trio;
    private final Duration longest;
    private final Map<StepOfRun, ResultKey> unanswered = new ConcurrentHashMap<>();

    public Parties(Environment environment, SigningKey key) {
        this.environment = environment;
        this.trio = new Trio(environment, key);
        this.longest = Duration.ofSeconds(environment.limits().runSeconds() + 120L);
    }

    /// Throws [PartyFailure] for the first party that is not there.
    public void requireReady() {
        trio.each(PartyApi::requireReady);
    }

    /// Stores a table as shares, for a data provider; the table is there at all three parties when this returns.
    public TableEntry upload(ShareUpload upload) {
        return commit(stage(upload));
    }

    /// The first half of [#upload]: the shares are durable at each party when this returns, but are no table yet.
    public Digest stage(ShareUpload upload) {
        Message message = trio.sign(new Operation.Upload(upload.manifest()));
        List<Digest> staged = trio.collect(api -> OperationJson.digest(api.post(
                        Api.UPLOADS,
                        message,
                        upload.materials().get(api.party().index()).pieces(),
                        longest)
                .json()
                .fields("upload")
                .required("upload")));
        return Trio.agreed(staged, "the id of the upload");
    }

    /// The second half of [#upload]: what was staged is checked under the shares, and is a table at all three parties
    /// when this returns.
    public TableEntry commit(Digest staged) {
        return Trio.agreed(trio.collect(api -> api.commit(staged, longest)), "the new table");
    }

    /// The tables that are present at all three parties.
    public List<TableEntry> tables() {
        List<List<TableEntry>> lists = tablesByParty();
        List<TableEntry> common = new ArrayList<>(lists.getFirst());
        common.removeIf(entry -> !lists.get(1).contains(entry) || !lists.get(2).contains(entry));
        return List.copyOf(common);
    }

    /// The tables that each party has, party 0 first. They are the same but for tables that come or go just now.
    public List<List<TableEntry>> tablesByParty() {
        Message message = trio.sign(new Operation.ListTables());
        return trio.collect(
                api -> api
                        .post(Api.TABLES, message, List.of(), SHORT)
                        .json()
                        .fields("tables")
                        .required("tables")
                        .list(1_000_000)
                        .stream()
                        .map(TableEntry::read)
                        .toList());
    }

    /// What each party says of the authorizations that it was shown, party 0 first: to an approver of all, to an
    /// analyst of their own.
    public List<List<AuthorizationEntry>> authorizationsByParty() {
        Message message = trio.sign(new Operation.ListAuthorizations());
        return trio.collect(api -> api
                .post(Api.AUTHORIZATIONS, message, List.of(), SHORT)
                .json()
                .fields("authorizations")
                .required("authorizations")
                .list(1_000_000)
                .stream()
                .map(AuthorizationEntry::read)
                .toList());
    }

    /// Removes a table of the signer at all three parties.
    public void remove(Handle table) {
        Message message = trio.sign(new Operation.Remove(table));
        trio.collect(api -> api.post(Api.REMOVE, message, List.of(), longest)
                .json()
                .fields("removed")
                .required("removed")
                .string());
    }

    /// Runs step `number` of an approved script in run `tag`; `upload` is there exactly for an upload step.
    ///
    /// `approved` is the whole approved file, `authorization` what it says. May be asked again with the
    /// same tag if a party was not there or its answer was lost: what the parties have kept is then delivered
    /// again, since the result key of a step stays the same until its answer has come.
    public StepResult run(
            String approved,
            Authorization authorization,
            RunTag tag,
            int number,
            Step step,
            Optional<ShareUpload> upload) {
        return run(approved, authorization, StepOfRun.of(tag, number), step, upload, Bindings.NONE);
    }

    /// As above, with values for exactly the placeholders of the step.
    public StepResult run(
            String approved,
            Authorization authorization,
            RunTag tag,
            int number,
            Step step,
            Optional<ShareUpload> upload,
            Bindings bindings) {
        return run(approved, authorization, StepOfRun.of(tag, number), step, upload, bindings);
    }

    /// As above, of a step whose run may be part of a session.
    public StepResult run(
            String approved,
            Authorization authorization,
            StepOfRun place,
            Step step,
            Optional<ShareUpload> upload,
            Bindings bindings) {
        ResultKey key = unanswered.computeIfAbsent(place, _ -> ResultKey.generate());
        Operation.Run operation = new Operation.Run(
                approved,
                place.tag(),
                place.session(),
                place.number(),
                step,
                key.address().hex(),
                upload.map(ShareUpload::manifest),
                bindings);
        StepResult result = run(operation, authorization, upload, key);
        unanswered.remove(place);
        return result;
    }

    private StepResult run(
            Operation.Run operation, Authorization authorization, Optional<ShareUpload> upload, ResultKey key) {
        Message message = trio.sign(operation);
        List<PartyApi.Reply> replies = trio.collect(api -> api.post(
                Api.STEP,
                message,
                upload.map(shares -> shares.materials().get(api.party().index()).pieces())
                        .orElse(List.of()),
                longest));
        List<StepAnswer> answers =
                IntStream.range(0, 3).mapToObj(party -> answer(replies, party)).toList();
        List<RunCost> costs = answers.stream().map(StepAnswer::cost).toList();
        Trio.agreed(answers.stream().map(StepAnswer::common).toList(), "the result of the step");
        return switch (answers.getFirst()) {
            case StepAnswer.Stored stored ->
                new StepResult.Stored(stored.table(), stored.schema(), stored.rows(), costs);
            case StepAnswer.Removed removed -> new StepResult.Removed(removed.table(), costs);
            case StepAnswer.Revealed _ -> {
                List<byte[]> parts = IntStream.range(0, 3)
                        .parallel()
                        .mapToObj(party -> open(
                                key,
                                ResultContext.of(authorization.digest(), operation.tag(), operation.number(), party),
                                replies.get(party),
                                party))
                        .toList();
                SignedResult proof = new SignedResult(operation.approved(), parts, receipts(answers));
                yield new StepResult.Revealed(verified(proof, authorization, operation, key), proof, costs);
            }
        };
    }

    private static byte[] open(ResultKey key, byte[] context, PartyApi.Reply reply, int party) {
        try {
            return ResultSeal.open(key, context, reply.body(), reply.head());
        } catch (Refused e) {
            throw failed("party " + party, String.valueOf(e.getMessage()), e);
        }
    }

    private static StepAnswer answer(List<PartyApi.Reply> replies, int party) {
        try {
            return StepAnswer.read(replies.get(party).json());
        } catch (Refused e) {
            throw failed("party " + party, "its receipt cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<Envelope> receipts(List<StepAnswer> answers) {
        return answers.stream()
                .flatMap(answer -> answer instanceof StepAnswer.Revealed(var _, Envelope receipt, var _)
                        ? Stream.of(receipt)
                        : Stream.of())
                .toList();
    }

    /// The result, if all three parties signed exactly what was asked of them.
    private Frame verified(SignedResult proof, Authorization authorization, Operation.Run asked, ResultKey key) {
        try {
            SignedResult.Verified verified = proof.verify(environment, authorization);
            Receipt receipt = verified.receipt();
            if (!receipt.run().equals(asked.tag().hex())
                    || receipt.step() != asked.number()
                    || !receipt.bindings().equals(asked.bindings())
                    || !receipt.resultKey().equals(key.address())) {
                throw new Refused(
                        Reason.Kind.STEP_DIFFERS,
                        "the receipts are of another run, step, value or result key than this one");
            }
            return verified.frame();
        } catch (Refused e) {
            throw failed("the parties", String.valueOf(e.getMessage()), e);
        }
    }

    private static PartyFailure failed(String who, String message, Throwable cause) {
        return new PartyFailure(who, Failure.of(Failure.Kind.FAILED, message), cause);
    }

    /// Ends what run `tag` is doing at the parties that can be reached; one is enough to end it at all three.
    public void cancel(RunTag tag) {
        trio.reachable(
                new Operation.Cancel(tag),
                REACHABLE,
                (api, message) -> api.post(Api.CANCEL, message, List.of(), REACHABLE));
    }

    @Override
    public void close() {
        trio.close();
    }
}
