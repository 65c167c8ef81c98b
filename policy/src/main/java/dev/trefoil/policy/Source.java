package dev.trefoil.policy;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.TableRef;

/// A column of a table that a script reads or that the analyst brings in, before anything was computed.
public record Source(TableRef table, Column column) {}
