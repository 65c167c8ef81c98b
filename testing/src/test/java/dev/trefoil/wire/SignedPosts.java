package dev.trefoil.wire;

import dev.trefoil.authorization.Call;
import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.Leg;
import dev.trefoil.authorization.Party;
import dev.trefoil.authorization.Request;
import dev.trefoil.authorization.ResultKey;
import dev.trefoil.authorization.SignedRequest;
import dev.trefoil.authorization.SigningKey;
import dev.trefoil.plan.Bindings;
import dev.trefoil.plan.Handle;
import dev.trefoil.script.Digest;
import dev.trefoil.script.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// Requests that no client of the project sends, sent to each of the three parties; what each of them said.
public final class SignedPosts {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private SignedPosts() {}

    /// Step 1 of `request` under any file, without the checks that a client makes.
    public static List<Failure> step(Environment environment, SigningKey key, String file, Request request) {
        return post(environment, Api.STEP, sign(environment, key, run(file, request), leg -> leg));
    }

    /// As that, with values for placeholders.
    public static List<Failure> step(
            Environment environment, SigningKey key, String file, Request request, Bindings bindings) {
        Operation.Run plain = run(file, request);
        Operation.Run bound = new Operation.Run(
                file,
                plain.tag(),
                plain.session(),
                plain.number(),
                plain.step(),
                plain.resultKey(),
                plain.upload(),
                bindings);
        return post(environment, Api.STEP, sign(environment, key, bound, leg -> leg));
    }

    /// What a party said, and when (by [System#nanoTime]).
    public record Ending(Failure failure, long nanos) {}

    /// Step 1 of `request`, sent to all three parties at once, without the checks that a client makes; what each of
    /// them says when it does.
    public static List<CompletableFuture<Ending>> running(
            Environment environment, SigningKey key, String file, Request request) {
        Message message = sign(environment, key, run(file, request), leg -> leg);
        return environment.parties().stream()
                .map(party -> CompletableFuture.supplyAsync(
                        () -> new Ending(post(party, Api.STEP, message), System.nanoTime())))
                .toList();
    }

    /// As [#running], when all three have said no.
    public static List<Failure> together(Environment environment, SigningKey key, String file, Request request) {
        return running(environment, key, file, request).stream()
                .map(CompletableFuture::join)
                .map(Ending::failure)
                .toList();
    }

    /// As [#together], of those parties that run; nothing of the others.
    public static List<Optional<Failure>> reachable(
            Environment environment, SigningKey key, String file, Request request) {
        Operation.Run run = run(file, request);
        try (Trio trio = new Trio(environment, key)) {
            Map<Integer, Failure> said = new ConcurrentHashMap<>();
            trio.reachable(run, TIMEOUT, (api, message) -> {
                said.put(api.party().index(), post(api.party(), Api.STEP, message));
            });
            return IntStream.range(0, 3)
                    .mapToObj(party -> Optional.ofNullable(said.get(party)))
                    .toList();
        }
    }

    private static Operation.Run run(String file, Request request) {
        return new Operation.Run(
                file,
                RunTag.random(),
                1,
                request.script().step(1),
                ResultKey.generate().address().hex(),
                Optional.empty());
    }

    /// A good request to list tables, as JSON.
    public static Json tables(Environment environment, SigningKey key) {
        return sign(environment, key, new Operation.ListTables(), leg -> leg).json();
    }

    /// The same signed request twice.
    public static List<Failure> replayed(Environment environment, SigningKey key) {
        Message message = sign(environment, key, new Operation.ListTables(), leg -> leg);
        for (int party = 0; party < 3; party++) {
            try (PartyApi api = new PartyApi(environment.party(party))) {
                PartyApi.Reply first = api.post(Api.TABLES, message, List.of(), TIMEOUT);
                if (first.body().length != first.head()) {
                    throw new IllegalStateException("the list of tables has bytes after it");
                }
            }
        }
        return post(environment, Api.TABLES, message);
    }

