package dev.trefoil.authorization;

import static dev.trefoil.authorization.People.ALICE;
import static dev.trefoil.authorization.People.ANNA;
import static dev.trefoil.authorization.People.BOB;
import static dev.trefoil.authorization.People.MALLORY;
import static dev.trefoil.authorization.People.NOW;
import static dev.trefoil.authorization.People.PARTY_0;
import static dev.trefoil.authorization.People.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// Who can stop what: any approver an authorization, the others' quorum a key, and nobody else anything.
class RevocationTest {
    private static final SigningKey CAROL = People.key(12);
    private static final Environment THREE = People.environment(
            1, List.of(person("Alice", ALICE), person("Bob", BOB), person("Carol", CAROL)), 2, false);

    private static Authorization authorization(SigningKey... approvers) {
        byte[] file = People.approved(People.request(), approvers).encode();
        return Approved.verify(file, THREE, NOW);
    }

    private static Envelope signed(Revocation revocation, SigningKey... keys) {
        return Envelope.merge(Arrays.stream(keys).map(revocation::sign).toList());
    }

    private static Envelope ofKey(SigningKey key, SigningKey... keys) {
        Revocation revocation = Revocation.key(key.verificationKey().keyId(), THREE, "lost in a train", NOW);
        return signed(revocation, keys);
    }

    private static SignedRevocation verified(Envelope envelope) {
        return SignedRevocation.verify(envelope.encode(), THREE);
    }

    private static Revoked revoked(Envelope... envelopes) {
        return Revoked.nothing()
                .with(Arrays.stream(envelopes).map(RevocationTest::verified).toList());
    }

    @Test
    void anyOneApproverRevokesAnAuthorizationAlsoOneWhoDidNotApproveIt() {
        Authorization authorization = authorization(ALICE, BOB);
        Revocation revocation = Revocation.authorization(authorization.digest(), THREE, "the study was stopped", NOW);
        Revoked revoked = revoked(signed(revocation, CAROL));
        refuses(() -> revoked.require(authorization), Reason.Kind.REVOKED);
        assertThatThrownBy(() -> revoked.require(authorization))
                .hasMessageContaining(
                        "was revoked by Carol (Hospital) at 2026-06-01T12:00:00Z (the study was stopped)");
        assertThatCode(() -> Revoked.nothing().require(authorization)).doesNotThrowAnyException();
    }

    @Test
    void whoIsNoApproverRevokesNothing() {
        Revocation revocation =
                Revocation.authorization(authorization(ALICE, BOB).digest(), THREE, "mine", NOW);
        for (SigningKey key : List.of(ANNA, MALLORY, PARTY_0)) {
            refuses(() -> verified(signed(revocation, key)), Reason.Kind.UNKNOWN_KEY, Reason.Kind.MISSING_APPROVAL);
            refuses(() -> verified(signed(revocation, ALICE, key)), Reason.Kind.UNKNOWN_KEY);
        }
        refuses(
                () -> verified(new Envelope(
                        PayloadType.REVOCATION, signed(revocation, ALICE).payload(), List.of())),
                Reason.Kind.MISSING_APPROVAL);
    }

    @Test
    void whatIsSignedForSomethingElseRevokesNothing() {
        Revocation revocation =
                Revocation.authorization(authorization(ALICE, BOB).digest(), THREE, "mine", NOW);
        Envelope good = signed(revocation, ALICE);
        refuses(
                () -> verified(Envelope.sign(PayloadType.DECISION, good.payload(), ALICE)),
                Reason.Kind.WRONG_PAYLOAD_TYPE);
        refuses(() -> verified(Decision.reject(People.request(), "no").sign(ALICE)), Reason.Kind.WRONG_PAYLOAD_TYPE);
        String other = good.payload().replace("mine", "more");
        refuses(
                () -> verified(new Envelope(PayloadType.REVOCATION, other, good.signatures())),
                Reason.Kind.BAD_SIGNATURE);
        refuses(
                () -> verified(Envelope.sign(PayloadType.REVOCATION, " " + good.payload(), ALICE)),
                Reason.Kind.NOT_CANONICAL);
        refuses(
                () -> verified(Envelope.sign(
                        PayloadType.REVOCATION, good.payload().replace("\"reason\"", "\"season\""), ALICE)),
                Reason.Kind.MALFORMED);
        Environment later = People.environment(2, THREE.approvers(), 2, false);
        refuses(() -> SignedRevocation.verify(good.encode(), later), Reason.Kind.WRONG_ENVIRONMENT);
        byte[] spaced = (new String(good.encode(), StandardCharsets.UTF_8) + " ").getBytes(StandardCharsets.UTF_8);
        refuses(() -> SignedRevocation.verify(spaced, THREE), Reason.Kind.NOT_CANONICAL);
        refuses(() -> SignedRevocation.verify(new byte[SignedRevocation.MOST_BYTES + 1], THREE), Reason.Kind.MALFORMED);
    }

