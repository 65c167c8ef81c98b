package dev.trefoil.script.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A JSON value without numbers: integers are written as strings, so that every value has one canonical form
/// (RFC 8785) and none is rounded on the way.
///
/// Two objects are equal whatever the order of their members; the order is kept for [#pretty] only. Every
/// string is well-formed Unicode.
public sealed interface Json {
    record Obj(Map<String, Json> members) implements Json {
        public Obj {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
            members.keySet().forEach(WellFormed::require);
        }
    }

    record Arr(List<Json> items) implements Json {
        public Arr {
            items = List.copyOf(items);
        }
    }

    record Str(String value) implements Json {
        public Str {
            WellFormed.require(value);
        }
    }

    record Bool(boolean value) implements Json {}

    record Null() implements Json {}

    /// The value that `bytes` hold; throws [JsonException], with the place, for anything but one JSON value
    /// in UTF-8 within the limits, without numbers and without an object that names a member twice.
    static Json parse(byte[] bytes, JsonLimits limits) {
        return JsonParsing.parse(bytes, limits);
    }

    /// The one canonical text of this value (RFC 8785): no blanks, members in order of their UTF-16 code units.
    default String canonical() {
        return CanonicalJson.write(this);
    }

    /// [#canonical] in UTF-8.
    default byte[] canonicalBytes() {
        return canonical().getBytes(StandardCharsets.UTF_8);
    }

    /// This value indented for people, with a newline at the end.
    default String pretty() {
        return PrettyJson.write(this);
    }

    static Str of(String value) {
        return new Str(value);
    }

    static Bool of(boolean value) {
        return new Bool(value);
    }

    /// An integer, as its decimal string.
    static Str of(long value) {
        return new Str(Long.toString(value));
    }

    static Arr list(List<? extends Json> items) {
        return new Arr(new ArrayList<>(items));
    }

    static Builder object() {
        return new Builder();
    }

    /// Collects the members of an object in reading order.
    final class Builder {
        private final Map<String, Json> members = new LinkedHashMap<>();

        private Builder() {}

        public Builder put(String name, Json value) {
            if (members.put(name, value) != null) {
                throw new IllegalArgumentException("member '" + name + "' is set twice");
            }
            return this;
        }

        public Builder put(String name, String value) {
            return put(name, of(value));
        }

        public Builder put(String name, long value) {
            return put(name, of(value));
        }

        /// The member only if there is a value: what is absent is left out, never null.
        public Builder put(String name, Optional<String> value) {
            value.ifPresent(text -> put(name, text));
            return this;
        }

        public Obj build() {
            return new Obj(members);
        }
    }
}
