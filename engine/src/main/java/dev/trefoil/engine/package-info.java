/// The party server.
@NullMarked
package dev.trefoil.engine;

import org.jspecify.annotations.NullMarked;