    /// A request signed for the certificates of other servers.
    public static List<Failure> otherChannel(Environment environment, SigningKey key) {
        Digest other = Digest.of("another certificate".getBytes(StandardCharsets.UTF_8));
        return post(
                environment,
                Api.TABLES,
                sign(
                        environment,
                        key,
                        new Operation.ListTables(),
                        leg -> new Leg(leg.party(), leg.challenge(), other, leg.body())));
    }

    /// A request to list tables, with a removal in its place.
    public static List<Failure> otherBody(Environment environment, SigningKey key, Handle table) {
        Message signed = sign(environment, key, new Operation.ListTables(), leg -> leg);
        return post(environment, Api.REMOVE, new Message(signed.request(), new Operation.Remove(table)));
    }

    /// Step 1 of `request`, signed although one party gave no challenge, as JSON.
    public static Json withoutParty(Environment environment, int absent, SigningKey key, String file, Request request) {
        return without(environment, absent, key, run(file, request)).json();
    }

    /// Step 1 of `request`, sent to two parties although the third gave no challenge; what these two say. `joined` is
    /// told the digest of the call when it is on its way.
    public static List<Failure> withoutParty(
            Environment environment,
            int absent,
            SigningKey key,
            String file,
            Request request,
            Consumer<Digest> joined) {
        Message message = without(environment, absent, key, run(file, request));
        List<CompletableFuture<Failure>> said = environment.parties().stream()
                .filter(party -> party.index() != absent)
                .map(party -> CompletableFuture.supplyAsync(() -> post(party, Api.STEP, message)))
                .toList();
        joined.accept(message.request().digest());
        return said.stream().map(CompletableFuture::join).toList();
    }

    private static Message without(Environment environment, int absent, SigningKey key, Operation.Run run) {
        Digest nothing = Digest.of(new byte[0]);
        List<Leg> legs = environment.parties().stream()
                .map(party -> party.index() == absent
                        ? new Leg(party.key().keyId(), nothing.hex(), nothing, Message.body(run))
                        : leg(party, run))
                .toList();
        return sign(environment, key, run, legs);
    }

    /// A request to list tables whose legs somebody has put together, sent to party 0.
    public static Failure withLegs(Environment environment, SigningKey key, UnaryOperator<List<Leg>> change) {
        Operation operation = new Operation.ListTables();
        List<Leg> legs = environment.parties().stream()
                .map(party -> leg(party, operation))
                .toList();
        return post(environment.party(0), Api.TABLES, sign(environment, key, operation, change.apply(legs)));
    }

    private static Leg leg(Party party, Operation operation) {
        try (PartyApi api = new PartyApi(party)) {
            PartyApi.Greeting greeting = api.challenge();
            return new Leg(
                    party.key().keyId(), greeting.challenge().hex(), greeting.channel(), Message.body(operation));
        }
    }

    private static Message sign(
            Environment environment, SigningKey key, Operation operation, UnaryOperator<Leg> change) {
        return sign(
                environment,
                key,
                operation,
                environment.parties().stream()
                        .map(party -> change.apply(leg(party, operation)))
                        .toList());
    }

    private static Message sign(Environment environment, SigningKey key, Operation operation, List<Leg> legs) {
        Call call = new Call(operation.purpose(), environment.digest(), legs, RunFacts.said(operation));
        return new Message(SignedRequest.sign(call, key), operation);
    }

    private static List<Failure> post(Environment environment, String path, Message message) {
        return environment.parties().stream()
                .map(party -> post(party, path, message))
                .toList();
    }

    private static Failure post(Party party, String path, Message message) {
        try (PartyApi api = new PartyApi(party)) {
            api.post(path, message, List.of(), TIMEOUT);
            throw new IllegalStateException(party.title() + " did what it must refuse");
        } catch (PartyFailure e) {
            return e.failure();
        }
    }
}
