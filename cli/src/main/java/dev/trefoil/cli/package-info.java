/// The trefoil command.
@NullMarked
package dev.trefoil.cli;

import org.jspecify.annotations.NullMarked;
