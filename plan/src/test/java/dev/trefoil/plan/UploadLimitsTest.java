package dev.trefoil.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.plan.UploadLimits.Kind;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class UploadLimitsTest {
    private static final Schema TWO = Schema.of(Field.of("id", Type.int_(0, 9)), Field.of("name", Type.text(8)));

    @Test
    void columnsRowsAndKindsAreEachHeld() {
        UploadLimits limits = UploadLimits.of(2, 100);
        assertThat(limits.objection(TWO, 100)).isEmpty();
        assertThat(limits.objection(TWO, 101)).contains("it has 101 rows, at most 100 are approved");
        assertThat(UploadLimits.of(1, 100).objection(TWO, 1)).contains("it has 2 columns, at most 1 are approved");
        assertThat(limits.only(Kind.INT, Kind.BOOL).objection(TWO, 1))
                .contains("its column 'name' is of the kind text, approved are bool, int");
    }

    @Test
    void everyTypeHasAKindWithItsWord() {
        List<Type> types =
                List.of(Type.bool(), Type.date(), Type.fixed(4, 0, 9), Type.int_(0, 9), Type.text(8), Type.timestamp());
        assertThat(types).extracting(Kind::of).containsExactly(Kind.values());
        assertThat(types).allSatisfy(type -> assertThat(Kind.of(type.kind())).contains(Kind.of(type)));
        assertThat(Arrays.stream(Kind.values()).map(Kind::word)).doesNotHaveDuplicates();
    }

    @Test
    void limitsThatAllowNothingOrTooMuchAreRefused() {
        assertThatThrownBy(() -> UploadLimits.of(0, 1)).isInstanceOf(PlanException.class);
        assertThatThrownBy(() -> UploadLimits.of(1, 0)).hasMessageContaining("at most 0 rows");
        assertThatThrownBy(() -> UploadLimits.of(Limits.MAX_COLUMNS + 1, 1)).isInstanceOf(PlanException.class);
        assertThatThrownBy(() -> UploadLimits.of(1, Limits.MAX_ROWS + 1)).isInstanceOf(PlanException.class);
        assertThatThrownBy(() -> new UploadLimits(1, 1, List.of())).hasMessageContaining("at least one of bool");
    }
}
