package dev.trefoil.engine;

import dev.trefoil.engine.storage.RunRecords;
import dev.trefoil.engine.storage.StepPlace;
import dev.trefoil.script.Digest;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Counts runs of an authorization, those included that are starting just now and are not recorded yet: so two runs
/// that start at once do not both take the last place.
final class RunCounter {
    private record Starting(Digest authorization, String tag) {}

    private final RunRecords records;
    private final Set<Starting> starting = new HashSet<>();

    RunCounter(RunRecords records) {
        this.records = records;
    }

    /// What this party tells of the run; from now on the run counts here, until [#settled].
    synchronized PartyState enter(StepPlace place) {
        Optional<RunRecords.Run> run = records.find(place.authorization(), place.tag());
        if (run.isEmpty()) {
            starting.add(new Starting(place.authorization(), place.tag()));
        }
        long beginning = starting.stream()
                .filter(other -> other.authorization().equals(place.authorization()))
                .count();
        int done = records.done(place.authorization(), place.tag());
        return new PartyState(
                records.count(place.authorization()) + beginning,
                run.map(RunRecords.Run::number).orElse(0L),
                done,
                done >= place.step() ? records.resultKey(place).orElse("") : "",
                records.failure(new StepPlace(place.authorization(), place.tag(), done))
                        .isPresent(),
                run.flatMap(RunRecords.Run::ended));
    }

    /// The run is recorded, or will not be.
    synchronized void settled(StepPlace place) {
        starting.remove(new Starting(place.authorization(), place.tag()));
    }
}
