package dev.trefoil.engine.storage;

import java.util.Optional;
import java.util.concurrent.Callable;

/// Every moment at which something becomes durable at a party; between two of them a crash loses nothing that
/// was acknowledged.
///
/// A test kills a party before and after each of them.
public enum DurableStep {
    /// The shares of a table lie in a file of their own, which no record names yet.
    SHARES_WRITTEN,
    /// An upload waits for its commit.
    UPLOAD_STAGED,
    /// What another party's journal holds is known here too.
    JOURNAL_READ,
    /// The heads that the other parties' journals have reached are remembered.
    HEADS_SEEN,
    /// A run is counted.
    RUN_COUNTED,
    /// A decision that changes no other record stands in the audit log: a request let pass, or refused.
    ENTRY_WRITTEN,
    /// This party can keep a new table, whatever happens; party 0 decides.
    TABLE_PREPARED,
    /// A new table is there.
    TABLE_COMMITTED,
    /// A new table is not there, for good.
    TABLE_ABORTED,
    /// A revocation is known here, for good.
    REVOCATION_KEPT,
    /// An order of a table's rows is kept, which nothing depends on.
    ORDER_KEPT,
    /// This party's part of a result is sealed and kept.
    RESULT_KEPT,
    /// A run, or a step that may fail, ended because of the data, for good.
    RUN_ENDED,
    /// This party can remove a table, whatever happens; party 0 decides.
    REMOVAL_PREPARED,
    /// A table is removed.
    REMOVAL_COMMITTED,
    /// A table stays, for good.
    REMOVAL_ABORTED,
    /// The shares of a removed table are deleted.
    SHARES_DELETED;

    private static Optional<String> crash = Optional.empty();

    /// Makes this process halt at a point such as `before TABLE_COMMITTED` or `after TABLE_COMMITTED`: for
    /// tests of crashes only.
    public static void haltAt(String point) {
        String name = point.replaceFirst("^(before|after) ", "");
        valueOf(name);
        crash = Optional.of(point);
    }

    /// Runs `work`, after which this step is durable.
    <T> T perform(Callable<T> work) throws Exception {
        halt("before ");
        T result = work.call();
        halt("after ");
        return result;
    }

    private void halt(String when) {
        if (crash.isPresent() && crash.get().equals(when + name())) {
            Runtime.getRuntime().halt(137);
        }
    }
}
