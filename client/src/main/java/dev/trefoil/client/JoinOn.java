package dev.trefoil.client;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Multiplicity;
import dev.trefoil.plan.Plan.JoinKind;
import dev.trefoil.plan.Plan.KeyPair;
import dev.trefoil.plan.PlanException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How two tables are merged: the kind of join, the pairs of key columns, how often keys may repeat, and how
/// columns of equal names are told apart. Immutable.
///
/// Where nothing else is said, right keys must be unique; semi and anti joins ask for nothing. Uniqueness is checked,
/// and a run in which it does not hold ends; so does one with more matches than the bound of a many-to-many join.
///
/// ```java
/// survey.merge(medical, inner().on("patient_id", "patientnr"))
/// patients.merge(visits, left().on("id").oneToMany())
/// visits.merge(drugs, inner().on("id").manyToMany(5000).suffixes("_visit", "_drug"))
/// ```
public final class JoinOn {
    private final JoinKind kind;
    private final List<KeyPair> keys;
    private final Multiplicity multiplicity;
    private final Optional<Suffixes> suffixes;

    /// What is added to the names of left and right columns that both tables have.
    record Suffixes(String left, String right) {}

    private JoinOn(JoinKind kind, List<KeyPair> keys, Multiplicity multiplicity, Optional<Suffixes> suffixes) {
        this.kind = kind;
        this.keys = List.copyOf(keys);
        this.multiplicity = multiplicity;
        this.suffixes = suffixes;
    }

    static JoinOn of(JoinKind kind) {
        return new JoinOn(kind, List.of(), Multiplicity.usual(kind), Optional.empty());
    }

    /// Rows match where this column is equal in both tables; several calls name several keys.
    public JoinOn on(String column) {
        return on(column, column);
    }

    /// Rows match where the left and the right column are equal; several calls name several keys.
    public JoinOn on(String left, String right) {
        List<KeyPair> more = new ArrayList<>(keys);
        more.add(new KeyPair(Column.of(left), Column.of(right)));
        return new JoinOn(kind, more, multiplicity, suffixes);
    }

    /// Keys are unique in both tables.
    public JoinOn oneToOne() {
        return with(Multiplicity.oneToOne());
    }

    /// Keys are unique in the left table.
    public JoinOn oneToMany() {
        return with(Multiplicity.oneToMany());
    }

    /// Keys are unique in the right table: what holds if nothing is said.
    public JoinOn manyToOne() {
        return with(Multiplicity.manyToOne());
    }

    /// Keys may repeat in both tables; more than `maxRows` pairs of rows that match end the run. The bound is
    /// public and is how large the result is held, so it costs time.
    public JoinOn manyToMany(long maxRows) {
        return with(Multiplicity.manyToMany(maxRows));
    }

    /// Adds these to the names of the left and right columns that would otherwise have equal names; one may be empty.
    public JoinOn suffixes(String left, String right) {
        if (left.equals(right)) {
            throw new PlanException("suffixes: the left and right one are equal, so the names would stay equal");
        }
        return new JoinOn(kind, keys, multiplicity, Optional.of(new Suffixes(left, right)));
    }

    JoinKind kind() {
        return kind;
    }

    List<KeyPair> keys() {
        return keys;
    }

    Multiplicity multiplicity() {
        return multiplicity;
    }

    Optional<Suffixes> suffixes() {
        return suffixes;
    }

    private JoinOn with(Multiplicity other) {
        if (kind.isTest()) {
            throw new PlanException("a semi or anti join asks for nothing about how often keys repeat: leave it out");
        }
        return new JoinOn(kind, keys, other, suffixes);
    }
}
