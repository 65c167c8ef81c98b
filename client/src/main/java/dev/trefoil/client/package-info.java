/// The dataframe library for analysts.
@NullMarked
package dev.trefoil.client;

import org.jspecify.annotations.NullMarked;
