package dev.trefoil.client;

/// The fewest rows that a filter must keep; with fewer the run ends without a result, and that it did is disclosed.
public record MinimumRows(long rows) {}
