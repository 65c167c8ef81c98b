/// The TPC-H benchmark: its tables, its queries as programs of an analyst, and the answers that they must give.
@NullMarked
package dev.trefoil.testing.tpch;

import org.jspecify.annotations.NullMarked;
