/// The three-party library.
@NullMarked
package dev.trefoil.mpc;

import org.jspecify.annotations.NullMarked;
