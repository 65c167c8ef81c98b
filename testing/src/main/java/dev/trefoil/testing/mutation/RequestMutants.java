package dev.trefoil.testing.mutation;

import dev.trefoil.authorization.Call;
import dev.trefoil.authorization.Leg;
import dev.trefoil.authorization.ResultKey;
import dev.trefoil.authorization.SignedRequest;
import dev.trefoil.authorization.SigningKey;
import dev.trefoil.script.Digest;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.JsonException;
import dev.trefoil.script.json.JsonLimits;
import dev.trefoil.script.json.Located;
import dev.trefoil.testing.cluster.Cluster;
import dev.trefoil.testing.cluster.Cluster.ApprovedFile;
import dev.trefoil.testing.museum.Museum;
import dev.trefoil.wire.Api;
import dev.trefoil.wire.Failure;
import dev.trefoil.wire.Framing;
import dev.trefoil.wire.Message;
import dev.trefoil.wire.Operation;
import dev.trefoil.wire.PartyApi;
import dev.trefoil.wire.RunFacts;
import dev.trefoil.wire.RunTag;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Mutants of a signed request to run an approved step, each sent to one of three real parties: every one must be
/// refused with a reason, and no run may be counted.
///
/// Requests go to the analyst's step with fresh challenges, over the very connection that was signed for; only what
/// a mutation changes is wrong.
public final class RequestMutants implements AutoCloseable {
    /// Who changes what.
    enum Way {
        /// Any bytes of the message, as somebody on the way could.
        BYTES,
        /// The message's JSON.
        MESSAGE,
        /// What was signed; the signature stays.
        CALL,
        /// What is to be done; the signature stays.
        OPERATION,
        /// Somebody else signs the same, or a change of it.
        STRANGER,
        /// The analyst signs a change of what is to be done.
        ANALYST
    }

    private final Cluster cluster;
    private final ApprovedFile file;
    private final List<PartyApi> greeters;
    private final List<PartyPosts> posts;
    private final Tally tally = new Tally();

    /// `file` is approved for Anna, and may run often.
    public RequestMutants(Cluster cluster, ApprovedFile file) {
        this.cluster = cluster;
        this.file = file;
        this.greeters =
                cluster.environment().parties().stream().map(PartyApi::new).toList();
        this.posts =
                cluster.environment().parties().stream().map(PartyPosts::new).toList();
    }

    public Tally tally() {
        return tally;
    }

    /// What the three parties answer to the request without a change: HTTP statuses.
    public List<Integer> unchanged() {
        Operation.Run run = run();
        List<PartyApi.Greeting> greetings =
                IntStream.range(0, 3).mapToObj(this::greeting).toList();
        Call call = call(run, greetings);
        byte[] body = Framing.head(new Message(SignedRequest.sign(call, Museum.anna()), run).json());
        return posts.parallelStream().map(party -> status(party, body)).toList();
    }

