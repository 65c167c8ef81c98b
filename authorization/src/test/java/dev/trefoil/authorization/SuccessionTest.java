package dev.trefoil.authorization;

import static dev.trefoil.authorization.People.ALICE;
import static dev.trefoil.authorization.People.BOB;
import static dev.trefoil.authorization.People.MALLORY;
import static dev.trefoil.authorization.People.PARTY_0;
import static dev.trefoil.authorization.People.PARTY_1;
import static dev.trefoil.authorization.People.PARTY_2;
import static dev.trefoil.authorization.People.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// Who can put whom in the place of whom: Alice, Bob and Carol approve, two of them are a quorum, and every combination
/// of others that is not named in [Succession] is refused.
class SuccessionTest {
    private static final SigningKey CAROL = People.key(12);
    private static final SigningKey DORA = People.key(13);
    private static final List<SigningKey> OPERATORS = List.of(PARTY_0, PARTY_1, PARTY_2);

    private static final Person A = person("Alice", ALICE);
    private static final Person B = person("Bob", BOB);
    private static final Person C = person("Carol", CAROL);
    private static final Person D = person("Dora", DORA);

    private static final Environment OLD = environment(1, 2, A, B, C);
    private static final SignedEnvironment BEFORE = signed(OLD, ALICE, BOB, CAROL);

    /// The environment of [People], in which Alice is an analyst, too.
    private static Environment environment(long version, int quorum, Person... approvers) {
        return People.environment(version, List.of(approvers), quorum, false);
    }

    /// As [#environment], without Alice among the analysts.
    private static Environment withoutAlice(long version, int quorum, Person... approvers) {
        Environment all = environment(version, quorum, approvers);
        return with(
                all,
                all.analysts().stream()
                        .filter(person -> !person.key().equals(A.key()))
                        .toList());
    }

    private static Environment with(Environment all, List<Person> analysts) {
        return new Environment(
                all.identifier(),
                all.version(),
                all.parties(),
                all.approvers(),
                all.providers(),
                analysts,
                all.quorum(),
                all.selfApproval(),
                all.limits());
    }

    private static SignedEnvironment signed(Environment environment, SigningKey... approvers) {
        List<Envelope> all = new ArrayList<>();
        OPERATORS.forEach(key -> all.add(SignedEnvironment.sign(environment, key)));
        Arrays.stream(approvers).forEach(key -> all.add(SignedEnvironment.sign(environment, key)));
        return SignedEnvironment.verify(Envelope.merge(all).encode());
    }

    private static Envelope recovery(Environment after, SigningKey... keys) {
        Recovery recovery = Recovery.of(OLD, after, "Bob's house burnt down");
        return Envelope.merge(Arrays.stream(keys).map(recovery::sign).toList());
    }

    private static Envelope byAll(Environment after) {
        return recovery(after, PARTY_0, PARTY_1, PARTY_2);
    }

    private static Succession plain() {
        return new Succession(BEFORE, Optional.empty());
    }

    private static Succession leaving(Environment after, SigningKey... keys) {
        return new Succession(
                BEFORE,
                Optional.of(Envelope.merge(Arrays.stream(keys)
                        .map(key -> SignedEnvironment.leave(after, OLD, key))
                        .toList())));
    }

    private static Succession recovering(Envelope recovery) {
        return new Succession(BEFORE, Optional.empty(), Optional.of(recovery), _ -> false);
    }

    @Test
    void anythingChangesIfAllConsent() {
        Environment next = environment(2, 1, A, D);
        leaving(next, BOB, CAROL).require(signed(next, ALICE, DORA));
        plain().require(signed(environment(2, 3, A, B, C), ALICE, BOB, CAROL));
        refuses(() -> leaving(next, BOB).require(signed(next, ALICE, DORA)), Reason.Kind.MISSING_APPROVAL);
        refuses(
                () -> plain().require(signed(next, ALICE, DORA)),
                Reason.Kind.MISSING_APPROVAL,
                Reason.Kind.MISSING_APPROVAL);
    }

    @Test
    void whoLeavesAloneChangesNothing() {
        // Bob and somebody new, with the operators: Alice and Carol know nothing of it.
        Environment next = environment(2, 1, D);
        refuses(
                () -> leaving(next, BOB).require(signed(next, DORA)),
                Reason.Kind.MISSING_APPROVAL,
                Reason.Kind.MISSING_APPROVAL);
    }

