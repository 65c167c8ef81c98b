/// Keys, environments, approvals.
@NullMarked
package dev.trefoil.authorization;

import org.jspecify.annotations.NullMarked;
