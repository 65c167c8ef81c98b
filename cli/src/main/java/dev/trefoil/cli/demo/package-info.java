/// The demo: the whole product in one go.
@NullMarked
package dev.trefoil.cli.demo;

import org.jspecify.annotations.NullMarked;
