package dev.trefoil.cli.demo;

import dev.trefoil.authorization.Approved;
import dev.trefoil.authorization.Authorization;
import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.Revocation;
import dev.trefoil.authorization.SigningKey;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.Value;
import dev.trefoil.wire.Failure;
import dev.trefoil.wire.Parties;
import dev.trefoil.wire.PartyApi;
import dev.trefoil.wire.PartyFailure;
import dev.trefoil.wire.RunTag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/// Five things that the parties do not do. The attacker has a program of their own, which checks nothing: only the
/// parties stand in the way.
final class Refusals {
    private final Narrator narrator;
    private final Environment environment;
    private boolean asExpected = true;

    Refusals(Narrator narrator, Environment environment) {
        this.narrator = narrator;
        this.environment = environment;
    }

    /// Whether all attempts so far were refused.
    boolean asExpected() {
        return asExpected;
    }

    /// The program sends a filter that nobody approved.
    void editedStep(byte[] approved, SigningKey analyst) {
        Authorization authorization = Approved.verify(approved, environment, Instant.now());
        attempt(
                "Dan changes his program after the approval: Stroke == 0 in place of Stroke == 1.",
                approved,
                authorization,
                analyst,
                1,
                edited(authorization.request().script().step(1)));
    }

    /// The script in the approved file is changed, the signatures stay.
    void outOfOrder(byte[] approved, SigningKey analyst) {
        Authorization authorization = Approved.verify(approved, environment, Instant.now());
        attempt(
                "Dan starts the second script with its second step.",
                approved,
                authorization,
                analyst,
                2,
                authorization.request().script().step(2));
    }

    /// Only some of the approvers signed; `whole` is what the attacker would like it to be.
    void missingApproval(byte[] partly, byte[] whole, SigningKey analyst) {
        Authorization authorization = Approved.verify(whole, environment, Instant.now());
        attempt(
                "Dan does not wait for Bo and sends the file with Ann's signature alone.",
                partly,
                authorization,
                analyst,
                1,
                authorization.request().script().step(1));
    }

    /// Somebody else got hold of the approved file.
    void otherAnalyst(byte[] approved, SigningKey other) {
        Authorization authorization = Approved.verify(approved, environment, Instant.now());
        attempt(
                "Eve, an analyst too, finds Dan's approved file and runs it with her own key.",
                approved,
                authorization,
                other,
                1,
                authorization.request().script().step(1));
    }

    /// One approver changes her mind; one party hears of it, which tells the others.
    void revoked(byte[] approved, SigningKey analyst, SigningKey approver) {
        Authorization authorization = Approved.verify(approved, environment, Instant.now());
        Revocation revocation = Revocation.authorization(
                authorization.digest(), environment, "a patient has withdrawn consent", Instant.now());
        try (PartyApi first = new PartyApi(environment.party(0))) {
            first.revoke(revocation.sign(approver).encode());
        }
        attempt(
                "Ann revokes her approval, and tells party 0 only. Dan tries once more.",
                approved,
                authorization,
                analyst,
                1,
                authorization.request().script().step(1));
    }

    private void attempt(
            String story, byte[] approved, Authorization authorization, SigningKey key, int number, Step step) {
        narrator.line("- " + story);
        try (Parties parties = new Parties(environment, key)) {
            parties.run(
                    new String(approved, StandardCharsets.UTF_8),
                    authorization,
                    RunTag.random(),
                    number,
                    step,
                    Optional.empty());
            asExpected = false;
            narrator.line("  NOT REFUSED");
        } catch (PartyFailure e) {
            asExpected &= e.kind() == Failure.Kind.REFUSED;
            narrator.quote(String.valueOf(e.getMessage()));
        }
    }

    private static Step edited(Step step) {
        if (step
                        instanceof
                        Step.Reveal(
                                Plan.Aggregate(Plan.Filter(var input, var where, long minimum), var by, var measures))
                && where instanceof Expression.Compare(var comparison, var column, var _)) {
            Expression other = new Expression.Compare(comparison, column, new Expression.Literal(Value.of(0)));
            return new Step.Reveal(new Plan.Aggregate(new Plan.Filter(input, other, minimum), by, measures));
        }
        throw new IllegalStateException("the demo's script has another shape than expected");
    }
}
