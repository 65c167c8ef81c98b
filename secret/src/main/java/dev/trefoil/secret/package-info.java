/// Plans on secret shares.
@NullMarked
package dev.trefoil.secret;

import org.jspecify.annotations.NullMarked;
