/// Plans on clear data by DuckDB.
@NullMarked
package dev.trefoil.clear;

import org.jspecify.annotations.NullMarked;
