/// Measurements.
@NullMarked
package dev.trefoil.bench;

import org.jspecify.annotations.NullMarked;
