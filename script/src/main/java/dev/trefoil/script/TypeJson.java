package dev.trefoil.script;

import dev.trefoil.plan.Type;
import dev.trefoil.plan.TypeText;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.Located;

/// A type as its type string, in the one spelling that [Type#text] gives.
public final class TypeJson {
    private TypeJson() {}

    public static Json write(Type type) {
        return Json.of(type.text());
    }

    public static Type read(Located json) {
        String text = json.string();
        Type type = json.make(() -> TypeText.type(text));
        if (!type.text().equals(text)) {
            throw json.error("this type has one spelling here: write " + type.text());
        }
        return type;
    }
}
