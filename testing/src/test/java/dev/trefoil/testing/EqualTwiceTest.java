package dev.trefoil.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/// The two executors agree on random plans, and the plans are worth it.
///
/// As many plans as fit the time of `trefoil.fuzz.seconds`, three quarters of a minute unless said, but at least as
/// many as it takes to execute every kind often enough.
class EqualTwiceTest {
    private static final int FEWEST = 150;
    private static final int MOST_FOR_RARE_KINDS = 3000;

    @Test
    void threePartiesAndDuckDbAgree() {
        LongSupplier seeds = Plans.seeds(Seed.of("EqualTwiceTest"));
        Instant end = Instant.now().plus(Duration.ofSeconds(Long.getLong("trefoil.fuzz.seconds", 45)));
        Fuzz fuzz = new Fuzz(Executor::clear, Executor::secret);
        List<Fuzz.Finding> findings = new ArrayList<>();
        while (findings.size() < 3 && (Instant.now().isBefore(end) || isTooLittle(fuzz))) {
            fuzz.next(seeds).ifPresent(findings::add);
        }
        System.out.println(fuzz.summary());
        assertThat(findings).isEmpty();
        assertThat(fuzz.fullShare()).isGreaterThanOrEqualTo(0.7);
        assertThat(fuzz.kinds().below(Fuzz.LEAST)).isEmpty();
    }

    private static boolean isTooLittle(Fuzz fuzz) {
        boolean rare = !fuzz.kinds().below(Fuzz.LEAST).isEmpty();
        return fuzz.plans() < FEWEST || (rare && fuzz.plans() < MOST_FOR_RARE_KINDS);
    }
}
