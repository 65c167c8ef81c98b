package dev.trefoil.engine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.authorization.Refused;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ChallengesTest {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Challenges challenges = new Challenges(() -> now);

    @Test
    void aChallengeIsGoodOnce() {
        String challenge = challenges.give().hex();
        assertThatCode(() -> challenges.use(challenge)).doesNotThrowAnyException();
        assertThatThrownBy(() -> challenges.use(challenge)).isInstanceOf(Refused.class);
    }

    @Test
    void aChallengeIsGoodForAMinute() {
        String challenge = challenges.give().hex();
        now = now.plusSeconds(61);
        assertThatThrownBy(() -> challenges.use(challenge)).isInstanceOf(Refused.class);
    }

    @Test
    void aChallengeThatWasNeverGivenIsRefused() {
        assertThatThrownBy(() -> challenges.use("0".repeat(64))).isInstanceOf(Refused.class);
    }

    @Test
    void tenThousandAreKeptAndTheOldestGoes() {
        String first = challenges.give().hex();
        String second = challenges.give().hex();
        for (int i = 0; i < 9_999; i++) {
            challenges.give();
        }
        assertThatThrownBy(() -> challenges.use(first)).isInstanceOf(Refused.class);
        assertThatCode(() -> challenges.use(second)).doesNotThrowAnyException();
    }
}