    @Test
    void signaturesOfOthersDoNotCount() {
        Environment next = environment(2, 1, A, D);
        Envelope mallory = Envelope.sign(
                PayloadType.ENVIRONMENT, EnvironmentJson.write(next).canonical(), MALLORY);
        refuses(
                () -> new Succession(BEFORE, Optional.of(mallory)).require(signed(next, ALICE, DORA)),
                Reason.Kind.UNKNOWN_KEY,
                Reason.Kind.MISSING_APPROVAL,
                Reason.Kind.MISSING_APPROVAL);
        Envelope old = SignedEnvironment.leave(environment(3, 1, A, D), OLD, BOB);
        refuses(
                () -> new Succession(BEFORE, Optional.of(old)).require(signed(next, ALICE, DORA)),
                Reason.Kind.WRONG_ENVIRONMENT);
    }

    @Test
    void oneKeyGoesIfAQuorumStaysAndNothingElseChanges() {
        plain().require(signed(environment(2, 2, A, B), ALICE, BOB));
        plain().require(signed(withoutAlice(2, 2, B, C), BOB, CAROL));
        // Smuggled in: another quorum, another approver, an analyst, a lost key that stays an analyst's.
        refuses(() -> plain().require(signed(environment(2, 1, A, B), ALICE, BOB)), Reason.Kind.MISSING_APPROVAL);
        refuses(
                () -> plain().require(signed(environment(2, 2, A, B, D), ALICE, BOB, DORA)),
                Reason.Kind.MISSING_APPROVAL);
        Environment analyst = with(environment(2, 2, A, B), List.of(person("Mallory", MALLORY)));
        refuses(() -> plain().require(signed(analyst, ALICE, BOB)), Reason.Kind.MISSING_APPROVAL);
        refuses(() -> plain().require(signed(environment(2, 2, B, C), BOB, CAROL)), Reason.Kind.MISSING_APPROVAL);
    }

    @Test
    void oneKeyDoesNotGoBelowTheQuorum() {
        SignedEnvironment two = signed(environment(2, 2, A, B), ALICE, BOB);
        Environment alone = environment(3, 1, A);
        refuses(
                () -> new Succession(two, Optional.empty()).require(signed(alone, ALICE)),
                Reason.Kind.MISSING_APPROVAL);
    }

    @Test
    void twoKeysDoNotGoAtOnce() {
        SignedEnvironment four = signed(environment(1, 2, A, B, C, D), ALICE, BOB, CAROL, DORA);
        refuses(
                () -> new Succession(four, Optional.empty()).require(signed(environment(2, 2, A, B), ALICE, BOB)),
                Reason.Kind.MISSING_APPROVAL,
                Reason.Kind.MISSING_APPROVAL);
    }

    @Test
    void aQuorumAndAllThreeOperatorsRecover() {
        Environment next = environment(2, 2, A, B, D);
        recovering(byAll(next)).require(signed(next, ALICE, BOB, DORA));
        Environment grown = withoutAlice(2, 3, B, C, D);
        recovering(byAll(grown)).require(signed(grown, BOB, CAROL, DORA));
    }

    @Test
    void twoOperatorsDoNotRecover() {
        Environment next = environment(2, 2, A, B, D);
        refuses(
                () -> recovering(recovery(next, PARTY_0, PARTY_2)).require(signed(next, ALICE, BOB, DORA)),
                Reason.Kind.MISSING_APPROVAL);
        refuses(
                () -> recovering(recovery(next, PARTY_0, PARTY_2, MALLORY)).require(signed(next, ALICE, BOB, DORA)),
                Reason.Kind.UNKNOWN_KEY,
                Reason.Kind.MISSING_APPROVAL);
        // That all three signed the environment itself is no recovery.
        Envelope environment = Envelope.merge(
                OPERATORS.stream().map(key -> SignedEnvironment.sign(next, key)).toList());
        refuses(() -> recovering(environment).require(signed(next, ALICE, BOB, DORA)), Reason.Kind.WRONG_PAYLOAD_TYPE);
    }

