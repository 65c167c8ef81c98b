/// The demo, tested as it is shown.
@NullMarked
package dev.trefoil.testing.demo;

import org.jspecify.annotations.NullMarked;
