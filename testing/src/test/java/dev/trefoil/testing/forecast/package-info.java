/// Predicted costs against measured ones.
@NullMarked
package dev.trefoil.testing.forecast;

import org.jspecify.annotations.NullMarked;
