package dev.trefoil.policy;

import java.util.List;

/// Everything that one step of a script lets out.
///
/// @param told what becomes known to whom
/// @param columns of a reveal, each column of the result
/// @param rows of a reveal, the source columns that could influence which rows the result has, and their order
/// @param risks the shapes by which single rows may show, by line
public record StepReport(
        int step,
        Exposure exposure,
        List<Told> told,
        List<RevealedColumn> columns,
        List<Influence> rows,
        List<Risk> risks) {
    public StepReport {
        told = List.copyOf(told);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        risks = List.copyOf(risks);
    }

    /// What is told, without its places.
    public List<Disclosed> outputs() {
        return told.stream().map(Told::what).toList();
    }
}
