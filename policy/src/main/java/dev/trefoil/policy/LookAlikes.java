package dev.trefoil.policy;

import dev.trefoil.plan.Escaped;
import dev.trefoil.plan.LookAlike;
import dev.trefoil.script.Script;
import dev.trefoil.script.ScriptJson;
import dev.trefoil.script.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The texts of a script that a reader could take for something else: names that look like another one, and words
/// that mix Latin letters with letters that look Latin.
///
/// Taken from the script's canonical form, so no text is forgotten, of whatever kind it is.
final class LookAlikes {
    private static final Pattern NUMBER_OR_DIGEST = Pattern.compile("-?[0-9]*|[0-9A-Fa-f]{64}");

    private LookAlikes() {}

    /// One sentence for each.
    static List<String> of(Script script) {
        Set<String> texts = new LinkedHashSet<>();
        collect(ScriptJson.write(script), texts);
        List<String> sentences = new ArrayList<>();
        Map<String, String> first = new LinkedHashMap<>();
        for (String text : texts) {
            LookAlike.foreignLetter(text).ifPresent(letter -> sentences.add(quoted(text) + " holds " + named(letter)));
            Optional.ofNullable(first.putIfAbsent(LookAlike.skeleton(text), text))
                    .ifPresent(other -> sentences.add(quoted(other) + " and " + quoted(text)
                            + " look alike: they differ in " + difference(other, text)));
        }
        return sentences;
    }

    private static void collect(Json json, Set<String> texts) {
        switch (json) {
            case Json.Obj(var members) -> members.values().forEach(value -> collect(value, texts));
            case Json.Arr(var items) -> items.forEach(item -> collect(item, texts));
            case Json.Str(String text) -> {
                if (!NUMBER_OR_DIGEST.matcher(text).matches()) {
                    texts.add(text);
                }
            }
            case Json.Bool _, Json.Null _ -> {}
        }
    }

    private static String quoted(String text) {
        return '"' + Escaped.text(text) + '"';
    }

    /// The first character in which they differ, by its Unicode name.
    private static String difference(String one, String other) {
        int[] left = one.codePoints().toArray();
        int[] right = other.codePoints().toArray();
        int at = 0;
        while (at < left.length && at < right.length && left[at] == right[at]) {
            at++;
        }
        return (at < left.length ? named(left[at]) : "nothing more") + " and "
                + (at < right.length ? named(right[at]) : "nothing more");
    }

    private static String named(int letter) {
        return String.format("U+%04X %s", letter, Character.getName(letter));
    }
}
