/// The museum of attacks: approved files, each with one thing wrong.
@NullMarked
package dev.trefoil.testing.museum;

import org.jspecify.annotations.NullMarked;
