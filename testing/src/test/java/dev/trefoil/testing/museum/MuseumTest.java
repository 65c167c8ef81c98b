package dev.trefoil.testing.museum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.authorization.Approved;
import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.Refused;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MuseumTest {
    @ParameterizedTest
    @MethodSource("exhibits")
    void isRefusedForExactlyItsReasons(Museum.Exhibit exhibit) {
        byte[] bytes = Museum.bytes(exhibit.file());
        assertThatThrownBy(() -> Approved.verify(bytes, Museum.environment(), Museum.NOW))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.reasons().stream().map(Reason::kind).collect(Collectors.toSet()))
                            .as(refused.getMessage())
                            .isEqualTo(exhibit.reasons());
                    assertThat(refused.getMessage()).hasSizeBetween(20, 500);
                });
    }

    static List<Museum.Exhibit> exhibits() {
        return Museum.exhibits();
    }

    @Test
    void theGoodFileIsRight() {
        assertThat(Approved.verify(Museum.good(), Museum.environment(), Museum.NOW)
                        .approvers())
                .hasSize(2);
    }

    @Test
    void theFolderHoldsWhatTheCuratorMakes() {
        assertThat(Museum.exhibits()).hasSizeGreaterThanOrEqualTo(35);
        var files = Curator.files();
        assertThat(files).hasSize(Museum.exhibits().size() + 2);
        files.forEach((name, bytes) -> assertThat(Museum.bytes(name)).as(name).isEqualTo(bytes));
    }
}
