/// The protocols: one class is one protocol is one paper; static methods that take the party first.
@NullMarked
package dev.trefoil.mpc.protocol;

import org.jspecify.annotations.NullMarked;
