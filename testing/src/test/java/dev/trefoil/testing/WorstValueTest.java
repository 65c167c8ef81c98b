package dev.trefoil.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.plan.Bindings;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.PlaceholderName;
import dev.trefoil.plan.Placeholders;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.Value;
import dev.trefoil.policy.Influence;
import dev.trefoil.policy.Report;
import dev.trefoil.policy.RevealedColumn;
import dev.trefoil.policy.RowsBehind;
import dev.trefoil.policy.Source;
import dev.trefoil.policy.StepReport;
import dev.trefoil.script.Constraint;
import dev.trefoil.script.PlaceholderUse;
import dev.trefoil.script.Recorder;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// A template at its worst value: what the report says of a script with placeholders holds for every value that may
/// be chosen, so that who signs the template has signed the worst of them.
class WorstValueTest {
    private static final int CASES = 120;

    @Test
    void noValueLetsOutMoreThanTheTemplateSays() {
        LongSupplier seeds = Plans.seeds(Seed.of("WorstValueTest"));
        int compared = 0;
        for (int tries = 0; compared < CASES && tries < 40 * CASES; tries++) {
            long seed = seeds.getAsLong();
            Case given = Plans.of(seed);
            SortedMap<PlaceholderName, Type> wanted = Placeholders.in(given.plan());
            Optional<Report> template = report(given, given.plan(), wanted);
            if (wanted.isEmpty() || template.isEmpty()) {
                continue;
            }
            SplittableRandom random = new SplittableRandom(seed);
            for (int choice = 0; choice < 3; choice++) {
                Bindings bindings = extremes(wanted, choice, random);
                Plan bound = Placeholders.bind(given.plan(), bindings);
                Optional<Report> report = report(given, bound, new TreeMap<>());
                if (report.isPresent()) {
                    requireNoMore(template.get(), report.get(), "seed " + seed + " " + bindings);
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(CASES);
    }

    private static void requireNoMore(Report template, Report bound, String which) {
        assertThat(bound.exposure()).as(which).isLessThanOrEqualTo(template.exposure());
        StepReport signed = template.steps().getFirst();
        StepReport real = bound.steps().getFirst();
        Map<Class<?>, Long> told = kinds(signed);
        kinds(real)
                .forEach((kind, times) -> assertThat(times)
                        .as(which + " tells " + kind)
                        .isLessThanOrEqualTo(told.getOrDefault(kind, 0L)));
        assertThat(sources(signed.rows())).as(which).containsAll(sources(real.rows()));
        for (int column = 0; column < real.columns().size(); column++) {
            RevealedColumn said = signed.columns().get(column);
            RevealedColumn is = real.columns().get(column);
            assertThat(is.field()).as(which).isEqualTo(said.field());
            assertThat(sources(said.from())).as(which).containsAll(sources(is.from()));
            for (RowsBehind behind : said.rows()) {
                assertThat(is.rows().stream().filter(other -> other.table().equals(behind.table())))
                        .as(which)
                        .allMatch(other -> other.atLeast() >= behind.atLeast() && (other.all() || !behind.all()));
            }
        }
    }

    private static Map<Class<?>, Long> kinds(StepReport step) {
        return step.outputs().stream().collect(Collectors.groupingBy(Object::getClass, Collectors.counting()));
    }

    private static Set<Source> sources(List<Influence> influences) {
        return influences.stream().map(Influence::source).collect(Collectors.toSet());
    }

    /// The least value of each type, the greatest, or one or the other.
    private static Bindings extremes(SortedMap<PlaceholderName, Type> wanted, int choice, SplittableRandom random) {
        SortedMap<PlaceholderName, Value> values = new TreeMap<>();
        wanted.forEach((name, type) -> values.put(name, extreme(type, choice == 2 ? random.nextInt(2) : choice)));
        return new Bindings(values);
    }

    private static Value extreme(Type type, int end) {
        boolean least = end == 0;
        return switch (type) {
            case Type.IntType(var min, var max, var _) -> new Value.IntValue(least ? min : max);
            case Type.FixedType(int fraction, var min, var max, var _) ->
                new Value.FixedValue(least ? min : max, fraction);
            case Type.BoolType _ -> Value.of(!least);
            case Type.TextType(int bytes, var _) -> Value.of(least ? "" : "z".repeat(bytes));
            case Type.DateType _ -> Value.of(least ? LocalDate.of(1900, 1, 1) : LocalDate.of(2199, 12, 31));
            case Type.TimestampType _ -> Value.TimestampValue.ofSecond(least ? 0 : 86_400L * 365);
        };
    }

    /// Nothing for plans that are no script, because their types hold for few rows only.
    private static Optional<Report> report(Case given, Plan plan, SortedMap<PlaceholderName, Type> placeholders) {
        Recorder recorder = new Recorder("Random");
        given.tables().forEach((table, frame) -> {
            if (table instanceof Handle handle) {
                recorder.table(handle, frame.schema());
            }
        });
        try {
            placeholders.forEach(
                    (name, type) -> recorder.placeholder(new PlaceholderUse(name, type, new Constraint.Any())));
            recorder.add(new Step.Reveal(plan));
            return Optional.of(Report.of(recorder.script()));
        } catch (PlanException e) {
            return Optional.empty();
        }
    }
}
