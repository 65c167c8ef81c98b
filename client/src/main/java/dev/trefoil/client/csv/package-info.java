/// CSV files as frames: strict reading, declared or inferred types, errors that name line, column and value.
@NullMarked
package dev.trefoil.client.csv;

import org.jspecify.annotations.NullMarked;
