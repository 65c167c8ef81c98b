/// The design environment.
@NullMarked
package dev.trefoil.design;

import org.jspecify.annotations.NullMarked;
