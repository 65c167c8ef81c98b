/// Links between neighbouring parties, messages on them, and what they cost.
@NullMarked
package dev.trefoil.mpc.network;

import org.jspecify.annotations.NullMarked;
