/// Three real party processes on this machine, to be started, killed and started again.
@NullMarked
package dev.trefoil.testing.cluster;

import org.jspecify.annotations.NullMarked;
