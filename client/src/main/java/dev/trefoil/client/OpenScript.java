package dev.trefoil.client;

import java.nio.file.Path;

/// The script that a session is in: being recorded ([Session#record], ends with [#save]) or being run under its
/// approval ([Session#load], ends with [#close]).
public final class OpenScript {
    /// What ends a script, and what ends it wrongly.
    interface Ending {
        void save(Path file);

        void forgetExamples();

        void close();
    }

    private final String name;
    private final Ending ending;
    private boolean ended;

    OpenScript(String name, Ending ending) {
        this.name = name;
        this.ending = ending;
    }

    public String name() {
        return name;
    }

    /// Leaves out of the script the first rows that each reveal gave on dummy data so far, which [#save] else writes
    /// into it for approvers to see; call it right before [#save].
    public OpenScript withoutExamples() {
        requireOpen();
        ending.forgetExamples();
        return this;
    }

    /// Ends the recording and writes the script, indented, for `trefoil request`, with the first rows that each
    /// reveal gave on dummy data.
    ///
    /// An earlier recording under the same name is replaced. Any other file that exists is kept, and this throws,
    /// so that the script can be saved elsewhere.
    public void save(Path file) {
        requireOpen();
        ending.save(file);
        ended = true;
    }

    /// Ends the run; throws if approved steps were not run.
    public void close() {
        requireOpen();
        ending.close();
        ended = true;
    }

    boolean ended() {
        return ended;
    }

    private void requireOpen() {
        if (ended) {
            throw new IllegalStateException("script '" + name + "' has ended already");
        }
    }

    @Override
    public String toString() {
        return "script '" + name + "'" + (ended ? " (ended)" : "");
    }
}
