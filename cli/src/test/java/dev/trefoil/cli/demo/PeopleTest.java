package dev.trefoil.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PeopleTest {
    @Test
    void theTablesOverlapInPartAndTheSameSeedGivesTheSamePeople() {
        People people = new People(1, 1_000, 800);

        Set<Integer> surveyed =
                new HashSet<>(people.survey().stream().map(People.Surveyed::id).toList());
        Set<Integer> treated =
                new HashSet<>(people.medical().stream().map(People.Treated::id).toList());
        assertThat(surveyed).hasSize(1_000);
        assertThat(treated).hasSize(800);
        surveyed.retainAll(treated);
        assertThat(surveyed).hasSize(480);
        assertThat(new People(1, 1_000, 800).medicalCsv()).isEqualTo(people.medicalCsv());
        assertThat(new People(2, 1_000, 800).medicalCsv()).isNotEqualTo(people.medicalCsv());
    }
}
