package dev.trefoil.client.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.plan.Field;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Type;
import org.junit.jupiter.api.Test;

class FrameCsvTest {
    @Test
    void textsAreQuotedNullsEmptyAndFixedPointExact() {
        Frame frame = Frame.builder(
                        Schema.of(
                                Field.of("a, b", Type.text(20).withNullable(true)),
                                Field.of("mean", Type.fixed(2, 0, 100)),
                                Field.of("yes", Type.bool())),
                        2)
                .text(0, 0, "say \"x\"")
                .number(1, 0, 5)
                .number(2, 0, 1)
                .setNull(0, 1)
                .number(1, 1, 8)
                .number(2, 1, 0)
                .build();

        assertThat(FrameCsv.of(frame)).isEqualTo("\"a, b\",mean,yes\n\"say \"\"x\"\"\",1.25,true\n,2,false\n");
    }
}
