/// Recording, canonical form, digest.
@NullMarked
package dev.trefoil.script;

import org.jspecify.annotations.NullMarked;
