package dev.trefoil.policy;

/// What is known of one column of a plan's result without any data.
///
/// @param lineage the atoms of [Sources] that could influence its values, besides those that decide which rows there
///     are
/// @param risks numbers of risks, of [Registry]
/// @param meaning equal for columns that are computed alike from the same source columns
/// @param behind which source rows stand behind a value
/// @param groupings numbers of the aggregates that its values went through, of [Registry]
/// @param counts the number of the aggregate whose rows it counts, or 0
record TracedColumn(
        Marks lineage,
        Marks risks,
        Grain grain,
        Derivation derivation,
        boolean nullable,
        int meaning,
        Behind behind,
        Marks groupings,
        int counts) {
    TracedColumn withBehind(Behind other) {
        return new TracedColumn(lineage, risks, grain, derivation, nullable, meaning, other, groupings, counts);
    }

    TracedColumn withLineage(Marks other) {
        return new TracedColumn(other, risks, grain, derivation, nullable, meaning, behind, groupings, counts);
    }

    TracedColumn withRisks(Marks other) {
        return new TracedColumn(lineage, other, grain, derivation, nullable, meaning, behind, groupings, counts);
    }

    TracedColumn orNull() {
        return new TracedColumn(lineage, risks, grain, derivation, true, meaning, behind, groupings, counts);
    }

    /// One of two columns, the one or the other for each row.
    TracedColumn or(TracedColumn other, int both, Behind rows, Work work) {
        return new TracedColumn(
                lineage.and(other.lineage, work),
                risks.and(other.risks, work),
                grain.compareTo(other.grain) <= 0 ? grain : other.grain,
                derivation.or(other.derivation),
                nullable || other.nullable,
                meaning == other.meaning ? meaning : both,
                rows,
                groupings.and(other.groupings, work),
                0);
    }
}
