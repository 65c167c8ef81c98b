package dev.trefoil.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The two executors agree on random plans, and the plans are worth it.
class EqualTwiceTest {
    private static final int PLANS = 300;

    @Test
    void threePartiesAndDuckDbAgree() {
        long seed = Seed.of("EqualTwiceTest");
        Fuzz fuzz = new Fuzz(Executor::clear, Executor::secret);
        List<Fuzz.Finding> findings = new ArrayList<>();
        for (int i = 0; i < PLANS && findings.size() < 3; i++) {
            fuzz.run(Plans.seed(seed, i)).ifPresent(findings::add);
        }
        System.out.println(fuzz.summary());
        assertThat(findings).isEmpty();
        assertThat(fuzz.fullShare()).isGreaterThanOrEqualTo(0.7);
        assertThat(fuzz.kinds().below(20)).isEmpty();
    }
}
