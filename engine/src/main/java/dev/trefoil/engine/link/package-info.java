/// The connections between parties: one pair of links a run, mutually authenticated, closed when the run ends.
@NullMarked
package dev.trefoil.engine.link;

import org.jspecify.annotations.NullMarked;
