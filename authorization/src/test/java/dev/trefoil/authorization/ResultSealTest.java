package dev.trefoil.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ResultSealTest {
    private static final byte[] CONTEXT = "run 7, step 1, party 2".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PLAIN = "the shares".getBytes(StandardCharsets.UTF_8);

    @Test
    void onlyTheResultKeyOpensIt() {
        ResultKey key = ResultKey.generate();
        byte[] sealed = ResultSeal.seal(key.address(), CONTEXT, PLAIN);
        assertThat(sealed).hasSize(PLAIN.length + ResultSeal.OVERHEAD);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("shares");
        assertThat(ResultSeal.open(key, CONTEXT, sealed)).isEqualTo(PLAIN);
        refuses(ResultKey.generate(), CONTEXT, sealed);
        refuses(key, "run 7, step 1, party 1".getBytes(StandardCharsets.UTF_8), sealed);
        assertThat(ResultSeal.open(key, CONTEXT, ResultSeal.seal(key.address(), CONTEXT, new byte[0])))
                .isEmpty();
    }

    @Test
    void everyChangeIsFound() {
        ResultKey key = ResultKey.generate();
        byte[] sealed = ResultSeal.seal(key.address(), CONTEXT, PLAIN);
        for (int i = 0; i < sealed.length; i++) {
            byte[] altered = sealed.clone();
            altered[i] ^= 4;
            refuses(key, CONTEXT, altered);
        }
        for (int length = 0; length < sealed.length; length++) {
            refuses(key, CONTEXT, Arrays.copyOf(sealed, length));
        }
    }

    @Test
    void nothingIsSealedToAKeyThatGivesNoSecret() {
        assertThatThrownBy(() -> ResultSeal.seal(new ResultAddress("00".repeat(32)), CONTEXT, PLAIN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nothing can be sealed");
        assertThatThrownBy(() -> new ResultAddress("xyz")).hasMessageContaining("64 lower-case hex digits");
    }

    private static void refuses(ResultKey key, byte[] context, byte[] sealed) {
        assertThatThrownBy(() -> ResultSeal.open(key, context, sealed)).isInstanceOf(Refused.class);
    }
}
