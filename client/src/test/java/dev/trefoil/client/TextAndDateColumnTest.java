package dev.trefoil.client;

import static dev.trefoil.client.Trefoil.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.plan.PlanException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

/// The words for texts, dates and timestamps, as approvers read them.
class TextAndDateColumnTest {
    @Test
    void textsReadAsTheyAreWritten() {
        assertThat(col("City").str().contains("100%")).hasToString("City contains \"100%\"");
        assertThat(col("City").str().lower().str().startsWith("be").not())
                .hasToString("not (lower(City) starts with \"be\")");
        assertThat(col("City").str().endsWith("n").and(col("City").str().like("_e%")))
                .hasToString("(City ends with \"n\") and (City is like \"_e%\")");
        assertThat(col("City").str().slice(2, 5)).hasToString("substring(City, 2, 3)");
        assertThat(col("City").str().length().gt(3)).hasToString("length(City) > 3");
        assertThat(col("a").str().concat(", ", col("b"))).hasToString("concat(concat(a, \", \"), b)");
        assertThatThrownBy(() -> col("a").str().slice(5, 5)).isInstanceOf(PlanException.class);
    }

    @Test
    void datesReadAsTheyAreWritten() {
        assertThat(col("born").dt().year().le(1990)).hasToString("year(born) <= 1990");
        assertThat(col("born").dt().daysUntil(LocalDate.of(2024, 2, 29))).hasToString("time(from born to 2024-02-29)");
        assertThat(col("born").dt().plusDays(col("stay"))).hasToString("later(born by stay)");
        assertThat(col("at").dt().date()).hasToString("cast(at as date?)");
        assertThat(col("at").ge(LocalDateTime.of(2024, 2, 29, 12, 0, 0))).hasToString("at >= 2024-02-29 12:00:00");
        assertThat(col("at").lt(Instant.EPOCH)).hasToString("at < 1970-01-01 00:00:00");
    }
}
