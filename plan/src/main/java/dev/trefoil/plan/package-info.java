/// The language.
@NullMarked
package dev.trefoil.plan;

import org.jspecify.annotations.NullMarked;
