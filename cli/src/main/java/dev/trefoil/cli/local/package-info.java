/// A whole environment on one machine: three party processes and people with keys.
@NullMarked
package dev.trefoil.cli.local;

import org.jspecify.annotations.NullMarked;
