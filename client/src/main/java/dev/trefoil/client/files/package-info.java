/// Files as frames: strict reading, declared or inferred types, errors that name line, column and value.
@NullMarked
package dev.trefoil.client.files;

import org.jspecify.annotations.NullMarked;
