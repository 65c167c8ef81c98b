package dev.trefoil.plan;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a name looks like: names that a reader takes for each other have the same skeleton.
///
/// After the idea of Unicode Technical Standard 39 (skeletons, mixed-script detection), with a table of the letters
/// of Cyrillic, Greek and Armenian that look Latin, and of the digits and signs that look like letters; not the whole
/// of its tables. Case matters.
public final class LookAlike {
    private static final Map<Integer, String> LATIN = latin(
            "АВСЕНІЈКМОРЅТУХԌԚԜаеіјорсухѕԁһԛԝѵӏ", "ABCEHIJKMOPSTYXGQWaeijopcyxsdhqwvl",
            "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧανοριυϲϳ", "ABEZHIKMNOPTYXavopiucj",
            "ՏՕԼօսոհց", "SOLounhg",
            "0|1Iıℓ∣ǀ", "Olllilll",
            "–—‐‑−ー", "------",
            "‘’ʼ′“”″", "''''\"\"\"");

    /// The scripts whose letters are taken for Latin ones.
    private static final Set<UnicodeScript> CONFUSED =
            EnumSet.of(UnicodeScript.CYRILLIC, UnicodeScript.GREEK, UnicodeScript.ARMENIAN, UnicodeScript.CHEROKEE);

    private LookAlike() {}

    private static Map<Integer, String> latin(String... pairs) {
        Map<Integer, String> map = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            int[] from = pairs[i].codePoints().toArray();
            int[] to = pairs[i + 1].codePoints().toArray();
            if (from.length != to.length) {
                throw new IllegalStateException("the table of look-alikes is broken at " + pairs[i]);
            }
            for (int j = 0; j < from.length; j++) {
                map.put(from[j], Character.toString(to[j]));
            }
        }
        return Map.copyOf(map);
    }

    /// The same for texts that look the same to a reader.
    public static String skeleton(String text) {
        StringBuilder skeleton = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKD)
                .codePoints()
                .filter(c -> !Escaped.isMisleading(Character.toString(c)))
                .forEach(c -> skeleton.append(LATIN.getOrDefault(c, Character.toString(c))));
        return skeleton.toString().replace("rn", "m").replace("vv", "w");
    }

    /// The same for names of tables that a reader takes for each other even without minding case, or whether a letter
    /// is an i or an l: coarser than [#skeleton].
    public static String name(String name) {
        return skeleton(skeleton(name).toLowerCase(Locale.ROOT))
                .replace('i', 'l')
                .replaceAll(" +", " ");
    }

    /// The first letter that stands in one word with Latin letters and is of a script that is taken for Latin.
    public static Optional<Integer> foreignLetter(String text) {
        for (String word : text.split("[\\P{L}&&\\P{M}]+", -1)) {
            boolean latin = word.codePoints().anyMatch(c -> UnicodeScript.of(c) == UnicodeScript.LATIN);
            Optional<Integer> foreign = word.codePoints()
                    .filter(c -> CONFUSED.contains(UnicodeScript.of(c)))
                    .boxed()
                    .findFirst();
            if (latin && foreign.isPresent()) {
                return foreign;
            }
        }
        return Optional.empty();
    }
}
