/// A seeded mutator of signed files and requests: changes that somebody could make to them, none of which may pass.
@NullMarked
package dev.trefoil.testing.mutation;

import org.jspecify.annotations.NullMarked;
