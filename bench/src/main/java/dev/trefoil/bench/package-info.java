/// Measurements, and TPC-H on three processes.
@NullMarked
package dev.trefoil.bench;

import org.jspecify.annotations.NullMarked;
