package dev.trefoil.script.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void theCanonicalFormIsThatOfRfc8785() {
        // The strings of the RFC's section 3.2.2 and the keys of its section 3.2.3.
        assertThat(parse("[\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\"]")
                        .canonical())
                .isEqualTo("[\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"]");
        Json keys = parse("""
                {"\\u20ac": "Euro Sign", "\\r": "Carriage Return", "\\ufb33": "Hebrew Letter Dalet With Dagesh",
                 "1": "One", "\\ud83d\\ude00": "Emoji: Grinning Face", "\\u0080": "Control",
                 "\\u00f6": "Latin Small Letter O With Diaeresis"}""");
        assertThat(keys.canonical())
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
                        + "\"\uD83D\uDE00\":\"Emoji: Grinning Face\",\"\uFB33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @Test
    void prettyTextReadsBack() {
        Json json = Json.object()
                .put("empty", Json.list(List.of()))
                .put("nothing", Json.object().build())
                .put("long", Json.list(List.of(Json.of("x".repeat(90)), Json.of("y".repeat(90)), new Json.Null())))
                .put("short", Json.list(List.of(Json.of(1), Json.of(true))))
                .build();
        assertThat(json.pretty()).endsWith("}\n").contains("\n  \"short\": [\"1\", true]\n");
        assertThat(parse(json.pretty())).isEqualTo(json);
        assertThat(parse(json.canonical())).isEqualTo(json);
    }

    @Test
    void objectsAreEqualInAnyOrder() {
        assertThat(parse("{\"a\":\"1\",\"b\":\"2\"}")).isEqualTo(parse("{\"b\":\"2\",\"a\":\"1\"}"));
    }

    @Test
    void brokenTextIsRefusedOnTheWayOutToo() {
        assertThatThrownBy(() -> Json.of("\uD800")).isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> Json.object().put("\uDC00", "x").build()).isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> Json.object().put("a", "x").put("a", "y")).hasMessageContaining("set twice");
    }

    @Test
    void syntaxErrorsNameLineAndColumn() {
        assertThatThrownBy(() -> parse("{\n  \"a\": nope\n}")).hasMessageContaining("not JSON (line 2, column");
        assertThatThrownBy(() -> parse("{'a': 1}")).hasMessageContaining("not JSON (line 1");
        assertThatThrownBy(() -> parse("// comment\n[]")).hasMessageContaining("not JSON");
        assertThatThrownBy(() -> parse("[\"a\",]")).isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> parse("[NaN]")).isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> parse("  ")).hasMessageContaining("ends too early");
    }

    private static Json parse(String text) {
        return Json.parse(text.getBytes(StandardCharsets.UTF_8), JsonLimits.SMALL);
    }
}
