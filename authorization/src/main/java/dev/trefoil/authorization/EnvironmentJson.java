package dev.trefoil.authorization;

import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.JsonException;
import dev.trefoil.script.json.JsonLimits;
import dev.trefoil.script.json.Located;
import java.util.List;
import java.util.function.Supplier;

/// The format of environments, `trefoil-environment-1`.
public final class EnvironmentJson {
    private static final String FORMAT = "trefoil-environment-1";

    private EnvironmentJson() {}

    public static Json write(Environment environment) {
        return Json.object()
                .put("format", FORMAT)
                .put("identifier", environment.identifier())
                .put("version", environment.version())
                .put(
                        "parties",
                        Json.list(environment.parties().stream()
                                .map(EnvironmentJson::party)
                                .toList()))
                .put("approvers", people(environment.approvers()))
                .put("providers", people(environment.providers()))
                .put("analysts", people(environment.analysts()))
                .put("quorum", environment.quorum())
                .put("selfApproval", Json.of(environment.selfApproval()))
                .put("limits", limits(environment.limits()))
                .build();
    }

    private static Json party(Party party) {
        return Json.object()
                .put("index", party.index())
                .put("name", party.name())
                .put("operator", party.operator())
                .put("host", party.host())
                .put("apiPort", party.apiPort())
                .put("linkPort", party.linkPort())
                .put("key", party.key().hex())
                .build();
    }

    private static Json people(List<Person> people) {
        return Json.list(people.stream()
                .map(person -> Json.object()
                        .put("name", person.name())
                        .put("organisation", person.organisation())
                        .put("key", person.key().hex())
                        .build())
                .toList());
    }

    private static Json limits(EnvironmentLimits limits) {
        return Json.object()
                .put("maxRows", limits.maxRows())
                .put("uploadBytes", limits.uploadBytes())
                .put("concurrentRuns", limits.concurrentRuns())
                .put("runSeconds", limits.runSeconds())
                .build();
    }

    /// The environment of a draft file, which may be indented.
    public static Environment parse(byte[] bytes) {
        return read(Located.root(Json.parse(bytes, JsonLimits.SMALL)));
    }

    public static Environment read(Located json) {
        Fields fields = json.fields(
                "format",
                "identifier",
                "version",
                "parties",
                "approvers",
                "providers",
                "analysts",
                "quorum",
                "selfApproval",
                "limits");
        requireFormat(fields.required("format"), FORMAT);
        String identifier = fields.required("identifier").string();
        long version = fields.required("version").number(1, Environment.MAX_VERSION);
        List<Party> parties = fields.required("parties").list(3).stream()
                .map(EnvironmentJson::party)
                .toList();
        List<Person> approvers = people(fields.required("approvers"));
        List<Person> providers = people(fields.required("providers"));
        List<Person> analysts = people(fields.required("analysts"));
        int quorum = (int) fields.required("quorum").number(1, Environment.MAX_PEOPLE);
        boolean selfApproval = fields.required("selfApproval").bool();
        EnvironmentLimits limits = limits(fields.required("limits"));
        return make(
                json,
                () -> new Environment(
                        identifier, version, parties, approvers, providers, analysts, quorum, selfApproval, limits));
    }

    private static Party party(Located json) {
        Fields fields = json.fields("index", "name", "operator", "host", "apiPort", "linkPort", "key");
        int index = (int) fields.required("index").number(0, 2);
        String name = fields.required("name").string();
        String operator = fields.required("operator").string();
        String host = fields.required("host").string();
        int apiPort = (int) fields.required("apiPort").number(1, 65_535);
        int linkPort = (int) fields.required("linkPort").number(1, 65_535);
        VerificationKey key = key(fields.required("key"));
        return make(json, () -> new Party(index, name, operator, host, apiPort, linkPort, key));
    }

    private static List<Person> people(Located json) {
        return json.list(Environment.MAX_PEOPLE).stream()
                .map(EnvironmentJson::person)
                .toList();
    }

    private static Person person(Located json) {
        Fields fields = json.fields("name", "organisation", "key");
        String name = fields.required("name").string();
        String organisation = fields.required("organisation").string();
        VerificationKey key = key(fields.required("key"));
        return make(json, () -> new Person(name, organisation, key));
    }

    private static EnvironmentLimits limits(Located json) {
        Fields fields = json.fields("maxRows", "uploadBytes", "concurrentRuns", "runSeconds");
        long maxRows = fields.required("maxRows").number(1, Long.MAX_VALUE);
        long uploadBytes = fields.required("uploadBytes").number(1, Long.MAX_VALUE);
        int concurrentRuns = (int) fields.required("concurrentRuns").number(1, Integer.MAX_VALUE);
        int runSeconds = (int) fields.required("runSeconds").number(1, Integer.MAX_VALUE);
        return make(json, () -> new EnvironmentLimits(maxRows, uploadBytes, concurrentRuns, runSeconds));
    }

    static VerificationKey key(Located json) {
        String hex = json.string();
        return make(json, () -> new VerificationKey(hex));
    }

    static void requireFormat(Located json, String format) {
        if (!json.string().equals(format)) {
            throw json.error("this is not of the format " + format);
        }
    }

    /// What `maker` makes; its complaints get the place of `json` in front.
    static <T> T make(Located json, Supplier<T> maker) {
        try {
            return maker.get();
        } catch (JsonException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw json.error(String.valueOf(e.getMessage()));
        }
    }
}
