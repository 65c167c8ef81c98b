package dev.trefoil.testing.manual;

import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Expression.MatchKind;
import dev.trefoil.plan.Expression.TextKind;
import java.util.List;

/// The pages of what is computed with texts.
final class TextPages {
    private TextPages() {}

    static final List<Entry> ENTRIES = List.of(
            function("length", TextKind.LENGTH, "The number of characters (code points) of a text.")
                    .kinds(Expression.TextFunction.class, TextKind.LENGTH)
                    .see("substring", "text"),
            function(
                            "lower",
                            TextKind.LOWER,
                            "The text with the letters A to Z in lower case; all other characters stay.")
                    .see("upper"),
            function(
                            "upper",
                            TextKind.UPPER,
                            "The text with the letters a to z in upper case; all other characters stay.")
                    .see("lower"),
            Entry.of(
                            "substring",
                            "So many characters from a public place, counted from 0; `slice` names the end instead.")
                    .kinds(Expression.Substring.class)
                    .words("col(\"t\").str().substring(0, 3)", "col(\"t\").str().slice(3, 6)")
                    .empty("No rows. Of a text that ends before: fewer characters, or none.")
                    .example("texts.assign(\"part\", col(\"t\").str().substring(1, 3)).fetch()")
                    .see("length", "startsWith"),
            match("contains", MatchKind.CONTAINS, "Whether a text holds a public one.", "er")
                    .kinds(Expression.TextMatch.class, MatchKind.CONTAINS)
                    .see("startsWith", "endsWith", "like"),
            match("startsWith", MatchKind.STARTS_WITH, "Whether a text begins with a public one.", "St")
                    .see("contains", "endsWith"),
            match("endsWith", MatchKind.ENDS_WITH, "Whether a text ends with a public one.", "n")
                    .see("contains", "startsWith"),
            match(
                            "like",
                            MatchKind.LIKE,
                            "Whether a whole text is like a public pattern: `%` stands for any text, `_` for one"
                                    + " character, `\\` before a character for that character.",
                            "_er%")
                    .see("contains", "eq"),
            Entry.of("concat text", "Texts one after the other: columns, or Java strings.")
                    .kinds(Expression.Concatenate.class)
                    .words("col(\"t\").str().concat(\", \", col(\"u\"))")
                    .overflow("The most bytes add up; beyond 1024 the plan is refused.")
                    .example("texts.assign(\"both\", col(\"t\").str().concat(\" \", col(\"u\"))).fetch()")
                    .see("substring", "concat"));

    private static Entry function(String name, TextKind kind, String what) {
        return Entry.of(name, what)
                .kinds(kind)
                .words("col(\"t\").str()." + name + "()")
                .example("texts.assign(\"" + name + "\", col(\"t\").str()." + name + "()).fetch()");
    }

    private static Entry match(String name, MatchKind kind, String what, String pattern) {
        String call = "str()." + name + "(\"" + pattern + "\")";
        return Entry.of(name, what)
                .kinds(kind)
                .words("col(\"t\")." + call)
                .ties("None. Capital and small letters differ: use `lower` first if they should not.")
                .example("texts.assign(\"" + name + "\", col(\"t\")." + call + ").fetch()");
    }
}
