package dev.trefoil.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.audit.Comparison.Finding;
import dev.trefoil.authorization.Revocation;
import dev.trefoil.authorization.SigningKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The three logs against each other.
class ComparisonTest {
    private static final List<String> NAMES = List.of("Aster", "Briar", "Clover");
    private static final List<SigningKey> KEYS =
            Stream.generate(SigningKey::generate).limit(3).toList();

    private final List<Logbook> books = KEYS.stream().map(Logbook::new).toList();

    private List<Finding> compare() {
        return Comparison.of(books.stream().map(Logbook::checked).toList(), NAMES);
    }

    private void everywhere(Event event) {
        books.forEach(book -> book.add(event));
    }

    @Test
    void whatHappenedAtTheSameTimeMayStandInAnotherOrder() {
        books.get(0).add(Logbook.counted("1", 1)).add(Logbook.counted("2", 2)).add(Logbook.added(5));
        books.get(1).add(Logbook.added(5)).add(Logbook.counted("2", 2)).add(Logbook.counted("1", 1));
        books.get(2).add(Logbook.counted("2", 2)).add(Logbook.added(5)).add(Logbook.counted("1", 1));
        everywhere(Logbook.revealed("call", "1"));
        assertThat(compare()).isEmpty();
    }

    @Test
    void aRevealThatOnePartyDoesNotKnowIsNamedWithItsEntries() {
        everywhere(Logbook.counted("1", 1));
        books.get(0).add(Logbook.revealed("call", "1"));
        books.get(2).add(Logbook.revealed("call", "1"));
        assertThat(compare()).singleElement().satisfies(finding -> {
            assertThat(finding.explained()).isFalse();
            assertThat(finding.text())
                    .contains("a revealed")
                    .contains("Aster (entry 3)")
                    .contains("not at Briar");
        });
    }

    @Test
    void aStepThatBrokeOffAndWasThenDoneByAllIsExplained() {
        everywhere(Logbook.counted("1", 1));
        books.get(0).add(Logbook.revealed("broken off", "1"));
        everywhere(Logbook.revealed("again", "1"));
        assertThat(compare())
                .singleElement()
                .satisfies(finding -> assertThat(finding.explained()).isTrue());
    }

    @Test
    void differentFactsAreNamed() {
        books.get(0).add(Logbook.added(5));
        books.get(1).add(Logbook.added(6));
        books.get(2).add(Logbook.added(5));
        assertThat(compare())
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.text()).contains("told differently").contains("Briar (entry 2)"));
    }

    @Test
    void aRunThatIsNotCountedAtOnePartyIsNamed() {
        books.get(0).add(Logbook.counted("1", 1));
        books.get(1).add(Logbook.counted("1", 1));
        assertThat(compare())
                .singleElement()
                .satisfies(finding -> assertThat(finding.text()).contains("not at Clover"));
        books.get(2).add(Logbook.counted("1", 2));
        assertThat(compare())
                .singleElement()
                .satisfies(finding -> assertThat(finding.text()).contains("told differently"));
    }

    @Test
    void whatAPartyTookOverFromTheOthersIsExplained() {
        for (Logbook book : books.subList(0, 2)) {
            book.add(Logbook.counted("1", 1)).add(Logbook.added(5));
        }
        books.get(2)
                .add(new Event.RunTakenOver(
                        Logbook.asked("call of 1"),
                        Logbook.ran("1").place().authorization(),
                        Logbook.ran("1").place().run()))
                .add(new Event.TableTakenOver(Logbook.PEOPLE, true));
        everywhere(Logbook.revealed("call", "1"));
        assertThat(compare()).hasSize(2).allMatch(Finding::explained);
        books.get(2).add(Logbook.counted("2", 2));
        assertThat(compare()).hasSize(3).anyMatch(finding -> !finding.explained());
    }

    @Test
    void aResultOfARunThatWasNotCountedBeforeIsNamed() {
        everywhere(Logbook.revealed("call", "1"));
        everywhere(Logbook.counted("1", 1));
        assertThat(compare())
                .hasSize(3)
                .allSatisfy(finding -> assertThat(finding.text()).contains("not counted there before"));
    }

    @Test
    void aRevocationOrRemovalThatOnePartyLeftOutIsNamed() {
        Event revoked = new Event.Revoked(Revocation.Kind.KEY, Logbook.ANNA, List.of());
        Event removed = new Event.Removed(Logbook.asked("remove"), Optional.empty(), Logbook.PEOPLE);
        for (Event event : List.of(revoked, removed)) {
            books.get(0).add(event);
            books.get(1).add(event);
        }
        assertThat(compare())
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding.text()).contains("not at Clover"));
    }
}
