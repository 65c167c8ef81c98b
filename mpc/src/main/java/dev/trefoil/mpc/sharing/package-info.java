/// Replicated shares of three parties over Z_2^64 and over bits, and what a party can do with them alone.
@NullMarked
package dev.trefoil.mpc.sharing;

import org.jspecify.annotations.NullMarked;
