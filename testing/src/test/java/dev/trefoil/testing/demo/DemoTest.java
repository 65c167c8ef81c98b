package dev.trefoil.testing.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.cli.demo.Demo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// The demo, as it is shown: three party processes, two scripts, results equal to a plain computation, four refusals.
class DemoTest {
    @Test
    void theWholeStoryEndsWell() throws IOException {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int exit;
        try {
            System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
            exit = Demo.run(false, false, 2);
        } finally {
            System.setOut(before);
        }
        String told = bytes.toString(StandardCharsets.UTF_8);

        assertThat(told)
                .contains("mean age of stroke patients")
                .contains("step 1 differs: approved filter `Stroke == 1`, sent filter `Stroke == 0`")
                .contains("steps run in")
                .contains("not signed by Bo Lind")
                .contains("this authorization is for the analyst ")
                .contains("the approval was revoked by Ann Weber")
                .doesNotContain("DIFFERENT", "NOT REFUSED");
        assertThat(told.lines().count()).as("lines of the demo").isLessThanOrEqualTo(120);
        assertThat(exit).as(told).isZero();
    }
}
