package dev.trefoil.wire;

import dev.trefoil.authorization.Call;
import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.Leg;
import dev.trefoil.authorization.Request;
import dev.trefoil.authorization.ResultKey;
import dev.trefoil.authorization.SignedRequest;
import dev.trefoil.authorization.SigningKey;
import dev.trefoil.plan.Handle;
import dev.trefoil.script.Digest;
import dev.trefoil.script.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Requests that no client of the project sends, sent to each of the three parties; what each of them said.
public final class SignedPosts {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private SignedPosts() {}

    /// Step 1 of `request` under any file, without the checks that a client makes.
    public static List<Failure> step(Environment environment, SigningKey key, String file, Request request) {
        Operation.Run run = new Operation.Run(
                file,
                RunTag.random(),
                1,
                request.script().step(1),
                ResultKey.generate().address().hex(),
                Optional.empty());
        return post(environment, Api.STEP, sign(environment, key, run, leg -> leg));
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

    private static Message sign(
            Environment environment, SigningKey key, Operation operation, UnaryOperator<Leg> change) {
        List<Leg> legs = new ArrayList<>();
        for (int party = 0; party < 3; party++) {
            try (PartyApi api = new PartyApi(environment.party(party))) {
                PartyApi.Greeting greeting = api.challenge();
                legs.add(change.apply(new Leg(
                        environment.party(party).key().keyId(),
                        greeting.challenge().hex(),
                        greeting.channel(),
                        Message.body(operation))));
            }
        }
        Call call = new Call(
                operation.purpose(), environment.digest(), legs, Json.object().build());
        return new Message(SignedRequest.sign(call, key), operation);
    }

    private static List<Failure> post(Environment environment, String path, Message message) {
        List<Failure> failures = new ArrayList<>();
        for (int party = 0; party < 3; party++) {
            try (PartyApi api = new PartyApi(environment.party(party))) {
                api.post(path, message, List.of(), TIMEOUT);
                throw new IllegalStateException("party " + party + " did what it must refuse");
            } catch (PartyFailure e) {
                failures.add(e.failure());
            }
        }
        return failures;
    }
}
