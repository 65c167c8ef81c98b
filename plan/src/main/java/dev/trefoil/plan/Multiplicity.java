package dev.trefoil.plan;

/// How many rows of the other side a row of a join may match: what an analyst asserts, and what the size of the
/// result follows from.
///
/// Asserted uniqueness is checked among the rows that are there and have no null key; a violation ends the run and is
/// the one bit that is disclosed.
public sealed interface Multiplicity {
    /// Right keys are unique.
    record ManyToOne() implements Multiplicity {}

    /// Left keys and right keys are unique.
    record OneToOne() implements Multiplicity {}

    /// Left keys are unique.
    record OneToMany() implements Multiplicity {}

    /// Keys may repeat on both sides; more than `maxRows` pairs of rows that match end the run, and that bit is
    /// disclosed.
    record ManyToMany(long maxRows) implements Multiplicity {
        public ManyToMany {
            if (maxRows < 0 || maxRows > Limits.MAX_ROWS) {
                throw new PlanException(
                        "join: at most " + maxRows + " matches are outside 0.." + Limits.MAX_ROWS + " rows");
            }
        }
    }

    /// Keys may repeat on both sides and nothing is checked: semi and anti joins, which only ask whether there is a
    /// match.
    record Unchecked() implements Multiplicity {}

    static Multiplicity manyToOne() {
        return new ManyToOne();
    }

    static Multiplicity oneToOne() {
        return new OneToOne();
    }

    static Multiplicity oneToMany() {
        return new OneToMany();
    }

    static Multiplicity manyToMany(long maxRows) {
        return new ManyToMany(maxRows);
    }

    /// What a join of this kind asserts where nothing else is said: unique right keys, or nothing for a semi or anti
    /// join.
    static Multiplicity usual(Plan.JoinKind kind) {
        return kind.isTest() ? new Unchecked() : new ManyToOne();
    }

    /// Whether right keys must be unique.
    default boolean rightUnique() {
        return switch (this) {
            case ManyToOne _, OneToOne _ -> true;
            case OneToMany _, ManyToMany _, Unchecked _ -> false;
        };
    }

    /// Whether left keys must be unique.
    default boolean leftUnique() {
        return switch (this) {
            case OneToMany _, OneToOne _ -> true;
            case ManyToOne _, ManyToMany _, Unchecked _ -> false;
        };
    }
}
