package dev.trefoil.mpc.network;

/// What a party has sent so far: payload bits and the bytes they were packed into, messages, and the rounds
/// reached.
///
/// A round is a message that could not be sent before another had arrived: the number is the longest chain of
/// such messages, at any party, that ends in one which this party received. Bytes leave out the framing of
/// messages and TLS.
public record Cost(long bits, long bytes, long messages, int rounds) {}
