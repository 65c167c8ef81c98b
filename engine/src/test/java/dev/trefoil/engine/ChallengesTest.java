package dev.trefoil.engine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.authorization.Refused;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
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
    void askingForManyTakesNobodysAway() {
        String first = challenges.give().hex();
        for (int i = 0; i < 50_000; i++) {
            challenges.give();
        }
        assertThatCode(() -> challenges.use(first)).doesNotThrowAnyException();
    }

    @Test
    void anotherPartysOrAnEarlierProcesssChallengeIsRefused() {
        String theirs = new Challenges(() -> now).give().hex();
        assertThatThrownBy(() -> challenges.use(theirs)).isInstanceOf(Refused.class);
    }

    @Test
    void noBitOfAChallengeCanBeChanged() {
        byte[] bytes = HexFormat.of().parseHex(challenges.give().hex());
        for (int bit = 0; bit < 8 * bytes.length; bit++) {
            byte[] changed = bytes.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            String hex = HexFormat.of().formatHex(changed);
            assertThatThrownBy(() -> challenges.use(hex)).isInstanceOf(Refused.class);
        }
    }

    @Test
    void aUsedOneStaysUsedUntilItExpires() {
        String challenge = challenges.give().hex();
        challenges.use(challenge);
        now = now.plusSeconds(60);
        challenges.use(challenges.give().hex());
        assertThatThrownBy(() -> challenges.use(challenge)).isInstanceOf(Refused.class);
        now = now.plusSeconds(1);
        challenges.use(challenges.give().hex());
        assertThatThrownBy(() -> challenges.use(challenge)).isInstanceOf(Refused.class);
    }

    @Test
    void whatIsNoChallengeIsRefused() {
        for (String text : List.of("", "00", "x".repeat(64), "A".repeat(64), "0".repeat(66))) {
            assertThatThrownBy(() -> challenges.use(text)).isInstanceOf(Refused.class);
        }
    }
}
