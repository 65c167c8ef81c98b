package dev.trefoil.mpc.network;

/// A two-way, ordered, reliable stream of bytes to one neighbouring party.
///
/// One thread writes and reads; any thread may close. A write never waits for the neighbour to read, so that
/// two parties may write to each other at the same time, whatever the size. After [#close()] every call, also
/// one that is waiting, fails at once with a [LinkFailure].
public interface Link extends AutoCloseable {
    /// The neighbour's name, for messages.
    String peer();

    /// Sends the first `length` bytes of `bytes`, in order; the array is handed over and must not be written
    /// afterwards.
    void write(byte[] bytes, int length);

    /// An array of 64 KiB to fill and hand to [#write]: a link may give back arrays that it has sent.
    default byte[] piece() {
        return new byte[OutgoingMessage.PIECE];
    }

    /// Waits for `length` bytes and puts them at the start of `into`.
    void read(byte[] into, int length);

    /// Waits until everything written has left this party.
    void flush();

    /// Whether messages carry their payload. On a link of a rehearsal they are headers only: what is put into a
    /// message is counted and dropped, what is taken out of it is zeros.
    default boolean carriesPayload() {
        return true;
    }

    /// Ends the link; what was written and not yet sent may be lost.
    @Override
    void close();
}
