package dev.trefoil.client;

/// A part of a program in which an error that the data cause does not end the run ([Session#allowErrors]).
public final class AllowedErrors implements AutoCloseable {
    private final Runnable end;
    private boolean ended;

    AllowedErrors(Runnable end) {
        this.end = end;
    }

    /// Ends the part; does nothing if it has ended.
    @Override
    public void close() {
        if (!ended) {
            ended = true;
            end.run();
        }
    }
}
