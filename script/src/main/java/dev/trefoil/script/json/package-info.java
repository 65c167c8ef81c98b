/// JSON as a small strict tree: bounded parsing, canonical and readable writing, reading with places in errors.
@NullMarked
package dev.trefoil.script.json;

import org.jspecify.annotations.NullMarked;
