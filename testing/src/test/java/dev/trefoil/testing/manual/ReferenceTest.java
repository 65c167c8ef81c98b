package dev.trefoil.testing.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The reference manual is complete, and its pages are what `./trefoil manual` writes.
class ReferenceTest {
    private static final Path PAGES = Path.of("..", "docs", "reference");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)[^)]*\\)");

    @TempDir
    static Path folder;

    private static List<Played> played = List.of();
    private static SortedMap<String, String> written = new TreeMap<>();

    @BeforeAll
    static void play() throws IOException {
        Examples examples = Examples.compile(Chapter.allEntries(), folder);
        played = Played.all(examples, folder);
        written = Manual.pages(examples, played);
    }

    @Test
    void thePagesAreThoseThatTheCommandWrites() throws IOException {
        SortedMap<String, String> committed = new TreeMap<>();
        try (Stream<Path> files = Files.list(PAGES)) {
            for (Path file : files.toList()) {
                committed.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        assertThat(committed.keySet()).as("run ./trefoil manual").isEqualTo(written.keySet());
        written.forEach((name, text) -> assertThat(committed.get(name))
                .as("%s is out of date: run ./trefoil manual", name)
                .isEqualTo(text));
    }

    @Test
    void everyKindHasAPage() {
        Set<Object> described = new HashSet<>();
        Chapter.allEntries().forEach(entry -> described.addAll(entry.kinds()));
        assertThat(Language.kinds())
                .as("kinds of the language without a page: add an entry to a class *Pages, then run ./trefoil manual")
                .hasSizeGreaterThan(80)
                .isSubsetOf(described);
    }

    @Test
    void everyExampleHasTheKindsOfItsPage() {
        for (Played one : played) {
            assertThat(Language.in(one.script()))
                    .as("the example of '%s'", one.entry().name())
                    .containsAll(one.entry().kinds());
        }
    }

    @Test
    void everyPageSaysWhatItMeans() {
        for (Entry entry : Chapter.allEntries()) {
            assertThat(entry.what()).as(entry.name()).endsWith(".");
            assertThat(entry.words()).as(entry.name()).isNotEmpty();
            assertThat(entry.see()).as(entry.name()).isNotEmpty();
        }
    }

    @Test
    void everyLinkLeadsToAPage() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            for (Path file : files.toList()) {
                for (MatchResult link :
                        LINK.matcher(Files.readString(file)).results().toList()) {
                    assertThat(PAGES.resolve(link.group(1)))
                            .as("a link of %s", file.getFileName())
                            .exists();
                }
            }
        }
    }
}