    @Test
    void allOperatorsDoNotRecoverBelowTheQuorum() {
        Environment next = environment(2, 2, A, D);
        refuses(() -> recovering(byAll(next)).require(signed(next, ALICE, DORA)), Reason.Kind.MISSING_APPROVAL);
        Environment without = withoutAlice(2, 2, D, person("Mallory", MALLORY));
        refuses(() -> recovering(byAll(without)).require(signed(without, DORA, MALLORY)), Reason.Kind.MISSING_APPROVAL);
    }

    @Test
    void revokedKeysAreNoPartOfTheQuorumThatRecovers() {
        Environment next = environment(2, 2, A, C, D);
        Succession revoked = new Succession(
                BEFORE, Optional.empty(), Optional.of(byAll(next)), B.key().keyId()::equals);
        revoked.require(signed(next, ALICE, CAROL, DORA));
        Environment theirs = environment(2, 2, A, D);
        Envelope bob = SignedEnvironment.leave(theirs, OLD, BOB);
        Optional<Envelope> recovery = Optional.of(byAll(theirs));
        new Succession(BEFORE, Optional.of(bob), recovery, _ -> false).require(signed(theirs, ALICE, DORA));
        refuses(
                () -> new Succession(BEFORE, Optional.of(bob), recovery, B.key().keyId()::equals)
                        .require(signed(theirs, ALICE, DORA)),
                Reason.Kind.MISSING_APPROVAL);
        refuses(
                () -> new Succession(
                                BEFORE,
                                Optional.empty(),
                                Optional.empty(),
                                B.key().keyId()::equals)
                        .require(signed(environment(2, 2, A, B, C), ALICE, BOB, CAROL)),
                Reason.Kind.REVOKED);
    }

    @Test
    void aRecoveryChangesWhoApprovesAndNothingElse() {
        for (Environment next : List.of(
                environment(2, 1, A, B, D),
                with(environment(2, 2, A, B, D), List.of(person("Mallory", MALLORY))),
                People.environment(2, List.of(A, B, D), 2, true))) {
            refuses(() -> recovering(byAll(next)).require(signed(next, ALICE, BOB, DORA)), Reason.Kind.NOT_ALLOWED);
        }
        // Alice's key is gone, but stays an analyst's.
        Environment kept = environment(2, 2, B, C, D);
        refuses(() -> recovering(byAll(kept)).require(signed(kept, BOB, CAROL, DORA)), Reason.Kind.NOT_ALLOWED);
    }

    @Test
    void aRecoveryIsForOneChangeOnly() {
        Environment next = environment(2, 2, A, B, D);
        Environment other = environment(3, 2, A, B, D);
        refuses(() -> recovering(byAll(next)).require(signed(other, ALICE, BOB, DORA)), Reason.Kind.WRONG_ENVIRONMENT);
        Envelope fromOther = Envelope.merge(
                OPERATORS.stream().map(Recovery.of(other, next, "x")::sign).toList());
        refuses(() -> recovering(fromOther).require(signed(next, ALICE, BOB, DORA)), Reason.Kind.WRONG_ENVIRONMENT);
    }

    @Test
    void anOldVersionNeverComesBack() {
        SignedEnvironment later = signed(environment(2, 2, A, B), ALICE, BOB);
        for (SignedEnvironment old : List.of(BEFORE, later)) {
            refuses(() -> new Succession(later, Optional.empty()).require(old), Reason.Kind.WRONG_ENVIRONMENT);
        }
    }

    @Test
    void aRecoverySaysWhyAndIsCanonical() {
        assertThatThrownBy(() -> Recovery.of(OLD, OLD, " ")).hasMessageContaining("the reason is empty");
        Envelope good = byAll(OLD);
        assertThat(Recovery.unverified(good).reason()).isEqualTo("Bob's house burnt down");
        refuses(
                () -> Recovery.unverified(Envelope.sign(PayloadType.RECOVERY, good.payload() + " ", PARTY_0)),
                Reason.Kind.NOT_CANONICAL);
        refuses(() -> Recovery.unverified(Envelope.sign(PayloadType.RECOVERY, "{}", PARTY_0)), Reason.Kind.MALFORMED);
        assertThatCode(() -> Recovery.unverified(good)).doesNotThrowAnyException();
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
