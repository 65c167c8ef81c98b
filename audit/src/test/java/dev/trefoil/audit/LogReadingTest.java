package dev.trefoil.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.authorization.Refused;
import dev.trefoil.authorization.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is done to a log, the check names the first entry that is not as it was.
class LogReadingTest {
    private static final SigningKey KEY = SigningKey.generate();
    private static final Logbook BOOK = book();

    private static Logbook book() {
        Logbook book = new Logbook(KEY);
        Logbook.all().stream()
                .filter(event -> !(event instanceof Event.Entered))
                .forEach(book::add);
        return book;
    }

    private static void broken(List<String> lines, long number) {
        assertThatThrownBy(() -> Logbook.check(lines))
                .isInstanceOfSatisfying(
                        BrokenLog.class, broken -> assertThat(broken.number()).isEqualTo(number))
                .hasMessageStartingWith("entry " + number + ": ");
    }

    @Test
    void everyKindOfEventIsReadAsItWasWritten() {
        Set<Class<?>> kinds = new HashSet<>();
        for (Event event : Logbook.all()) {
            String text = new Line(new Entry(7, Instant.EPOCH, event), "x").text();
            assertThat(Line.read(text).entry().event()).isEqualTo(event);
            kinds.add(event.getClass());
        }
        assertThat(kinds).containsExactlyInAnyOrder(Event.class.getPermittedSubclasses());
    }

    @Test
    void aLogIsReadWithItsHead() {
        CheckedLog log = BOOK.checked();
        assertThat(log.entries()).hasSize(BOOK.lines().size());
        assertThat(log.head()).isEqualTo(BOOK.head());
        log.head().verify(KEY.verificationKey());
        assertThat(SignedHead.decode(log.head().envelope().encode())).isEqualTo(log.head());
    }

    @Test
    void anEntryThatIsTakenOutIsNamed() {
        for (int number = 0; number < BOOK.lines().size() - 1; number++) {
            List<String> lines = BOOK.lines();
            lines.remove(number);
            broken(lines, number);
        }
    }

    @Test
    void anEntryThatIsTakenOutIsNamedEvenIfThoseAfterItAreNumberedAnew() {
        List<String> lines = BOOK.lines();
        lines.remove(5);
        for (int number = 5; number < lines.size(); number++) {
            lines.set(
                    number,
                    lines.get(number).replace("\"number\":\"" + (number + 1) + "\"", "\"number\":\"" + number + "\""));
        }
        broken(lines, 5);
    }

    @Test
    void anEntryThatIsAlteredIsNamed() {
        List<String> lines = BOOK.lines();
        lines.replaceAll(line -> line.replace("\"failure\":\"TOO_FEW_ROWS\"", "\"failure\":\"OUT_OF_TYPE\""));
        int altered = -1;
        for (int number = 0; number < lines.size(); number++) {
            altered = lines.get(number).equals(BOOK.lines().get(number)) ? altered : number;
        }
        assertThat(altered).isPositive();
        broken(lines, altered);
    }

    @Test
    void twoEntriesThatChangePlacesAreNamed() {
        List<String> lines = BOOK.lines();
        Collections.swap(lines, 3, 9);
        broken(lines, 3);
        lines = BOOK.lines();
        lines.set(3, BOOK.lines().get(9).replace("\"number\":\"9\"", "\"number\":\"3\""));
        lines.set(9, BOOK.lines().get(3).replace("\"number\":\"3\"", "\"number\":\"9\""));
        broken(lines, 3);
    }

    @Test
    void aSignatureOfAnotherEntryOrOfAnotherKeyIsNamed() {
        List<String> lines = BOOK.lines();
        Line third = Line.read(lines.get(3));
        lines.set(3, new Line(third.entry(), Line.read(lines.get(4)).signature()).text());
        broken(lines, 3);
        Logbook foreign = new Logbook(SigningKey.generate());
        List<String> mixed = BOOK.lines();
        mixed.set(1, foreign.lines().get(1));
        broken(mixed, 1);
        assertThatThrownBy(() -> Logbook.check(BOOK.lines().subList(1, 3))).hasMessageContaining("entry 0: ");
    }

    @Test
    void oneByteThatIsMovedIsNamedWhereverItIs(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("log");
        byte[] good = (String.join("\n", BOOK.lines()) + "\n").getBytes(StandardCharsets.UTF_8);
        Files.write(file, good);
        assertThat(LogFile.check(file).head()).isEqualTo(BOOK.head());
        int entry = 0;
        for (int at = 0; at < good.length; at++) {
            if (at % 37 == 0) {
                byte[] bad = good.clone();
                bad[at] ^= 1;
                Files.write(file, bad);
                int expected = entry;
                assertThatThrownBy(() -> LogFile.check(file))
                        .isInstanceOfSatisfying(
                                BrokenLog.class,
                                broken -> assertThat(broken.number()).isEqualTo(expected));
            }
            entry += good[at] == '\n' ? 1 : 0;
        }
        Files.write(file, Arrays.copyOf(good, good.length - 1));
        assertThatThrownBy(() -> LogFile.check(file)).hasMessageContaining("ends in the middle");
        Files.write(file, new byte[0]);
        assertThatThrownBy(() -> LogFile.check(file)).hasMessageContaining("empty");
    }

    @Test
    void aTailThatIsCutOffIsSeenByWhoKeptTheHead() {
        CheckedLog shorter = Logbook.check(BOOK.lines().subList(0, 9));
        assertThatThrownBy(() -> shorter.requireExtends(BOOK.head()))
                .isInstanceOf(BrokenLog.class)
                .hasMessageStartingWith("entry 9: is missing");
        BOOK.checked().requireExtends(shorter.head());
        BOOK.checked().requireExtends(shorter);
    }

    @Test
    void aPartyThatKeepsTwoLogsIsFoundByTheHeadOfOneOfThem() {
        Logbook one = new Logbook(KEY).add(Logbook.counted("1", 1)).add(Logbook.added(1));
        Logbook two = new Logbook(KEY).add(Logbook.counted("1", 1)).add(Logbook.added(2));
        one.add(Logbook.counted("2", 2));
        assertThatThrownBy(() -> one.checked().requireExtends(two.head()))
                .isInstanceOf(BrokenLog.class)
                .hasMessageStartingWith("entry 3: ");
        one.checked().requireExtends(Logbook.check(one.lines().subList(0, 3)).head());
        assertThatThrownBy(() -> one.checked().requireExtends(two.checked()))
                .hasMessageStartingWith("entry 3: ")
                .hasMessageContaining("two different entries");
    }

    @Test
    void aHeadOfAnotherPartyOrWithAForgedSignatureIsRefused() {
        Logbook other = new Logbook(SigningKey.generate());
        assertThatThrownBy(() -> BOOK.checked().requireExtends(other.head()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("another party");
        SignedHead forged = new SignedHead(BOOK.head().head(), other.head().signature());
        assertThatThrownBy(() -> BOOK.checked().requireExtends(forged)).isInstanceOf(Refused.class);
    }
}
