/// What a step lets out, in words.
@NullMarked
package dev.trefoil.policy;

import org.jspecify.annotations.NullMarked;
