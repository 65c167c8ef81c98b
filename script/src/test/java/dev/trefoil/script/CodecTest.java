package dev.trefoil.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.TableRef;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.Value;
import dev.trefoil.plan.WindowMeasure;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.JsonLimits;
import dev.trefoil.script.json.Located;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;

class CodecTest {
    private final Random random = Seed.random(CodecTest.class);
    private final Samples samples = new Samples(random);

    @Test
    void everyKindOfStepComesBack() {
        samples.steps(3).forEach(maker -> roundTrips(maker, 100));
        assertThat(kinds(samples.steps(3))).isEqualTo(permitted(Step.class));
    }

    @Test
    void everyKindOfPlanComesBack() {
        samples.plans(3).forEach(maker -> roundTrips(() -> new Step.Reveal(maker.get()), 50));
        assertThat(kinds(samples.plans(3))).isEqualTo(permitted(Plan.class));
    }

    @Test
    void everyKindOfExpressionComesBack() {
        Plan scan = new Plan.Scan(Samples.SURVEY);
        samples.expressions(3)
                .forEach(maker -> roundTrips(() -> new Step.Reveal(new Plan.Filter(scan, maker.get(), 0)), 100));
        assertThat(kinds(samples.expressions(3))).isEqualTo(permitted(Expression.class));
    }

    @Test
    void everyKindOfValueTypeMeasureAndTableComesBack() {
        assertThat(drawn(samples::value, 500)).isEqualTo(permitted(Value.class));
        assertThat(drawn(samples::type, 500)).isEqualTo(permitted(Type.class));
        assertThat(drawn(samples::measure, 500)).isEqualTo(permitted(Measure.class));
        assertThat(drawn(samples::windowMeasure, 500)).isEqualTo(permitted(WindowMeasure.class));
        assertThat(drawn(() -> samples.placeholderUse().constraint(), 500)).isEqualTo(permitted(Constraint.class));
        assertThat(drawn(samples::table, 500)).isEqualTo(permitted(TableRef.class));
        for (int i = 0; i < 1000; i++) {
            Value value = samples.value();
            assertThat(ValueJson.read(Located.root(reparsed(ValueJson.write(value)))))
                    .isEqualTo(value);
            PlaceholderUse use = samples.placeholderUse();
            assertThat(PlaceholderJson.read(Located.root(reparsed(PlaceholderJson.write(use)))))
                    .isEqualTo(use);
            Type type = samples.type();
            assertThat(TypeJson.read(Located.root(reparsed(TypeJson.write(type)))))
                    .isEqualTo(type);
        }
    }

    @Test
    void stepsAreEqualExactlyIfTheirBytesAre() {
        Map<String, Step> seen = new LinkedHashMap<>();
        int same = 0;
        for (int i = 0; i < 5_000; i++) {
            Step step = samples.step(random.nextInt(2));
            Step earlier = seen.putIfAbsent(StepJson.write(step).canonical(), step);
            if (earlier != null) {
                assertThat(step).isEqualTo(earlier);
                same++;
            }
        }
        assertThat(new HashSet<>(seen.values())).hasSameSizeAs(seen.values());
        assertThat(same).isPositive();
    }

    @Test
    void anotherImplementationOfTheCanonicalFormAgrees() throws IOException {
        for (int i = 0; i < 300; i++) {
            Json json = StepJson.write(samples.step(3));
            assertThat(json.canonical()).isEqualTo(new JsonCanonicalizer(json.pretty()).getEncodedString());
        }
    }

    @Test
    void blanksAndTheOrderOfFieldsChangeNothing() {
        for (int i = 0; i < 500; i++) {
            Json json = StepJson.write(samples.step(3));
            Json shuffled = parse(shuffled(json).pretty());
            assertThat(StepJson.write(StepJson.read(Located.root(shuffled))).canonical())
                    .isEqualTo(json.canonical());
        }
    }

    @Test
    void aScriptComesBackFromItsFile() {
        Script script = Samples.meanAge();
        assertThat(ScriptJson.parse(script.json().pretty().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(script);
        assertThat(ScriptJson.parse(script.canonicalBytes())).isEqualTo(script);
        assertThat(script.digest()).isEqualTo(Digest.of(script.canonicalBytes()));
    }

    private static void roundTrips(Supplier<Step> maker, int times) {
        for (int i = 0; i < times; i++) {
            Step step = maker.get();
            Json json = StepJson.write(step);
            assertThat(StepJson.read(Located.root(parse(json.canonical())))).isEqualTo(step);
            assertThat(StepJson.read(Located.root(parse(json.pretty())))).isEqualTo(step);
        }
    }

    private Json shuffled(Json json) {
        return switch (json) {
            case Json.Obj(var members) -> {
                List<Map.Entry<String, Json>> entries = new ArrayList<>(members.entrySet());
                Collections.shuffle(entries, random);
                Json.Builder builder = Json.object();
                entries.forEach(entry -> builder.put(entry.getKey(), shuffled(entry.getValue())));
                yield builder.build();
            }
            case Json.Arr(var items) ->
                Json.list(items.stream().map(this::shuffled).toList());
            case Json.Str _, Json.Bool _, Json.Null _ -> json;
        };
    }

    private static Json reparsed(Json json) {
        return parse(json.canonical());
    }

    private static Json parse(String text) {
        return Json.parse(text.getBytes(StandardCharsets.UTF_8), JsonLimits.SCRIPT);
    }

    private static <T> Set<String> drawn(Supplier<T> maker, int times) {
        return kinds(Collections.nCopies(times, maker));
    }

    private static <T> Set<String> kinds(List<Supplier<T>> makers) {
        return makers.stream()
                .map(maker -> maker.get().getClass().getSimpleName())
                .collect(Collectors.toSet());
    }

    private static Set<String> permitted(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .collect(Collectors.toSet());
    }
}
