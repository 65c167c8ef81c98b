/// The reference manual: one page for each operation, with an example that runs, and figures that are computed.
@NullMarked
package dev.trefoil.testing.manual;

import org.jspecify.annotations.NullMarked;
