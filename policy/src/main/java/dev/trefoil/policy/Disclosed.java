package dev.trefoil.policy;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Plan.KeyPair;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.UploadLimits;
import java.util.List;

/// One thing about secret data that a step lets out.
///
/// The kinds are closed: whatever depends on data and becomes visible to anybody is one of these.
public sealed interface Disclosed {
    /// The cells of a result, to the analyst.
    record Cells(Schema schema, Grain grain) implements Disclosed {}

    /// How many rows a result has, to the analyst and the parties.
    record RowCount() implements Disclosed {}

    /// How many rows an inner plan leaves, to the analyst and the parties: it asks to be trimmed to that number.
    record RowsLeft(Plan of) implements Disclosed {}

    /// Whether a filter kept at least `minimum` rows: if not, the run ends and says so.
    record MinimumMet(Expression where, long minimum) implements Disclosed {}

    /// Whether the keys on one side of a join are unique: if not, the run ends and says so.
    record KeysUnique(JoinSide side, List<Column> keys) implements Disclosed {
        public KeysUnique {
            keys = List.copyOf(keys);
        }
    }

    /// Whether a join finds at most `maximum` pairs of rows with equal keys: if not, the run ends and says so.
    record MatchesBounded(List<KeyPair> keys, long maximum) implements Disclosed {
        public MatchesBounded {
            keys = List.copyOf(keys);
        }
    }

    /// Whether every value fits the target of a cast: if not, the run ends and says so.
    record CastHeld(Expression operand, Type target) implements Disclosed {}

    /// Whether the values of an upload lie within its declared types: if not, nothing is stored and the run says so.
    record UploadFits(Schema schema) implements Disclosed {}

    /// The same of an upload whose types are the analyst's choice.
    record AnyUploadFits(UploadLimits limits) implements Disclosed {}

    /// A side of a join.
    enum JoinSide {
        LEFT,
        RIGHT
    }

    /// This as the sentence that approvers read.
    default String sentence(Recipient analyst) {
        return DisclosedWords.of(this, analyst);
    }
}
