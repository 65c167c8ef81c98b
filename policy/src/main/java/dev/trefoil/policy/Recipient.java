package dev.trefoil.policy;

import dev.trefoil.plan.Escaped;

/// Who receives results: a person and their organisation, as the environment names them.
public record Recipient(String name, String organisation) {
    /// `Ada Lovelace (University of Bern)`, escaped.
    @Override
    public String toString() {
        return Escaped.text(name) + " (" + Escaped.text(organisation) + ")";
    }
}
