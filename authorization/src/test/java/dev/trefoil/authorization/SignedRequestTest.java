package dev.trefoil.authorization;

import static dev.trefoil.authorization.People.ANNA;
import static dev.trefoil.authorization.People.environment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.script.Digest;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.JsonLimits;
import dev.trefoil.script.json.Located;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignedRequestTest {
    private static final Json.Obj FIELDS =
            Json.object().put("step", 1).put("tag", "ab").build();

    @Test
    void eachPartyAcceptsItsOwnLeg() {
        Call call = call(environment().digest());
        SignedRequest request = received(SignedRequest.sign(call, ANNA).json());
        for (int party = 0; party < 3; party++) {
            assertThat(request.verify(environment(), party, digest("channel" + party), digest("body" + party)))
                    .isEqualTo(call);
        }
        assertThat(request.digest()).isEqualTo(Digest.of(call.canonical().getBytes(StandardCharsets.UTF_8)));
        assertThat(request.key()).isEqualTo(ANNA.verificationKey());
    }

    @Test
    void aSignatureIsForOneChannelBodyPartyAndEnvironment() {
        SignedRequest request = SignedRequest.sign(call(environment().digest()), ANNA);
        refuses(request, environment(), 0, "channel1", "body0", Reason.Kind.WRONG_CHANNEL);
        refuses(request, environment(), 0, "channel0", "body1", Reason.Kind.WRONG_BODY);
        refuses(request, environment(), 1, "channel0", "body0", Reason.Kind.WRONG_CHANNEL, Reason.Kind.WRONG_BODY);
        Environment later = People.environment(2, environment().approvers(), 2, false);
        refuses(request, later, 0, "channel0", "body0", Reason.Kind.WRONG_ENVIRONMENT);
        SignedRequest stranger = SignedRequest.sign(
                new Call("run-step", environment().digest(), List.of(leg(0), leg(2), leg(1)), FIELDS), ANNA);
        refuses(stranger, environment(), 0, "channel0", "body0", Reason.Kind.WRONG_PARTY, Reason.Kind.WRONG_PARTY);
    }

    @Test
    void anAlteredRequestIsRefused() {
        Json.Obj good = (Json.Obj)
                SignedRequest.sign(call(environment().digest()), ANNA).json();
        SignedRequest other =
                received(with(good, "key", People.BOB.verificationKey().hex()));
        refuses(other, environment(), 0, "channel0", "body0", Reason.Kind.BAD_SIGNATURE);
        String shorter = StrictBase64.encode("{}".getBytes(StandardCharsets.UTF_8));
        refuses(
                received(with(good, "payload", shorter)),
                environment(),
                0,
                "channel0",
                "body0",
                Reason.Kind.BAD_SIGNATURE);
        assertThatThrownBy(() -> received(with(good, "payload", "e30"))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> received(with(good, "extra", "x"))).hasMessageContaining("unknown field \"extra\"");
    }

    @Test
    void anApprovalIsNoCall() {
        Envelope approval = Approval.sign(People.request(), ANNA);
        Json json = Json.object()
                .put("key", ANNA.verificationKey().hex())
                .put("payload", StrictBase64.encode(approval.payloadBytes()))
                .put("signature", approval.signatures().getFirst().base64())
                .build();
        refuses(received(json), environment(), 0, "channel0", "body0", Reason.Kind.BAD_SIGNATURE);
    }

    @Test
    void aCallThatIsNotCanonicalIsRefusedThoughSigned() {
        String blank = call(environment().digest()).canonical().replace("\":", "\": ");
        Envelope envelope = Envelope.sign(PayloadType.CALL, blank, ANNA);
        Json json = Json.object()
                .put("key", ANNA.verificationKey().hex())
                .put("payload", StrictBase64.encode(envelope.payloadBytes()))
                .put("signature", envelope.signatures().getFirst().base64())
                .build();
        refuses(received(json), environment(), 0, "channel0", "body0", Reason.Kind.NOT_CANONICAL);
    }

    @Test
    void aChallengeComesBack() {
        Challenge challenge = Challenge.random(People.NOW);
        assertThat(Challenge.read(Located.root(challenge.json()))).isEqualTo(challenge);
        assertThat(Challenge.random(People.NOW)).isNotEqualTo(challenge);
    }

    private static Call call(Digest environment) {
        return new Call("run-step", environment, List.of(leg(0), leg(1), leg(2)), FIELDS);
    }

    private static Leg leg(int party) {
        return new Leg(
                environment().party(party).key().keyId(),
                digest("challenge" + party).hex(),
                digest("channel" + party),
                digest("body" + party));
    }

    private static Digest digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Json with(Json.Obj object, String name, String value) {
        Json.Builder builder = Json.object();
        object.members().forEach((key, member) -> builder.put(key, key.equals(name) ? Json.of(value) : member));
        if (!object.members().containsKey(name)) {
            builder.put(name, value);
        }
        return builder.build();
    }

    private static SignedRequest received(Json json) {
        return SignedRequest.read(Located.root(Json.parse(json.canonicalBytes(), JsonLimits.ENVELOPE)));
    }

    private static void refuses(
            SignedRequest request,
            Environment environment,
            int party,
            String channel,
            String body,
            Reason.Kind... kinds) {
        assertThatThrownBy(() -> request.verify(environment, party, digest(channel), digest(body)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reasons())
                                .extracting(Reason::kind)
                                .containsExactly(kinds));
    }
}
