package dev.trefoil.forecast;

import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Relation;
import java.util.List;

/// What one node of a plan costs, without its inputs.
///
/// A column is converted from bits to numbers, or back, when it is first needed so: that belongs to the node which
/// needs it.
///
/// @param relation the public shape of its result
/// @param hidesRows whether hidden bits say which rows of the result are there
/// @param again whether an equal node stands before it in the tree, whose costs include this one's
public record NodeForecast(
        Plan plan, Relation relation, boolean hidesRows, boolean again, Spent own, List<NodeForecast> inputs) {
    public NodeForecast {
        inputs = List.copyOf(inputs);
    }
}
