package dev.trefoil.cli;

import dev.trefoil.audit.CheckedLog;
import dev.trefoil.audit.Entry;
import dev.trefoil.audit.SignedHead;
import dev.trefoil.authorization.Party;
import dev.trefoil.plan.Escaped;
import dev.trefoil.wire.Logs;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Logs and their heads in lines for people.
final class AuditText {
    private AuditText() {}

    static String of(Party party, SignedHead head) {
        long size = head.head().size();
        return Escaped.text(party.title()) + ", " + size + (size == 1 ? " entry" : " entries") + ", root "
                + head.head().root();
    }

    static String of(Logs.Told told) {
        return of(told.party(), told.head())
                + told.continues()
                        .map(good -> good
                                ? ", continues what you kept"
                                : ", DOES NOT CONTINUE what you kept: entries were changed or left out")
                        .orElse("");
    }

    /// How many entries there are of each kind.
    static List<String> kinds(CheckedLog log) {
        return log.entries().stream()
                .collect(Collectors.groupingBy(Entry::kind, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(kind -> "  " + kind.getKey() + "  " + kind.getValue())
                .toList();
    }
}
