package dev.trefoil.cli.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/// Two generated tables about partly the same people: a survey and the records of a hospital. The same seed gives the
/// same people; nobody in them exists.
final class People {
    /// Types of the survey's columns, as a data provider would declare them.
    static final Map<String, String> SURVEY_TYPES = Map.of(
            "patient_id", "uint24",
            "Age", "uint8",
            "Sex", "varchar[6]",
            "Region", "varchar[8]",
            "BMI", "fp[precision=10,min=0,max=100]?",
            "Smoker", "bool?");

    /// Types of the hospital's columns.
    static final Map<String, String> MEDICAL_TYPES = Map.of(
            "patientnr", "uint24",
            "Stroke", "uint8",
            "Diabetes", "uint8",
            "SystolicBP", "uint16?",
            "Admitted", "date?");

    private static final List<String> REGIONS = List.of("north", "east", "south", "west", "centre");

    record Surveyed(int id, int age, String sex, String region, double bmi, String smoker) {
        String csv() {
            return id + "," + age + "," + sex + "," + region + ","
                    + (bmi == 0 ? "" : String.format(Locale.ROOT, "%.1f", bmi)) + "," + smoker;
        }
    }

    record Treated(int id, boolean stroke, boolean diabetes, int pressure, String admitted) {
        String csv() {
            return id + "," + (stroke ? 1 : 0) + "," + (diabetes ? 1 : 0) + "," + (pressure == 0 ? "" : pressure) + ","
                    + admitted;
        }
    }

    private final Random random;
    private final List<Surveyed> survey = new ArrayList<>();
    private final List<Treated> medical = new ArrayList<>();

    /// `surveyed` people in the survey and `treated` in the hospital, three in five of the latter surveyed too.
    People(long seed, int surveyed, int treated) {
        random = new Random(seed);
        Set<Integer> ids = new HashSet<>();
        for (int i = 0; i < surveyed; i++) {
            survey.add(surveyed(newId(ids)));
        }
        int shared = Math.min(surveyed, treated * 3 / 5);
        for (int i = 0; i < treated; i++) {
            medical.add(i < shared ? treated(survey.get(i).id(), survey.get(i).age()) : treated(newId(ids), age()));
        }
        Collections.shuffle(survey, random);
        Collections.shuffle(medical, random);
    }

    List<Surveyed> survey() {
        return Collections.unmodifiableList(survey);
    }

    List<Treated> medical() {
        return Collections.unmodifiableList(medical);
    }

    String surveyCsv() {
        return "patient_id,Age,Sex,Region,BMI,Smoker\n"
                + survey.stream().map(Surveyed::csv).collect(Collectors.joining("\n", "", "\n"));
    }

    String medicalCsv() {
        return "patientnr,Stroke,Diabetes,SystolicBP,Admitted\n"
                + medical.stream().map(Treated::csv).collect(Collectors.joining("\n", "", "\n"));
    }

    private int newId(Set<Integer> ids) {
        int id = 1 + random.nextInt(9_999_999);
        while (!ids.add(id)) {
            id = 1 + random.nextInt(9_999_999);
        }
        return id;
    }

    private int age() {
        return Math.clamp(Math.round(52 + 19 * random.nextGaussian()), 18, 99);
    }

    private Surveyed surveyed(int id) {
        double bmi = random.nextInt(20) == 0 ? 0 : Math.clamp(26 + 4.5 * random.nextGaussian(), 15, 55);
        String smoker = random.nextInt(25) == 0 ? "" : String.valueOf(random.nextInt(5) == 0);
        String sex = random.nextBoolean() ? "female" : "male";
        return new Surveyed(id, age(), sex, REGIONS.get(random.nextInt(REGIONS.size())), bmi, smoker);
    }

    private Treated treated(int id, int age) {
        boolean stroke = random.nextDouble() < 0.01 + Math.max(0, age - 40) * 0.003;
        boolean diabetes = random.nextDouble() < 0.03 + age * 0.001;
        int pressure =
                random.nextInt(15) == 0 ? 0 : (int) Math.clamp(105 + age * 0.45 + 14 * random.nextGaussian(), 80, 230);
        String admitted = stroke || random.nextInt(3) == 0
                ? LocalDate.of(2019, 1, 1).plusDays(random.nextInt(2_000)).toString()
                : "";
        return new Treated(id, stroke, diabetes, pressure, admitted);
    }
}
