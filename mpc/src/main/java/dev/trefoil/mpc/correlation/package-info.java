/// Randomness that two neighbouring parties share without talking: pairwise keys, streams, zero shares.
@NullMarked
package dev.trefoil.mpc.correlation;

import org.jspecify.annotations.NullMarked;
