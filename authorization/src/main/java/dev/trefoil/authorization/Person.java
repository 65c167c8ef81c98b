package dev.trefoil.authorization;

import dev.trefoil.plan.Names;

/// Somebody with a key in an environment, by name and organisation.
public record Person(String name, String organisation, VerificationKey key) {
    public Person {
        Names.requireName("person", name);
        Names.requireName("organisation", organisation);
    }

    /// Whether this is the same human, possibly with another key.
    boolean isSameAs(Person other) {
        return key.equals(other.key) || (name.equals(other.name) && organisation.equals(other.organisation));
    }

    /// Name and organisation, for messages to people.
    public String title() {
        return name + " (" + organisation + ")";
    }
}
