package dev.trefoil.plan;

/// A run that ended because of the data: the one bit that this tells is a disclosed output of the step.
///
/// Both executors throw it in the same cases, and it never says more than its kind and the place in the plan.
public final class DisclosedFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// What about the data ended the run.
    public enum Kind {
        /// A filter kept fewer rows than the minimum it names.
        TOO_FEW_ROWS,
        /// A side of a join whose keys must be unique holds one more than once.
        DUPLICATE_KEY,
        /// A many-to-many join found more matches than its bound.
        TOO_MANY_ROWS,
        /// A cast met a value (or a null) outside its target type, or an addition left the dates 1900..2199.
        CAST_VIOLATED,
        /// An upload holds a value outside its declared type.
        OUT_OF_TYPE
    }

    private final Kind kind;

    private DisclosedFailure(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /// A failure that another machine ran into and told about.
    public static DisclosedFailure reported(Kind kind, String message) {
        return new DisclosedFailure(kind, message);
    }

    public static DisclosedFailure tooFewRows(long minimum) {
        return new DisclosedFailure(
                Kind.TOO_FEW_ROWS, "a filter kept fewer rows than its minimum of " + minimum + ": no result");
    }

    public static DisclosedFailure duplicateRightKey() {
        return new DisclosedFailure(
                Kind.DUPLICATE_KEY,
                "a join found a key more than once in its right table: make the right keys unique, or say how often they"
                        + " may repeat");
    }

    public static DisclosedFailure duplicateLeftKey() {
        return new DisclosedFailure(
                Kind.DUPLICATE_KEY,
                "a join found a key more than once in its left table: make the left keys unique, or say how often they"
                        + " may repeat");
    }

    public static DisclosedFailure tooManyRows(long maximum) {
        return new DisclosedFailure(
                Kind.TOO_MANY_ROWS,
                "a join found more than the " + maximum + " matches that it allows: raise its bound or filter first");
    }

    public static DisclosedFailure castViolated(Type target) {
        if (target instanceof Type.DateType || target instanceof Type.TimestampType) {
            return new DisclosedFailure(
                    Kind.CAST_VIOLATED,
                    "a cast to " + target.text() + " met a null, or an addition left the years 1900 to 2199: filter"
                            + " first, or allow nulls");
        }
        return new DisclosedFailure(
                Kind.CAST_VIOLATED, "a cast met a value outside " + target.text() + ": widen the type or filter first");
    }

    public static DisclosedFailure outOfType() {
        return new DisclosedFailure(
                Kind.OUT_OF_TYPE, "the upload holds a value outside its declared type: nothing was stored");
    }
}