    @Test
    void aRevocationSaysWhyInFewWords() {
        assertThatThrownBy(() -> Revocation.key(BOB.verificationKey().keyId(), THREE, " ", NOW))
                .hasMessageContaining("the reason is empty");
        assertThatThrownBy(() -> Revocation.key(BOB.verificationKey().keyId(), THREE, "x".repeat(501), NOW))
                .hasMessageContaining("at most 500");
    }

    @Test
    void aKeyIsRevokedByTheQuorumOfTheOthers() {
        refuses(() -> verified(ofKey(ANNA, ALICE)), Reason.Kind.MISSING_APPROVAL);
        refuses(() -> verified(ofKey(BOB, ALICE)), Reason.Kind.MISSING_APPROVAL);
        refuses(() -> verified(ofKey(BOB, ALICE, BOB)), Reason.Kind.UNKNOWN_KEY, Reason.Kind.MISSING_APPROVAL);
        refuses(() -> verified(ofKey(MALLORY, ALICE, BOB)), Reason.Kind.UNKNOWN_KEY);
        refuses(() -> verified(ofKey(PARTY_0, ALICE, BOB)), Reason.Kind.UNKNOWN_KEY);
        assertThat(verified(ofKey(BOB, ALICE, CAROL)).signers())
                .extracting(Person::name)
                .containsExactly("Alice", "Carol");
        assertThatCode(() -> verified(ofKey(ANNA, ALICE, BOB))).doesNotThrowAnyException();
    }

    @Test
    void ofTwoApproversOneStopsTheOthersKeyAndTheOnlyOneNobodys() {
        Environment two = People.environment();
        Revocation bob = Revocation.key(BOB.verificationKey().keyId(), two, "stolen", NOW);
        assertThatCode(() -> SignedRevocation.verify(bob.sign(ALICE).encode(), two))
                .doesNotThrowAnyException();
        Environment one = People.environment(1, List.of(person("Alice", ALICE)), 1, false);
        Revocation alice = Revocation.key(ALICE.verificationKey().keyId(), one, "stolen", NOW);
        refuses(
                () -> SignedRevocation.verify(alice.sign(ALICE).encode(), one),
                Reason.Kind.UNKNOWN_KEY,
                Reason.Kind.MISSING_APPROVAL);
    }

    @Test
    void approvalsByARevokedKeyDoNotCount() {
        Revoked revoked = revoked(ofKey(BOB, ALICE, CAROL));
        refuses(() -> revoked.require(authorization(ALICE, BOB)), Reason.Kind.REVOKED);
        assertThatThrownBy(() -> revoked.require(authorization(ALICE, BOB)))
                .hasMessage("1 of 2 needed approvals are left: the key of Bob (Hospital), who approved, was revoked");
        assertThatCode(() -> revoked.require(authorization(ALICE, BOB, CAROL))).doesNotThrowAnyException();
        assertThatCode(() -> revoked.require(authorization(ALICE, CAROL))).doesNotThrowAnyException();
    }

    @Test
    void anAnalystWithARevokedKeyRunsNothing() {
        Revoked revoked = revoked(ofKey(ANNA, ALICE, BOB));
        refuses(() -> revoked.require(authorization(ALICE, BOB)), Reason.Kind.REVOKED);
        refuses(() -> revoked.requireKey(ANNA.verificationKey().keyId(), THREE), Reason.Kind.REVOKED);
        assertThatCode(() -> revoked.requireKey(ALICE.verificationKey().keyId(), THREE))
                .doesNotThrowAnyException();
    }

    @Test
    void whoseKeyIsRevokedStopsNothingAnyMore() {
        Revoked revoked = revoked(ofKey(BOB, ALICE, CAROL));
        Revocation revocation =
                Revocation.authorization(authorization(ALICE, CAROL).digest(), THREE, "revenge", NOW);
        refuses(() -> revoked.requireSigners(verified(signed(revocation, BOB)), THREE), Reason.Kind.REVOKED);
        assertThatCode(() -> revoked.requireSigners(verified(signed(revocation, ALICE, BOB)), THREE))
                .doesNotThrowAnyException();
        refuses(() -> revoked.requireSigners(verified(ofKey(ALICE, BOB, CAROL)), THREE), Reason.Kind.REVOKED);
    }

    @Test
    void theSameRevocationsGiveTheSameDigestWhoeverSignedAndWhicheverCameFirst() {
        Revocation first = Revocation.authorization(authorization(ALICE, BOB).digest(), THREE, "one", NOW);
        Revocation second = Revocation.authorization(authorization(ALICE, BOB).digest(), THREE, "two", NOW);
        Revoked one = revoked(signed(first, ALICE), ofKey(ANNA, ALICE, BOB));
        Revoked other = revoked(ofKey(ANNA, BOB, CAROL), signed(second, BOB));
        assertThat(one.digest()).isEqualTo(other.digest());
        assertThat(one.digest()).isNotEqualTo(Revoked.nothing().digest());
        assertThat(one.with(other.all()).all()).isEqualTo(one.all());
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
