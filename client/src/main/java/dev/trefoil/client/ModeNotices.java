package dev.trefoil.client;

import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.Party;
import dev.trefoil.design.Design;
import dev.trefoil.plan.Handle;
import java.util.stream.Collectors;

/// Which mode a session is in, said to its user.
final class ModeNotices {
    private ModeNotices() {}

    static void design(Notices notices) {
        notices.once("design mode: everything runs at once, in the clear, on dummy data");
    }

    static void authorized(Environment environment, Design design, Notices notices) {
        notices.say("authorized mode: environment " + environment.identifier() + " version " + environment.version()
                + ", computed on secret shares by "
                + environment.parties().stream().map(Party::title).collect(Collectors.joining(", ")));
        long dummies = design.tables().stream()
                .filter(table -> table.dummyFor().isPresent())
                .count();
        if (dummies > 0) {
            notices.say(dummies + (dummies == 1 ? " dummy table stays" : " dummy tables stay")
                    + " in the design environment: nothing of it is sent to the parties");
        }
    }

    static void dummyNotSent(Handle production, Notices notices) {
        notices.say("authorized mode: the dummy data for table " + production.brief()
                + "... is not sent; the real table answers");
    }
}
