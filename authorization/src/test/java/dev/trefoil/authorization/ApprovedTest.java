package dev.trefoil.authorization;

import static dev.trefoil.authorization.People.ALICE;
import static dev.trefoil.authorization.People.ANNA;
import static dev.trefoil.authorization.People.BOB;
import static dev.trefoil.authorization.People.NOW;
import static dev.trefoil.authorization.People.approved;
import static dev.trefoil.authorization.People.environment;
import static dev.trefoil.authorization.People.person;
import static dev.trefoil.authorization.People.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.plan.Step;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ApprovedTest {
    @Test
    void twoApprovalsMakeAnAuthorization() {
        Authorization authorization =
                Approved.verify(approved(request(), ALICE, BOB).encode(), environment(), NOW);
        assertThat(authorization.request()).isEqualTo(request());
        assertThat(authorization.digest()).isEqualTo(request().digest());
        assertThat(authorization.approvers()).extracting(Person::name).containsExactly("Alice", "Bob");
    }

    @Test
    void theOrderOfSigningAndSigningTwiceChangeNothing() {
        byte[] one = approved(request(), ALICE, BOB).encode();
        assertThat(approved(request(), BOB, ALICE).encode()).isEqualTo(one);
        assertThat(approved(request(), BOB, ALICE, BOB).encode()).isEqualTo(one);
    }

    @Test
    void approvalsOfDifferentRequestsDoNotMix() {
        Envelope other = Approval.sign(request(ALICE), BOB);
        assertThatThrownBy(() -> Envelope.merge(List.of(Approval.sign(request(), ALICE), other)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("different contents");
    }

    @Test
    void aFileIsValidFromItsFirstToItsLastSecond() {
        byte[] file = approved(request(), ALICE, BOB).encode();
        Approved.verify(file, environment(), Instant.parse("2026-01-01T00:00:00Z"));
        Approved.verify(file, environment(), Instant.parse("2026-12-31T23:59:59Z"));
        refuses(
                () -> Approved.verify(file, environment(), Instant.parse("2025-12-31T23:59:59Z")),
                Reason.Kind.NOT_YET_VALID);
        refuses(() -> Approved.verify(file, environment(), Instant.parse("2027-01-01T00:00:00Z")), Reason.Kind.EXPIRED);
    }

    @Test
    void everyReasonIsNamedAtOnce() {
        byte[] file = approved(request(People.MALLORY), ALICE).encode();
        Environment later = environment(2, environment().approvers(), 2, false);
        refuses(
                () -> Approved.verify(file, later, Instant.parse("2028-01-01T00:00:00Z")),
                Reason.Kind.MISSING_APPROVAL,
                Reason.Kind.WRONG_ENVIRONMENT,
                Reason.Kind.EXPIRED,
                Reason.Kind.UNKNOWN_ANALYST);
    }

    @Test
    void anAnalystApprovesTheirOwnScriptOnlyWhereTheEnvironmentAllowsIt() {
        byte[] file = approved(request(ALICE), ALICE, BOB).encode();
        refuses(() -> Approved.verify(file, environment(), NOW), Reason.Kind.SELF_APPROVAL);
        Environment lenient = environment(1, environment().approvers(), 2, true);
        assertThat(Approved.verify(file, lenient, NOW).request().analyst()).isEqualTo(ALICE.verificationKey());
    }

    @Test
    void theSamePersonWithAnotherKeyIsStillTheSame() {
        List<Person> approvers = List.of(person("Anna", People.key(40)), person("Bob", BOB));
        Environment environment = environment(1, approvers, 2, false);
        byte[] file = approved(request(ANNA), People.key(40), BOB).encode();
        refuses(() -> Approved.verify(file, environment, NOW), Reason.Kind.SELF_APPROVAL);
    }

    @Test
    void aQuorumIsEnoughWhereTheEnvironmentSaysSo() {
        Environment one = environment(1, environment().approvers(), 1, false);
        assertThat(Approved.verify(approved(request(), BOB).encode(), one, NOW).approvers())
                .extracting(Person::name)
                .containsExactly("Bob");
        refuses(
                () -> Approved.verify(approved(request(), BOB).encode(), environment(), NOW),
                Reason.Kind.MISSING_APPROVAL);
    }

    @Test
    void anAuthorizationHoldsForOneAnalystAndItsOwnSteps() {
        Authorization authorization =
                Approved.verify(approved(request(), ALICE, BOB).encode(), environment(), NOW);
        authorization.requireAnalyst(ANNA.verificationKey());
        refuses(() -> authorization.requireAnalyst(ALICE.verificationKey()), Reason.Kind.OTHER_ANALYST);
        assertThatThrownBy(() -> authorization.requireAnalyst(ALICE.verificationKey()))
                .hasMessage("this authorization is for the analyst Anna (Hospital), not for Alice (Hospital)");
        Step approved = authorization.request().script().step(1);
        assertThat(authorization.requireStep(1, People.script(65).step(1))).isSameAs(approved);
        assertThatThrownBy(() -> authorization.requireStep(1, People.script(60).step(1)))
                .isInstanceOf(Refused.class)
                .hasMessage("step 1 differs: approved filter `Age > 65` with at least 10 rows,"
                        + " sent filter `Age > 60` with at least 10 rows");
        refuses(() -> authorization.requireStep(2, approved), Reason.Kind.STEP_DIFFERS);
        refuses(() -> authorization.requireStep(0, approved), Reason.Kind.STEP_DIFFERS);
    }

    @Test
    void everyChangedByteIsRefused() {
        byte[] file = approved(request(), ALICE, BOB).encode();
        for (int i = 0; i < file.length; i += 7) {
            byte[] altered = file.clone();
            altered[i] ^= (byte) (1 << (i % 7));
            assertThatThrownBy(() -> Approved.verify(altered, environment(), NOW))
                    .as("byte %d", i)
                    .isInstanceOf(Refused.class);
        }
    }

    @Test
    void aRejectionNamesItsApproverAndReason() {
        byte[] file = Decision.reject(request(), "Too few people").sign(BOB).encode();
        Decision.By by = Decision.verify(file, environment());
        assertThat(by.approver().name()).isEqualTo("Bob");
        assertThat(by.decision())
                .isEqualTo(new Decision(Decision.Kind.REJECT, request().digest(), "Too few people"));
        byte[] change =
                Decision.askForChange(request(), "Round the ages").sign(ALICE).encode();
        assertThat(Decision.verify(change, environment()).decision().kind()).isEqualTo(Decision.Kind.ASK_FOR_CHANGE);
        refuses(() -> Approved.verify(file, environment(), NOW), Reason.Kind.WRONG_PAYLOAD_TYPE);
        refuses(
                () -> Decision.verify(approved(request(), BOB).encode(), environment()),
                Reason.Kind.WRONG_PAYLOAD_TYPE);
        refuses(
                () -> Decision.verify(Decision.reject(request(), "x").sign(ANNA).encode(), environment()),
                Reason.Kind.UNKNOWN_KEY);
        assertThatThrownBy(() -> Decision.reject(request(), " ")).hasMessageContaining("the reason is empty");
    }

    @Test
    void whatIsSignedIsWhatTheSpecificationSays() {
        assertThat(Envelope.pae("http://example.com/HelloWorld", "hello world"))
                .isEqualTo("DSSEv1 29 http://example.com/HelloWorld 11 hello world".getBytes(StandardCharsets.UTF_8));
        assertThat(Envelope.pae("t", "größer")).isEqualTo("DSSEv1 1 t 8 größer".getBytes(StandardCharsets.UTF_8));
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
