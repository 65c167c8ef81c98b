package dev.trefoil.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.plan.PlanException;
import dev.trefoil.script.json.JsonException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Mutated scripts are either refused with a clean complaint or are scripts, with one canonical form.
class MutatedScriptTest {
    private static final Pattern TOKEN = Pattern.compile("\"[^\"]*\"|[\\[\\]{},:]");
    private static final List<String> EXTRA = List.of(
            "null", "true", "-1", "1e999", "\"\"", "[]", "{}", "\"\\ud83d\"", "[[[", "}}", "\"9999999999999999\"");
    private final Random random = Seed.random(MutatedScriptTest.class);

    @Test
    void neverAnythingButACleanComplaint() {
        byte[] good = Samples.meanAge().canonicalBytes();
        int accepted = 0;
        int refused = 0;
        for (int i = 0; i < 8_000; i++) {
            byte[] mutated = random.nextBoolean() ? bytes(good) : tokens(good);
            try {
                Script script = ScriptJson.parse(mutated);
                assertThat(ScriptJson.parse(script.canonicalBytes())).isEqualTo(script);
                accepted++;
            } catch (JsonException | PlanException e) {
                assertThat(e.getMessage()).isNotBlank().hasSizeLessThan(2_000);
                refused++;
            }
        }
        System.out.println("mutated scripts: " + accepted + " accepted, " + refused + " refused");
        assertThat(accepted).isPositive();
        assertThat(refused).isGreaterThan(accepted);
    }

    private byte[] bytes(byte[] good) {
        byte[] mutated = good.clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(random.nextBoolean() ? 128 : 256);
        }
        return mutated;
    }

    /// Tokens removed, doubled, swapped or replaced by others: JSON more often than not.
    private byte[] tokens(byte[] good) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(new String(good, StandardCharsets.UTF_8));
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        int at = random.nextInt(tokens.size());
        String other = tokens.get(random.nextInt(tokens.size()));
        switch (random.nextInt(4)) {
            case 0 -> tokens.remove(at);
            case 1 -> tokens.add(at, other);
            case 2 -> tokens.set(at, other);
            default -> tokens.set(at, EXTRA.get(random.nextInt(EXTRA.size())));
        }
        return String.join("", tokens).getBytes(StandardCharsets.UTF_8);
    }
}
