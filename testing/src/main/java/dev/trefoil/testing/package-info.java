/// Three parties in one process, random plans.
@NullMarked
package dev.trefoil.testing;

import org.jspecify.annotations.NullMarked;
