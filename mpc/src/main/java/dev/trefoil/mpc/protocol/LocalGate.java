package dev.trefoil.mpc.protocol;

/// A party's own work on one bit a row that passes the [Door]: a sum of products of secrets, and what is added to it
/// afterwards.
interface LocalGate {
    int rows();

    /// Sets words `from` to `to`, which are zero before, to this party's additive part of the products, not masked: it
    /// must not be sent as it is.
    void part(long[] out, int from, int to);

    /// Turns words `from` to `to` of this party's first (0) or second (1) share of the products into those of the
    /// result.
    default void finish(long[] share, int which, int from, int to) {}
}
