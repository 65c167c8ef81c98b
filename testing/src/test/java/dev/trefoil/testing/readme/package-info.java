/// The program of the README, which a test runs.
@NullMarked
package dev.trefoil.testing.readme;

import org.jspecify.annotations.NullMarked;
