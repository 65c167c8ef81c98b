package dev.trefoil.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The arrows between the rooms, and what no room may do.
class ArchitectureTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.trefoil");

    /// Each room with the rooms that it may know.
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("plan", Set.of()),
            Map.entry("mpc", Set.of()),
            Map.entry("script", Set.of("plan")),
            Map.entry("authorization", Set.of("plan", "script", "policy")),
            Map.entry("audit", Set.of("plan", "script", "authorization")),
            Map.entry("policy", Set.of("plan", "script")),
            Map.entry("clear", Set.of("plan")),
            Map.entry("secret", Set.of("plan", "mpc")),
            Map.entry("forecast", Set.of("plan", "script", "mpc", "secret")),
            Map.entry("wire", Set.of("plan", "script", "authorization", "audit")),
            Map.entry("engine", Set.of("plan", "script", "authorization", "audit", "policy", "mpc", "secret", "wire")),
            Map.entry("design", Set.of("plan", "clear", "script", "authorization", "wire")),
            Map.entry("client", Set.of("plan", "script", "forecast", "authorization", "wire", "design")),
            Map.entry(
                    "cli",
                    Set.of(
                            "plan",
                            "script",
                            "authorization",
                            "audit",
                            "policy",
                            "wire",
                            "forecast",
                            "design",
                            "client",
                            "engine")));

    private static final Set<String> SECRET =
            Set.of("RingVector", "WideVector", "BitVector", "BitPlanes", "SecretColumn", "SecretTable", "SigningKey");

    private static Stream<String> rooms() {
        return ARROWS.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void arrowsPointDown(String room) {
        Set<String> hidden = new TreeSet<>(ARROWS.keySet());
        hidden.addAll(Set.of("testing", "bench"));
        hidden.remove(room);
        hidden.removeAll(ARROWS.getOrDefault(room, Set.of()));
        noClasses()
                .that()
                .resideInAPackage(in(room))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(hidden.stream().map(ArchitectureTest::in).toArray(String[]::new))
                .check(HOUSE);
    }

    @Test
    void everyRoomIsChecked() {
        Set<String> found = new TreeSet<>();
        HOUSE.forEach(type -> found.add(type.getPackageName().split("\\.", -1)[2]));
        Set<String> known = new TreeSet<>(ARROWS.keySet());
        known.add("testing");
        assertThat(found).isEqualTo(known);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "mpc"})
    void theLanguageAndTheProtocolsNeedTheJdkOnly(String room) {
        classes()
                .that()
                .resideInAPackage(in(room))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "javax.crypto..", "javax.net..", "org.jspecify..", in(room))
                .check(HOUSE);
    }

    @Test
    void theLanguageTouchesNothingOutside() {
        noClasses()
                .that()
                .resideInAPackage(in("plan"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.net..", "java.sql..", "javax..")
                .because("a plan is a value")
                .check(HOUSE);
    }

    @Test
    void secretsAreNeverMadeOfWeakRandomness() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        in("mpc"), in("secret"), in("engine"), in("authorization"), in("wire"), in("client"))
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are weak generators",
                        type -> type.isEquivalentTo(Random.class)
                                || type.isEquivalentTo(SplittableRandom.class)
                                || type.isEquivalentTo(ThreadLocalRandom.class)))
                .orShould()
                .callMethod(Math.class, "random")
                .check(HOUSE);
    }

    @Test
    void onlyCommandsPrint() {
        noClasses()
                .that()
                .resideOutsideOfPackages(in("cli"), in("testing"))
                .and()
                .doNotHaveSimpleName("PartyServer")
                .and()
                .haveSimpleNameNotEndingWith("Main")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(HOUSE);
    }

    /// A rehearsal computes on nothing: no server may ever take one for a run.
    @Test
    void onlyForecastsRehearse() {
        noClasses()
                .that()
                .resideOutsideOfPackages(in("mpc"), in("forecast"), in("testing"))
                .and()
                .doNotHaveSimpleName("Footprint")
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "rehearse a run", call -> call.getTarget().getName().equals("rehearse")))
                .check(HOUSE);
    }

    /// A record prints its components: so those that hold secrets are final classes that say themselves what they
    /// print.
    @Test
    void whatHoldsSecretsSaysWhatItPrints() {
        classes()
                .that(DescribedPredicate.describe("hold secrets", ArchitectureTest::isSecret))
                .should()
                .notBeRecords()
                .andShould()
                .haveModifier(JavaModifier.FINAL)
                .andShould(ArchCondition.from(DescribedPredicate.describe(
                        "declare toString",
                        type -> type.tryGetMethod("toString").isPresent() || hasNoState(type))))
                .check(HOUSE);
        fields().that()
                .areDeclaredInClassesThat()
                .areRecords()
                .and()
                .areNotStatic()
                .should()
                .notHaveRawType(DescribedPredicate.describe("are arrays", JavaClass::isArray))
                .andShould()
                .notHaveRawType(DescribedPredicate.describe(
                        "are keys", type -> type.getSimpleName().equals("SigningKey")))
                .check(HOUSE);
    }

    private static boolean hasNoState(JavaClass type) {
        return type.getFields().stream().allMatch(field -> field.getModifiers().contains(JavaModifier.STATIC));
    }

    private static boolean isSecret(JavaClass type) {
        return SECRET.contains(type.getSimpleName())
                || type.getName().equals("dev.trefoil.mpc.sharing.WideNumbers")
                || type.getSimpleName().endsWith("Shares");
    }

    private static String in(String room) {
        return "dev.trefoil." + room + "..";
    }
}
