package dev.trefoil.plan;

import java.util.Optional;

/// One thing that a script does.
public sealed interface Step {
    /// A new table of this schema comes in from the analyst; its content is not fixed, its schema is.
    record Upload(Schema schema, Optional<String> name) implements Step {
        public Upload {
            name.ifPresent(given -> Names.requireName("table", given));
        }
    }

    /// A new table comes in from the analyst, of whatever columns within the limits. Since its columns are not fixed,
    /// no later step of the script reads it: a script of its own does, by its handle.
    record UploadAny(UploadLimits limits, Optional<String> name) implements Step {
        public UploadAny {
            name.ifPresent(given -> Names.requireName("table", given));
        }
    }

    /// The result of the plan is stored, still secret, under a new handle.
    record Store(Plan plan, Optional<String> name) implements Step {
        public Store {
            name.ifPresent(given -> Names.requireName("table", given));
        }
    }

    /// The result of the plan goes to the analyst: the only way out.
    record Reveal(Plan plan) implements Step {}

    /// The table is removed.
    record Remove(TableRef table) implements Step {}
}
