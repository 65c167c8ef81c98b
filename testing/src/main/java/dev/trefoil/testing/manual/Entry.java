package dev.trefoil.testing.manual;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// One page of the manual as it is written by hand; everything else on the page is computed from it.
///
/// @param name the heading, which also names the file
/// @param what a sentence or two that say what the operation does; the first stands in the index
/// @param kinds the records (classes) and constants of the language that the page is about; the example has them
/// @param words how analysts write it
/// @param example Java with the sample tables by their names; its last line is the expression whose value is shown
/// @param see names of other pages
record Entry(
        String name,
        String what,
        Set<Object> kinds,
        List<String> words,
        Meaning meaning,
        String example,
        List<String> see) {
    Entry {
        kinds = Set.copyOf(kinds);
        words = List.copyOf(words);
        see = List.copyOf(see);
    }

    static Entry of(String name, String what) {
        return new Entry(name, what, Set.of(), List.of(), Meaning.USUAL, "", List.of());
    }

    /// What the page is about: classes of records, and constants of enums.
    Entry kinds(Object... about) {
        return new Entry(name, what, Arrays.stream(about).collect(Collectors.toSet()), words, meaning, example, see);
    }

    Entry words(String... written) {
        return new Entry(name, what, kinds, List.of(written), meaning, example, see);
    }

    Entry nulls(String text) {
        return with(new Meaning(text, meaning.ties(), meaning.empty(), meaning.overflow()));
    }

    Entry ties(String text) {
        return with(new Meaning(meaning.nulls(), text, meaning.empty(), meaning.overflow()));
    }

    Entry empty(String text) {
        return with(new Meaning(meaning.nulls(), meaning.ties(), text, meaning.overflow()));
    }

    Entry overflow(String text) {
        return with(new Meaning(meaning.nulls(), meaning.ties(), meaning.empty(), text));
    }

    Entry example(String source) {
        return new Entry(name, what, kinds, words, meaning, source.strip(), see);
    }

    Entry see(String... names) {
        return new Entry(name, what, kinds, words, meaning, example, List.of(names));
    }

    /// The name of the page's file.
    String file() {
        return file(name);
    }

    /// The name of the file of the page with this name.
    static String file(String name) {
        return name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + ".md";
    }

    private Entry with(Meaning other) {
        return new Entry(name, what, kinds, words, other, example, see);
    }
}
