package dev.trefoil.script.json;

import java.util.Optional;

/// The members of an object, each with its place.
public final class Fields {
    private final Located owner;
    private final Json.Obj object;
    private final JsonPath path;

    Fields(Located owner, Json.Obj object, JsonPath path) {
        this.owner = owner;
        this.object = object;
        this.path = path;
    }

    public Located required(String name) {
        return optional(name).orElseThrow(() -> owner.error("the field \"" + name + "\" is missing"));
    }

    public Optional<Located> optional(String name) {
        return Optional.ofNullable(object.members().get(name)).map(value -> new Located(value, path.field(name)));
    }
}
