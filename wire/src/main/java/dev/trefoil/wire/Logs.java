package dev.trefoil.wire;

import dev.trefoil.audit.Proofs;
import dev.trefoil.audit.SignedHead;
import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.Party;
import dev.trefoil.authorization.SigningKey;
import dev.trefoil.script.Digest;
import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Located;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/// The audit logs of the three parties, as a person of the environment can read them.
public final class Logs implements AutoCloseable {
    private static final Duration SHORT = Duration.ofSeconds(60);
    private static final int MOST_LINES = 100_000;
    private static final int MOST_STEPS = 128;

    private final Trio trio;
    private final Environment environment;

    public Logs(Environment environment, SigningKey key) {
        this.trio = new Trio(environment, key);
        this.environment = environment;
    }

    /// What a party says of its log.
    ///
    /// @param continues whether it proves that the log begins with the one that was known before; nothing if
    /// none was
    public record Told(Party party, SignedHead head, Optional<Boolean> continues) {}

    /// The head of each party's log, signed by it, party 0 first. `known` are heads of before, of each party or
    /// of none.
    public List<Told> heads(List<Optional<SignedHead>> known) {
        List<Long> sizes = known.stream()
                .map(head -> head.map(before -> before.head().size()).orElse(0L))
                .toList();
        Message message = trio.sign(new Operation.ReadHead(sizes));
        return trio.collect(api -> told(
                api.party(),
                known.get(api.party().index()),
                api.post(Api.AUDIT_HEAD, message, List.of(), SHORT).json()));
    }

    private static Told told(Party party, Optional<SignedHead> known, Located json) {
        Fields fields = json.fields("head", "consistency");
        SignedHead head = SignedHead.decode(fields.required("head").string().getBytes(StandardCharsets.UTF_8));
        head.verify(party.key());
        List<Digest> proof =
                fields.optional("consistency").map(list -> list.list(MOST_STEPS)).orElse(List.of()).stream()
                        .map(OperationJson::digest)
                        .toList();
        return new Told(
                party,
                head,
                known.map(before -> Proofs.extend(
                        before.head().size(),
                        before.head().root(),
                        head.head().size(),
                        head.head().root(),
                        proof)));
    }

    /// Reads the logs of all three parties up to their heads of now, and gives each line to `taker` with the
    /// index of the party. For approvers only. Nothing of it is verified.
    public void read(BiConsumer<Integer, String> taker) {
        List<Long> ends = heads(List.of(Optional.empty(), Optional.empty(), Optional.empty())).stream()
                .map(told -> told.head().head().size())
                .toList();
        List<Long> next = new ArrayList<>(List.of(0L, 0L, 0L));
        while (!next.equals(ends)) {
            Message message = trio.sign(new Operation.ReadLog(next));
            List<List<String>> pages = trio.collect(api -> lines(api, message));
            IntStream.range(0, 3).forEach(party -> {
                long left = ends.get(party) - next.get(party);
                List<String> page = pages.get(party);
                if (left > 0 && page.isEmpty()) {
                    throw new PartyFailure(
                            environment.party(party).title(),
                            Failure.of(Failure.Kind.FAILED, "its log ends before the head that it has signed"));
                }
                page.stream().limit(left).forEach(line -> taker.accept(party, line));
                next.set(party, next.get(party) + Math.min(left, page.size()));
            });
        }
    }

    private static List<String> lines(PartyApi api, Message message) {
        return api
                .post(Api.AUDIT_LOG, message, List.of(), SHORT)
                .json()
                .fields("lines")
                .required("lines")
                .list(MOST_LINES)
                .stream()
                .map(Located::string)
                .toList();
    }

    @Override
    public void close() {
        trio.close();
    }
}
