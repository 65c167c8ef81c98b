package dev.trefoil.authorization;

import static dev.trefoil.authorization.People.ALICE;
import static dev.trefoil.authorization.People.BOB;
import static dev.trefoil.authorization.People.MALLORY;
import static dev.trefoil.authorization.People.PARTY_0;
import static dev.trefoil.authorization.People.PARTY_1;
import static dev.trefoil.authorization.People.PARTY_2;
import static dev.trefoil.authorization.People.environment;
import static dev.trefoil.authorization.People.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.script.json.JsonException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SignedEnvironmentTest {
    @Test
    void allPartiesAndApproversMakeItValid() {
        byte[] file =
                signed(environment(), PARTY_0, PARTY_1, PARTY_2, ALICE, BOB).encode();
        SignedEnvironment signed = SignedEnvironment.verify(file);
        assertThat(signed.environment()).isEqualTo(environment());
        assertThat(signed.digest()).isEqualTo(environment().digest());
        assertThat(signed.encode()).isEqualTo(file);
    }

    @Test
    void nobodyMayBeMissingOrStrange() {
        refuses(
                () -> SignedEnvironment.verify(
                        signed(environment(), PARTY_0, PARTY_1, ALICE, BOB).encode()),
                Reason.Kind.MISSING_APPROVAL);
        refuses(
                () -> SignedEnvironment.verify(
                        signed(environment(), PARTY_0, PARTY_1, PARTY_2, ALICE).encode()),
                Reason.Kind.MISSING_APPROVAL);
        Envelope strange = Envelope.merge(List.of(
                signed(environment(), PARTY_0, PARTY_1, PARTY_2, ALICE, BOB),
                Envelope.sign(
                        PayloadType.ENVIRONMENT,
                        EnvironmentJson.write(environment()).canonical(),
                        MALLORY)));
        refuses(() -> SignedEnvironment.verify(strange.encode()), Reason.Kind.UNKNOWN_KEY);
        assertThatThrownBy(() -> SignedEnvironment.sign(environment(), MALLORY))
                .hasMessageContaining("neither a party nor an approver");
    }

    @Test
    void aChangeNeedsTheApproversOfBefore() {
        SignedEnvironment old = SignedEnvironment.verify(
                signed(environment(), PARTY_0, PARTY_1, PARTY_2, ALICE, BOB).encode());
        Environment next = environment(2, List.of(person("Alice", ALICE)), 1, false);
        Envelope envelope = signed(next, PARTY_0, PARTY_1, PARTY_2, ALICE);
        SignedEnvironment signed = SignedEnvironment.verify(envelope.encode());
        refuses(() -> signed.requireSuccessorOf(old, envelope), Reason.Kind.MISSING_APPROVAL);
        signed.requireSuccessorOf(old, SignedEnvironment.leave(next, environment(), BOB));
        refuses(
                () -> signed.requireSuccessorOf(old, Envelope.sign(PayloadType.DECISION, envelope.payload(), BOB)),
                Reason.Kind.WRONG_PAYLOAD_TYPE);
        assertThatThrownBy(() -> SignedEnvironment.leave(next, environment(), MALLORY))
                .hasMessageContaining("no approver of version 1");
        refuses(() -> old.requireSuccessorOf(signed, envelope), Reason.Kind.WRONG_ENVIRONMENT);
        refuses(() -> old.requireSuccessorOf(old, envelope), Reason.Kind.WRONG_ENVIRONMENT);
    }

    @Test
    void theFileOfADraftReadsBack() {
        String text = EnvironmentJson.write(environment()).pretty();
        assertThat(EnvironmentJson.parse(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(environment());
        complains(text.replace("\"quorum\": \"2\"", "\"quorum\": \"3\""), "the quorum 3 is outside 1..2");
        complains(
                text.replace("\"apiPort\": \"9000\"", "\"apiPort\": \"99000\""),
                "parties[0].apiPort: 99000 is outside");
        complains(text.replace("\"name\": \"P1\"", "\"name\": \"P0\""), "two parties have the same name");
        complains(text.replace("\"index\": \"1\"", "\"index\": \"2\""), "in the order of their indices");
        complains(text.replace("localhost", "local host"), "parties[0]: party 0: the host is no host name");
        complains(text.replace("\"Bob\"", "\"Alice\""), "Alice (Hospital) or their key stands twice");
        complains(text.replace("\"limits\"", "\"limit\""), "unknown field \"limit\"");
        complains(text.replace("test-hospital", "Test Hospital"), "identifier has 1 to 63 lower-case letters");
        complains(
                text.replace(PARTY_0.verificationKey().hex(), "00".repeat(32)),
                "parties[0].key: verification key 0000");
    }

    private static void complains(String text, String message) {
        assertThatThrownBy(() -> EnvironmentJson.parse(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining(message);
    }

    private static Envelope signed(Environment environment, SigningKey... keys) {
        return Envelope.merge(Arrays.stream(keys)
                .map(key -> SignedEnvironment.sign(environment, key))
                .toList());
    }

    private static void refuses(ThrowingCallable call, Reason.Kind... kinds) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reasons())
                                .extracting(Reason::kind)
                                .containsExactly(kinds));
    }
}
