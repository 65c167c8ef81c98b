/// What a step will cost before it runs, by a rehearsal of the secret executor.
@NullMarked
package dev.trefoil.forecast;

import org.jspecify.annotations.NullMarked;
