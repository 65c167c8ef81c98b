package dev.trefoil.testing;

import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.TableRef;
import dev.trefoil.plan.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/// The seeded generator of cases: random tables and a well-typed random plan over them.
///
/// The same seed gives the same case, in every JVM.
public final class Plans {
    private Plans() {}

    /// The case of this seed.
    public static Case of(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        Map<TableRef, Frame> tables = new LinkedHashMap<>();
        int count = 2 + random.nextInt(2);
        for (int number = 0; number < count; number++) {
            tables.put(Handle.of(Integer.toString(number + 1).repeat(64)), RandomFrames.table(random, number));
        }
        Plan plan = new RandomPlans(random, tables, data(tables)).plan(2 + random.nextInt(5));
        return new Case(tables, plan, random.nextInt(3) == 0);
    }

    /// The seeds of a row of cases, from the first.
    public static LongSupplier seeds(long first) {
        AtomicInteger index = new AtomicInteger();
        return () -> seed(first, index.getAndIncrement());
    }

    /// The seed of the case number `index` of a row of cases.
    public static long seed(long first, int index) {
        return new SplittableRandom(first ^ (index * 0x9E3779B97F4A7C15L)).nextLong();
    }

    /// Every value that stands in a table once, for literals.
    private static List<Value> data(Map<TableRef, Frame> tables) {
        List<Value> values = new ArrayList<>();
        for (Frame frame : tables.values()) {
            for (int row = 0; row < frame.rows(); row++) {
                for (Value value : frame.row(row)) {
                    if (!(value instanceof Value.NullValue) && !values.contains(value)) {
                        values.add(value);
                    }
                }
            }
        }
        return values;
    }
}
