package dev.trefoil.cli.demo;

import static dev.trefoil.client.Trefoil.col;
import static dev.trefoil.client.Trefoil.count;
import static dev.trefoil.client.Trefoil.inner;
import static dev.trefoil.client.Trefoil.mean;
import static dev.trefoil.client.Trefoil.sum;

import dev.trefoil.client.Cell;
import dev.trefoil.client.Session;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Handle;

/// What the analyst of the demo writes: the same lines run on dummy data and on the three parties.
final class Programs {
    private Programs() {}

    static Cell meanStrokeAge(Session session, Handle surveyed, Handle treated) {
        var survey = session.table(surveyed.hex());
        var medical = session.table(treated.hex());
        var merged = survey.merge(medical, inner().on("patient_id", "patientnr"));
        return merged.filter(col("Stroke").eq(1)).mean("Age").reveal();
    }

    static Frame visits(Session session, Handle rand) {
        var ill = session.table(rand.hex()).filter(col("disea").gt(10)).collect();
        return ill.groupBy("idp")
                .agg(
                        count().as("people"),
                        sum("mdvis").as("visits"),
                        mean("mdvis").as("mean_visits"),
                        mean("disea").as("mean_diseases"))
                .sort("idp")
                .fetch();
    }
}
