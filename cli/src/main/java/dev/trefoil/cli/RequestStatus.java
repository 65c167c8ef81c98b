package dev.trefoil.cli;

import dev.trefoil.authorization.ApprovalState;
import dev.trefoil.authorization.Approved;
import dev.trefoil.authorization.Decision;
import dev.trefoil.authorization.Envelope;
import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.Person;
import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.Refused;
import dev.trefoil.authorization.Request;
import dev.trefoil.authorization.VerificationKey;
import dev.trefoil.plan.Escaped;
import dev.trefoil.script.Digest;
import dev.trefoil.script.json.JsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Where one request stands, from all files about it: its approvals put together, and the other answers.
record RequestStatus(Request request, Envelope approvals, List<Decision.By> answers) {
    /// The largest file that can be about a request.
    private static final long MOST_BYTES = 16 << 20;

    RequestStatus {
        answers = List.copyOf(answers);
    }

    /// Each request that the files tell of, in the order of the files; files of other kinds are passed over.
    static List<RequestStatus> of(List<Path> files, Environment environment) throws IOException {
        Map<Digest, RequestFile> requests = new LinkedHashMap<>();
        List<Decision.By> answers = new ArrayList<>();
        for (Path file : files) {
            if (Files.size(file) > MOST_BYTES) {
                continue;
            }
            try {
                if (RequestFile.isDecision(file)) {
                    answers.add(Decision.verify(Files.readAllBytes(file), environment));
                } else {
                    RequestFile read = RequestFile.read(file);
                    requests.merge(read.request().digest(), read, RequestStatus::both);
                }
            } catch (Refused | JsonException e) {
                System.err.println(file + ": " + e.getMessage());
            } catch (IllegalArgumentException _) {
                // A file of another kind.
            }
        }
        return requests.values().stream()
                .map(file -> new RequestStatus(
                        file.request(),
                        file.approvals(),
                        answers.stream()
                                .filter(by -> by.decision()
                                        .request()
                                        .equals(file.request().digest()))
                                .toList()))
                .toList();
    }

    private static RequestFile both(RequestFile some, RequestFile others) {
        return new RequestFile(some.request(), Envelope.merge(List.of(some.approvals(), others.approvals())));
    }

    /// Whether this approver's signature under it is there and fits.
    boolean isSignedBy(Environment environment, VerificationKey key) {
        return environment.approver(key).stream()
                .anyMatch(person -> ApprovalState.of(approvals, person) == ApprovalState.SIGNED);
    }

    List<String> lines(Environment environment, Instant now) {
        List<String> lines = new ArrayList<>();
        List<Reason> reasons = Approved.objections(approvals, environment, now);
        lines.add(Escaped.text(request.script().name()) + ": "
                + (reasons.isEmpty() ? "approved" : RequestText.count(approvals, environment)));
        lines.add("  Request " + request.digest());
        lines.add("  Purpose: " + RequestText.inline(request.purpose()));
        lines.add("  Analyst: " + RequestText.analyst(request, environment));
        lines.add("  Valid to " + request.notAfter() + ", at most " + request.maxRuns()
                + (request.maxRuns() == 1 ? " run" : " runs"));
        for (Person person : environment.approvers()) {
            lines.add("  " + RequestText.approver(approvals, person));
        }
        answers.forEach(by -> lines.add("  "
                + switch (by.decision().kind()) {
                    case REJECT -> "Rejected by ";
                    case ASK_FOR_CHANGE -> "A change is asked for by ";
                }
                + Escaped.text(by.approver().title())
                + ": " + RequestText.inline(by.decision().reason())));
        reasons.stream()
                .filter(reason -> reason.kind() != Reason.Kind.MISSING_APPROVAL)
                .forEach(reason -> lines.add("  The parties will refuse this: " + Escaped.text(reason.message())));
        return lines;
    }
}
