package dev.trefoil.testing.mutation;

import dev.trefoil.script.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// A change of one place of a JSON value that leaves it JSON: other texts and numbers, members and items that are left
/// out, added, renamed, exchanged, or of another type.
final class JsonMutation {
    private static final int TRIES = 60;
    private static final List<String> TEXTS = List.of(
            "",
            "0",
            "1",
            "-1",
            "00",
            "9223372036854775807",
            "true",
            "none",
            "free",
            "linear",
            "##age##",
            "\u202Eegde",
            "\u0410dmin",
            "a\u200Bb",
            "x".repeat(300));

    private final SplittableRandom random;
    private final List<Json> parts = new ArrayList<>();
    private int left;

    private JsonMutation(SplittableRandom random) {
        this.random = random;
    }

    /// Another value than `json`.
    static Json of(Json json, SplittableRandom random) {
        while (true) {
            JsonMutation mutation = new JsonMutation(random);
            mutation.collect(json);
            mutation.left = random.nextInt(mutation.parts.size());
            Json changed = mutation.walk(json);
            if (!changed.equals(json)) {
                return changed;
            }
        }
    }

    /// Another value than `json`, which most of the time also means something: it passes `reader`, which throws for
    /// what does not. So mutants reach the checks behind the parser.
    static Json of(Json json, SplittableRandom random, Consumer<Json> reader) {
        Json changed = of(json, random);
        boolean any = random.nextInt(4) == 0;
        for (int left = TRIES; left > 0 && !any && !isRead(changed, reader); left--) {
            changed = of(json, random);
        }
        return changed;
    }

    private static boolean isRead(Json json, Consumer<Json> reader) {
        try {
            reader.accept(json);
            return true;
        } catch (RuntimeException _) {
            return false;
        }
    }

    private void collect(Json json) {
        parts.add(json);
        switch (json) {
            case Json.Obj(var members) -> members.values().forEach(this::collect);
            case Json.Arr(var items) -> items.forEach(this::collect);
            case Json.Str _, Json.Bool _, Json.Null _ -> {}
        }
    }

    /// The value with its part number `left`, in the order of [#collect], changed.
    private Json walk(Json json) {
        if (left-- == 0) {
            return changed(json);
        }
        return switch (json) {
            case Json.Obj(var members) -> {
                Map<String, Json> copy = new LinkedHashMap<>();
                members.forEach((name, value) -> copy.put(name, walk(value)));
                yield new Json.Obj(copy);
            }
            case Json.Arr(var items) -> {
                List<Json> copy = new ArrayList<>();
                items.forEach(item -> copy.add(walk(item)));
                yield new Json.Arr(copy);
            }
            case Json.Str _, Json.Bool _, Json.Null _ -> json;
        };
    }

    private Json changed(Json json) {
        if (random.nextInt(6) == 0) {
            return part();
        }
        return switch (json) {
            case Json.Str(String text) -> text(text);
            case Json.Bool(boolean value) -> random.nextBoolean() ? Json.of(!value) : Json.of(Boolean.toString(value));
            case Json.Null _ -> Json.of("");
            case Json.Arr(var items) -> items(items);
            case Json.Obj(var members) -> members(members);
        };
    }

    /// Another part of the whole, or something that has no place in it.
    private Json part() {
        return switch (random.nextInt(6)) {
            case 0 -> new Json.Null();
            case 1 -> Json.of(random.nextBoolean());
            case 2 -> Json.object().build();
            default -> parts.get(random.nextInt(parts.size()));
        };
    }

    private Json text(String text) {
        Optional<Long> number = number(text);
        return switch (random.nextInt(number.isPresent() ? 6 : 4)) {
            case 0 -> Json.of(TEXTS.get(random.nextInt(TEXTS.size())));
            case 1 -> Json.of(text + " ");
            case 2 -> Json.of(text.isEmpty() ? "x" : edited(text));
            case 3 -> Json.of(random.nextBoolean() ? text.toUpperCase(Locale.ROOT) : text + text);
            case 4 -> Json.of(number.orElseThrow() + random.nextInt(1, 100));
            default -> Json.of("0" + text);
        };
    }

    /// One character is another, or is left out.
    private String edited(String text) {
        int at = text.offsetByCodePoints(0, random.nextInt(text.codePointCount(0, text.length())));
        int after = text.offsetByCodePoints(at, 1);
        String other = random.nextInt(3) == 0 ? "" : String.valueOf((char) random.nextInt(0x20, 0x7F));
        return text.substring(0, at) + other + text.substring(after);
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private Json items(List<Json> items) {
        List<Json> copy = new ArrayList<>(items);
        if (items.isEmpty() || random.nextInt(3) == 0) {
            copy.add(random.nextInt(items.size() + 1), part());
        } else if (random.nextBoolean()) {
            copy.remove(random.nextInt(items.size()));
        } else {
            copy.add(copy.remove(random.nextInt(items.size())));
        }
        return new Json.Arr(copy);
    }

    private Json members(Map<String, Json> members) {
        Map<String, Json> copy = new LinkedHashMap<>(members);
        List<String> names = List.copyOf(members.keySet());
        if (names.isEmpty() || random.nextInt(3) == 0) {
            copy.putIfAbsent(TEXTS.get(random.nextInt(TEXTS.size())), part());
            return new Json.Obj(copy);
        }
        String name = names.get(random.nextInt(names.size()));
        Json value = copy.remove(name);
        switch (random.nextInt(3)) {
            case 0 -> copy.put(edited(name), value == null ? new Json.Null() : value);
            case 1 -> copy.put(name, part());
            default -> {}
        }
        return new Json.Obj(copy);
    }
}
