package dev.trefoil.cli.demo;

import dev.trefoil.cli.local.Actor;
import dev.trefoil.cli.local.LocalTrio;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The people of the demo, each with a directory and a key of their own.
record Cast(Actor ann, Actor bo, Actor cleo, Actor dan, Actor eve) {
    static Cast create(Path directory) throws IOException {
        return new Cast(
                Actor.create(directory.resolve("ann"), "Ann Weber", "Ethics Board"),
                Actor.create(directory.resolve("bo"), "Bo Lind", "Northern Clinic"),
                Actor.create(directory.resolve("cleo"), "Cleo Roth", "Northern Clinic"),
                Actor.create(directory.resolve("dan"), "Dan Oz", "University"),
                Actor.create(directory.resolve("eve"), "Eve Marsh", "Eastern Clinic"));
    }

    LocalTrio.People people() {
        return new LocalTrio.People(List.of(ann, bo), List.of(cleo), List.of(dan, eve));
    }
}
