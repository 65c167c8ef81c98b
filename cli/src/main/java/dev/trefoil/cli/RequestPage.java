package dev.trefoil.cli;

import dev.trefoil.authorization.ApprovalState;
import dev.trefoil.authorization.Approved;
import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.Person;
import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.Request;
import dev.trefoil.plan.ExpressionText;
import dev.trefoil.policy.Exposure;
import dev.trefoil.policy.Recipient;
import dev.trefoil.policy.Report;
import dev.trefoil.policy.Review;
import dev.trefoil.policy.Sheet;
import dev.trefoil.policy.Sheets;
import dev.trefoil.script.Example;
import dev.trefoil.script.Script;
import dev.trefoil.script.TableUse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A request as one page of HTML to read and print: the same content as `trefoil review`, derived from the bytes that
/// are signed. It needs nothing beside itself, and nothing in it runs.
final class RequestPage {
    private static final String GUARD =
            "none: nothing under the shares hides small groups, rounds or adds noise. What a"
                    + " step reveals is shown exactly as it is.";

    private final Html page = new Html();
    private final Request request;
    private final RequestFile file;
    private final Environment environment;
    private final Recipient analyst;

    private RequestPage(RequestFile file, Environment environment) {
        this.file = file;
        this.request = file.request();
        this.environment = environment;
        this.analyst = RequestText.analyst(request, environment);
    }

    static String of(RequestFile file, Environment environment, Instant now) {
        RequestPage page = new RequestPage(file, environment);
        page.write(now);
        return page.page.toString();
    }

    private void write(Instant now) {
        Script script = request.script();
        Report report = Report.of(script);
        page.raw("<!DOCTYPE html>")
                .raw("<html lang=\"en\" dir=\"ltr\"><head><meta charset=\"utf-8\">")
                .raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"
                        + " 'unsafe-inline'\">")
                .text("title", "Request " + request.digest().brief())
                .raw(PageStyle.CSS)
                .raw("</head><body>")
                .text("p class=\"kind\"", "Request for approval")
                .text("h1", script.name());
        if (!script.description().isBlank()) {
            script.description().lines().forEach(line -> page.text("p class=\"said\"", line));
        }
        terms();
        boolean near = report.exposure().compareTo(Exposure.GROUPS) > 0;
        page.raw("<p class=\"verdict " + (near ? "near" : "far") + "\">");
        page.text("b", "Verdict: " + report.exposure().words() + ".").raw("</p>");
        objections(now);
        tables(script.tables());
        Sheets.of(script, report, analyst).forEach(this::step);
        Review.ending(report).forEach(sentence -> page.text("p class=\"end\"", sentence));
        approvals();
        page.text(
                        "p class=\"foot\"",
                        "Made by trefoil review from the bytes that approvers sign. Ink approves nothing: compare the"
                                + " digest above with the one that trefoil review shows you, and sign with trefoil approve.")
                .raw("</body></html>");
    }

    private void terms() {
        String digest = request.digest().hex();
        page.raw("<table class=\"terms\">")
                .raw("<tr><th>Request</th><td class=\"digest\">" + String.join(" ", digest.split("(?<=\\G.{8})"))
                        + "</td></tr>")
                .term("Asked for by", analyst.toString())
                .term("Purpose", request.purpose().lines().toList())
                .term(
                        "Agreement",
                        request.agreement().isBlank()
                                ? List.of("none stated")
                                : request.agreement().lines().toList())
                .term("Valid", request.notBefore() + " to " + request.notAfter())
                .term("Runs", "at most " + request.maxRuns() + ": " + RequestText.order(request))
                .term(
                        "Named tables",
                        switch (request.replacedTables()) {
                            case REFUSED -> "if one is uploaded anew, what is left of this approval ends";
                            case FOLLOWED -> "if one is uploaded anew, the new one is read";
                        })
                .term("Output guard", GUARD)
                .term("Environment", request.environment() + ", version " + request.environmentVersion())
                .raw("</table>");
    }

    private void objections(Instant now) {
        List<String> lines = Approved.objections(file.approvals(), environment, now).stream()
                .filter(reason -> reason.kind() != Reason.Kind.MISSING_APPROVAL)
                .map(reason -> "The parties will refuse this: " + reason.message())
                .collect(Collectors.toList());
        Review.lookTwice(request.script()).forEach(sentence -> lines.add("Look twice: " + sentence));
        Review.chosen(request.script()).forEach(sentence -> lines.add("The analyst chooses in each run: " + sentence));
        page.list("ul class=\"cautions\"", lines);
    }

    private void tables(List<TableUse> tables) {
        page.text("h2", "Which tables are read");
        if (tables.isEmpty()) {
            page.text("p", "None that is stored.");
            return;
        }
        page.raw("<table class=\"terms\">");
        for (int i = 0; i < tables.size(); i++) {
            TableUse use = tables.get(i);
            String columns = use.schema().fields().stream()
                    .map(field -> ExpressionText.column(field.column()) + ": "
                            + field.type().text())
                    .collect(Collectors.joining(", "));
            page.raw("<tr><th>T" + (i + 1) + "</th><td>")
                    .text("div", columns)
                    .text("div class=\"handle\"", use.handle().hex())
                    .raw("</td></tr>");
        }
        page.raw("</table>");
    }

    private void step(Sheet sheet) {
        page.raw("<section>").text("h2", "Step " + sheet.number() + ": " + sheet.title());
        page.list("ul class=\"plan\"", sheet.lines());
        if (sheet.outputs().isEmpty()) {
            page.text("p", "This lets out nothing.");
        } else {
            page.text("h3", "This lets out").raw("<ul class=\"outputs\">");
            for (Sheet.Output output : sheet.outputs()) {
                page.raw("<li>").text("div", output.sentence());
                output.details().forEach(detail -> page.text("div class=\"detail\"", detail));
                page.raw("</li>");
            }
            page.raw("</ul>");
        }
        page.list("ul class=\"cautions\"", sheet.cautions());
        for (Sheet.Missing missing : sheet.missing()) {
            page.text(
                    "p class=\"detail\"",
                    missing.column() + " is empty (null) where " + String.join("; or ", missing.reasons()) + ".");
        }
        sheet.mayFail().ifPresent(words -> page.text("p", words.strip()));
        sheet.example().ifPresent(this::example);
        page.raw("</section>");
    }

    private void example(Sheet.Shown shown) {
        page.text("h3", "On made-up data this gave (" + shown.rows() + "; no real value is in here)")
                .raw("<table class=\"example\"><tr>");
        shown.columns().forEach(column -> page.text("th", column));
        page.raw("</tr>");
        for (Example.Row row : shown.example().rows()) {
            page.raw("<tr>");
            for (Optional<String> cell : row.cells()) {
                page.raw(
                        cell.map(text -> "<td>" + Html.escaped(text) + "</td>").orElse("<td class=\"null\">null</td>"));
            }
            page.raw("</tr>");
        }
        page.raw("</table>");
    }

    private void approvals() {
        page.raw("<section>")
                .text(
                        "h2",
                        "Approvals: " + environment.quorum() + " of "
                                + environment.approvers().size() + " are needed")
                .raw("<table class=\"terms people\">");
        for (Person person : environment.approvers()) {
            page.term(
                    person.title(),
                    switch (ApprovalState.of(file.approvals(), person)) {
                        case SIGNED -> "signed, and the signature fits";
                        case NOT_YET -> "not yet";
                        case UNFIT -> "a signature that does not fit this content: it counts for nothing";
                    });
        }
        page.raw("</table></section>");
    }
}
