package dev.trefoil.authorization;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestTest {
    private static Request in(String environment) {
        Request request = People.request();
        return new Request(
                request.script(),
                environment,
                1,
                request.analyst(),
                request.purpose(),
                request.agreement(),
                request.notBefore(),
                request.notAfter(),
                request.maxRuns());
    }

    @Test
    void anEnvironmentsNameThatActsOnTheReadersTerminalIsRefused() {
        for (String name : List.of("", "\u001b[2Jlab", "lab\u202e", "lab\nApprovers: nobody", "Lab", "x".repeat(64))) {
            assertThatThrownBy(() -> in(name))
                    .hasMessageContaining("identifier")
                    .hasMessageNotContaining("\u001b");
        }
    }

    @Test
    void neitherIsItReadFromAFile() {
        String good = RequestJson.write(in("lab")).canonical();
        byte[] bad = good.replace("\"lab\"", "\"\\u001b[2Jlab\"").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> RequestJson.parse(bad)).hasMessageContaining("identifier");
    }
}
