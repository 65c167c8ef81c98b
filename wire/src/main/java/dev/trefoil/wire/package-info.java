/// Messages between client and servers.
@NullMarked
package dev.trefoil.wire;

import org.jspecify.annotations.NullMarked;
