package dev.trefoil.design;

import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Plan;
import java.util.List;
import java.util.Optional;

/// A place where any plan runs at once, in the clear, on dummy data: embedded ([DesignEngine]) or on a server.
///
/// A plan may name a dummy table by its own handle or by the handle of the production table that it stands for. Plans
/// hold handles only, no step references. Wrong plans throw [dev.trefoil.plan.PlanException], data that ends a run
/// throws [dev.trefoil.plan.DisclosedFailure], as on shares.
public interface Design extends AutoCloseable {
    /// Keeps a table; its new handle. With `dummyFor` it stands for that production table from now on, in place of an
    /// earlier dummy.
    Handle upload(Frame frame, Optional<String> name, Optional<Handle> dummyFor);

    /// What is here, in the order of arrival.
    List<DesignTable> tables();

    /// The table with this handle, or the dummy that stands for it; throws if there is none.
    DesignTable table(Handle handle);

    /// Keeps the result of the plan as a new table; its handle.
    Handle store(Plan plan, Optional<String> name);

    /// The result of the plan.
    Frame reveal(Plan plan);

    /// Removes the table with this handle, or the dummy that stands for it.
    void remove(Handle handle);

    @Override
    void close();
}
