/// What a party keeps on its disk: shares, encrypted, and the records of tables, runs and decisions.
@NullMarked
package dev.trefoil.engine.storage;

import org.jspecify.annotations.NullMarked;
