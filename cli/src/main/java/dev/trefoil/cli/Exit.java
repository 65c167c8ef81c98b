package dev.trefoil.cli;

/// The exit codes of the command.
final class Exit {
    static final int OK = 0;

    /// Something went wrong: a file, a network, a server.
    static final int FAILED = 1;

    /// The command line itself is wrong.
    static final int USAGE = 2;

    /// What was asked is not allowed; the reasons are printed.
    static final int REFUSED = 3;

    private Exit() {}
}
