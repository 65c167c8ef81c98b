package dev.trefoil.testing;

import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.mpc.Party;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.OneRow;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanSize;
import dev.trefoil.plan.Relations;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.TableRef;
import dev.trefoil.plan.Tables;
import dev.trefoil.secret.ResultShares;
import dev.trefoil.secret.Reveal;
import dev.trefoil.secret.SecretExecutor;
import dev.trefoil.secret.SecretTable;
import dev.trefoil.secret.StoredShares;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A plan run on shares as a script of two steps: a part of it is stored, and the rest scans what was stored.
///
/// The part is the first unsorted input from the top (a stored table has no order, and is not known to have one
/// row). A plan without one runs whole.
final class TwoSteps {
    private static final StepRef STORED = new StepRef(1);

    private TwoSteps() {}

    static Frame run(Case given) {
        Optional<Plan> part = part(given.plan(), given.relations());
        if (part.isEmpty()) {
            return SecretSide.run(given.plan(), given.tables());
        }
        Plan rest = rest(given.plan(), part.get());
        List<Map<TableRef, SecretTable>> shared = SecretSide.shared(given.tables());
        return SecretSide.opened(InMemoryTrio.run(
                party -> run(party, SecretSide.source(given.plan(), shared.get(party.index())), part.get(), rest)));
    }

    private static ResultShares run(Party party, SecretSide.Source source, Plan part, Plan rest) {
        StoredShares stored = StoredShares.prepare(party, SecretExecutor.run(party, part, source));
        return Reveal.prepare(party, SecretSide.run(party, rest, source.with(STORED, stored.table())));
    }

    private static Optional<Plan> part(Plan plan, Tables tables) {
        for (Plan input : PlanSize.inputs(plan)) {
            boolean scan = input instanceof Plan.Scan;
            if (!scan && !OneRow.of(input) && !Relations.of(input, tables).sorted()) {
                return Optional.of(input);
            }
            Optional<Plan> deeper = part(input, tables);
            if (deeper.isPresent()) {
                return deeper;
            }
        }
        return Optional.empty();
    }

    /// The plan with a scan of the stored table wherever the part stood.
    private static Plan rest(Plan plan, Plan part) {
        if (plan.equals(part)) {
            return new Plan.Scan(STORED);
        }
        List<Plan> inputs = new ArrayList<>();
        PlanSize.inputs(plan).forEach(input -> inputs.add(rest(input, part)));
        return ShorterPlans.over(plan, inputs);
    }
}
