package dev.trefoil.cli;

import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.Party;
import dev.trefoil.authorization.Person;
import dev.trefoil.plan.Escaped;
import java.util.ArrayList;
import java.util.List;

/// An environment as lines for people.
final class EnvironmentText {
    private EnvironmentText() {}

    static List<String> of(Environment environment) {
        List<String> lines = new ArrayList<>();
        lines.add("Environment " + environment.identifier() + ", version " + environment.version());
        lines.add("Digest " + environment.digest());
        lines.add("Parties:");
        for (Party party : environment.parties()) {
            lines.add("  " + party.index() + "  " + Escaped.text(party.name() + ", " + party.operator()) + ", "
                    + party.host() + " ports " + party.apiPort() + " and " + party.linkPort() + ", key identifier "
                    + party.key().brief());
        }
        people(lines, "Approvers (" + environment.quorum() + " must sign a request):", environment.approvers());
        people(lines, "Data providers:", environment.providers());
        people(lines, "Analysts:", environment.analysts());
        lines.add(
                environment.selfApproval()
                        ? "An analyst may approve their own request."
                        : "An analyst may not approve their own request.");
        return lines;
    }

    private static void people(List<String> lines, String title, List<Person> people) {
        lines.add(title);
        people.forEach(person -> lines.add("  " + Escaped.text(person.title()) + ", key identifier "
                + person.key().brief()));
    }
}