    private static int status(PartyPosts party, byte[] body) {
        try {
            return party.post(Api.STEP, body).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Makes the mutant of this seed and sends it to a party.
    public void run(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Way way = Way.values()[random.nextInt(Way.values().length)];
        int party = random.nextInt(3);
        Operation.Run run = run();
        Call call = call(run, greetings(party));
        byte[] body = body(way, run, call, random);
        if (isHarmless(way, body, new Message(SignedRequest.sign(call, Museum.anna()), run))) {
            return;
        }
        try {
            judge(way, seed, posts.get(party).post(Api.STEP, body));
        } catch (IOException e) {
            tally.wrong(way.name(), "no answer, seed " + seed + ": " + e);
        }
    }

    private void judge(Way way, long seed, HttpResponse<byte[]> response) {
        if (response.statusCode() == 200) {
            tally.wrong(way.name(), "accepted, seed " + seed);
            return;
        }
        try {
            Failure failure = Failure.read(Located.root(Json.parse(response.body(), JsonLimits.SMALL)));
            if (failure.kind() == Failure.Kind.UNAVAILABLE || failure.kind() == Failure.Kind.FAILED) {
                tally.wrong(way.name(), "not refused but " + failure + ", seed " + seed);
                return;
            }
            List<String> kinds = failure.kind() == Failure.Kind.REFUSED
                    ? failure.reasons().stream()
                            .map(reason -> reason.replaceFirst(":.*", ""))
                            .toList()
                    : List.of(failure.kind().name());
            tally.refused(way.name(), failure.message().isBlank() ? List.of() : kinds);
        } catch (JsonException e) {
            tally.wrong(way.name(), "refused with something that is no reason, seed " + seed + ": " + e);
        }
    }

    private Operation.Run run() {
        return new Operation.Run(
                file.file(),
                RunTag.random(),
                1,
                file.request().script().step(1),
                ResultKey.generate().address().hex(),
                Optional.empty());
    }

    private PartyApi.Greeting greeting(int party) {
        return greeters.get(party).challenge();
    }

    /// A fresh challenge of `party`; the others get the same, since they do not see this request.
    private List<PartyApi.Greeting> greetings(int party) {
        PartyApi.Greeting fresh = greeting(party);
        return List.of(fresh, fresh, fresh);
    }

    private Call call(Operation.Run operation, List<PartyApi.Greeting> greetings) {
        List<Leg> legs = new ArrayList<>();
        for (int party = 0; party < 3; party++) {
            legs.add(new Leg(
                    cluster.environment().party(party).key().keyId(),
                    greetings.get(party).challenge().hex(),
                    greetings.get(party).channel(),
                    Message.body(operation)));
        }
        return new Call(
                operation.purpose(),
                cluster.environment().digest(),
                legs,
                RunFacts.of(file.request().digest(), file.request().order(), operation)
                        .json());
    }

    private byte[] body(Way way, Operation.Run run, Call call, SplittableRandom random) {
        SignedRequest signed = SignedRequest.sign(call, Museum.anna());

        Json message = new Message(signed, run).json();
        Json operation = member(message, "operation");
        return switch (way) {
            case BYTES -> ByteMutation.of(Framing.head(message), random);
            case MESSAGE -> Framing.head(JsonMutation.of(message, random));
            case CALL -> {
                Json changed = JsonMutation.of(Json.parse(payload(signed), JsonLimits.SCRIPT), random);
                yield Framing.head(with(message, "request", "payload", base64(changed)));
            }
            case OPERATION -> Framing.head(with(message, "operation", changed(message, operation, random)));
            case STRANGER -> {
                SigningKey other = List.of(Museum.otto(), Museum.petra(), Museum.mallory(), Museum.bob())
                        .get(random.nextInt(4));
                yield Framing.head(new Message(SignedRequest.sign(call, other), run).json());
            }
            case ANALYST -> {
                Json changed = changed(message, operation, random);
                yield Framing.head(with(new Message(resigned(call, changed), run).json(), "operation", changed));
            }
        };
    }

    /// Another operation, most of the time one that can be read.
    private static Json changed(Json message, Json operation, SplittableRandom random) {
        return JsonMutation.of(operation, random, other -> Message.read(with(message, "operation", other)));
    }

    /// The call for another body, signed by the analyst.
    private static SignedRequest resigned(Call call, Json operation) {
        List<Leg> legs = call.legs().stream()
                .map(leg -> new Leg(leg.party(), leg.challenge(), leg.channel(), Digest.of(operation.canonicalBytes())))
                .toList();
        return SignedRequest.sign(new Call(call.purpose(), call.environment(), legs, call.fields()), Museum.anna());
    }

    private static byte[] payload(SignedRequest signed) {
        Located payload = Located.root(signed.json())
                .fields("key", "payload", "signature")
                .required("payload");
        return Base64.getDecoder().decode(payload.string());
    }

    private static Json base64(Json json) {
        return Json.of(Base64.getEncoder().encodeToString(json.canonicalBytes()));
    }

    private static Map<String, Json> members(Json object) {
        return switch (object) {
            case Json.Obj(var members) -> members;
            case Json.Arr _, Json.Str _, Json.Bool _, Json.Null _ -> throw new IllegalArgumentException("no object");
        };
    }

    private static Json member(Json object, String name) {
        return members(object).getOrDefault(name, new Json.Null());
    }

    private static Json with(Json object, String name, Json value) {
        Map<String, Json> copy = new LinkedHashMap<>(members(object));
        copy.put(name, value);
        return new Json.Obj(copy);
    }

    private static Json with(Json object, String outer, String inner, Json value) {
        return with(object, outer, with(member(object, outer), inner, value));
    }

    /// Whether the message is the unchanged one, or one that the analyst may send: another run, or another key for its
    /// result.
    private static boolean isHarmless(Way way, byte[] body, Message good) {
        if (Arrays.equals(body, Framing.head(good.json()))) {
            return true;
        }
        try {
            return way == Way.ANALYST
                    && Message.read(Framing.readJson(new ByteArrayInputStream(body), Api.REQUEST))
                                    .operation()
                            instanceof Operation.Run changed
                    && good.operation() instanceof Operation.Run run
                    && isAnotherRun(changed, run);
        } catch (IOException | RuntimeException _) {
            return false;
        }
    }

    private static boolean isAnotherRun(Operation.Run changed, Operation.Run run) {
        return changed.approved().equals(run.approved())
                && changed.number() == run.number()
                && changed.step().equals(run.step())
                && changed.session().equals(changed.tag())
                && changed.bindings().equals(run.bindings())
                && changed.upload().equals(run.upload());
    }

    @Override
    public void close() {
        greeters.forEach(PartyApi::close);
        posts.forEach(PartyPosts::close);
    }
}
