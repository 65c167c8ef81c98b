/// What a party decided, in an append-only log that nobody can change unnoticed: entries, the Merkle tree over
/// them, heads signed by the party, and what checks all of it offline.
@NullMarked
package dev.trefoil.audit;

import org.jspecify.annotations.NullMarked;
