package dev.trefoil.authorization;

import dev.trefoil.plan.Bindings;
import dev.trefoil.plan.PlaceholderName;
import dev.trefoil.plan.Placeholders;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.Value;
import dev.trefoil.script.Digest;
import dev.trefoil.script.PlaceholderUse;
import dev.trefoil.script.PlanText;
import dev.trefoil.script.StepDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A request that enough approvers signed; made by [Approved#verify] only.
///
/// It still has to be compared with who asks ([#requireAnalyst]) and what is sent ([#requireStep]); runs are
/// counted by the parties.
public final class Authorization {
    private final Request request;
    private final Digest digest;
    private final List<Person> approvers;
    private final Environment environment;

    Authorization(Request request, Digest digest, List<Person> approvers, Environment environment) {
        this.request = request;
        this.digest = digest;
        this.approvers = List.copyOf(approvers);
        this.environment = environment;
    }

    public Request request() {
        return request;
    }

    /// The digest of the request: the same whichever of the approvers' signatures a file carries, so that
    /// runs are counted once.
    public Digest digest() {
        return digest;
    }

    /// Who signed.
    public List<Person> approvers() {
        return approvers;
    }

    Environment environment() {
        return environment;
    }

    /// Throws [Refused] unless `key` is the one analyst's whom the approvers named.
    public void requireAnalyst(VerificationKey key) {
        if (!request.analyst().equals(key)) {
            throw new Refused(
                    Reason.Kind.OTHER_ANALYST,
                    "this authorization is for the analyst " + environment.holder(request.analyst()) + ", not for "
                            + environment.holder(key));
        }
    }

    /// The approved step `number`, from 1; throws [Refused] unless `sent` equals it. Run what this returns.
    public Step requireStep(int number, Step sent) {
        int steps = request.script().steps().size();
        if (number < 1 || number > steps) {
            throw new Refused(
                    Reason.Kind.STEP_DIFFERS,
                    "step " + number + " (" + PlanText.of(sent) + ") is not approved: the approved script has " + steps
                            + (steps == 1 ? " step" : " steps"));
        }
        Step approved = request.script().step(number);
        Optional<String> difference = StepDifference.of(number, approved, sent);
        if (difference.isPresent()) {
            throw new Refused(Reason.Kind.STEP_DIFFERS, difference.get());
        }
        return approved;
    }

    /// The approved step `number` with these values in the places of its placeholders; throws [Refused]
    /// unless each of them has one, each value is allowed by the signed constraint, and there are no others.
    /// Run what this returns.
    public Step bind(int number, Bindings bindings) {
        List<Reason> reasons = objections(number, bindings);
        if (!reasons.isEmpty()) {
            throw new Refused(reasons);
        }
        return Placeholders.bind(request.script().step(number), bindings);
    }

    /// Why these values may not stand in the places of the placeholders of step `number`; nothing if they may.
    public List<Reason> objections(int number, Bindings bindings) {
        Step approved = request.script().step(number);
        List<Reason> reasons = new ArrayList<>();
        Set<PlaceholderName> used = Placeholders.in(approved).keySet();
        for (PlaceholderUse use : request.script().placeholders()) {
            if (used.contains(use.name())) {
                objection(number, use, bindings).ifPresent(reasons::add);
            }
        }
        for (PlaceholderName name : bindings.values().keySet()) {
            if (!used.contains(name)) {
                reasons.add(new Reason(
                        Reason.Kind.VALUE_NOT_ALLOWED,
                        "there is a value for " + name + ", which is no placeholder of step " + number
                                + ": leave it out"));
            }
        }
        return List.copyOf(reasons);
    }

    private static Optional<Reason> objection(int number, PlaceholderUse use, Bindings bindings) {
        Optional<Value> value = bindings.value(use.name());
        if (value.isEmpty()) {
            return Optional.of(new Reason(
                    Reason.Kind.VALUE_MISSING,
                    "the placeholder " + use.name() + " of step " + number + " has no value: it takes "
                            + use.constraint().words() + " (" + use.type().text() + ")"));
        }
        return use.objection(value.get()).map(words -> new Reason(Reason.Kind.VALUE_NOT_ALLOWED, words));
    }
}
