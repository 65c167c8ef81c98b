package dev.trefoil.cli.demo;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The two questions of the demo answered by a few lines of plain Java on the data in the clear, to compare with. None
/// of Trefoil's code is used.
final class Plain {
    private static final BigDecimal UNITS = new BigDecimal(BigInteger.TWO.pow(20));

    private Plain() {}

    /// The mean age of the people who are in both tables and had a stroke, rounded down to a multiple of 2^-20.
    static BigDecimal meanStrokeAge(People people) {
        Map<Integer, Integer> ages = new HashMap<>();
        people.survey().forEach(person -> ages.put(person.id(), person.age()));
        List<BigInteger> found = new ArrayList<>();
        for (People.Treated patient : people.medical()) {
            Integer age = ages.get(patient.id());
            if (patient.stroke() && age != null) {
                found.add(BigInteger.valueOf(age).shiftLeft(20));
            }
        }
        return mean(found);
    }

    /// One group of the RAND question.
    record Group(long people, long visits, BigDecimal meanVisits, BigDecimal meanDiseases) {}

    /// Of people with more than 10 chronic diseases, by whether their plan has an individual deductible.
    static Map<Boolean, Group> visits(String csv) {
        Map<Boolean, List<String[]>> rows = new TreeMap<>();
        csv.lines().skip(1).map(line -> line.split(",", -1)).forEach(cells -> {
            if (new BigDecimal(cells[6]).compareTo(BigDecimal.TEN) > 0) {
                rows.computeIfAbsent(cells[2].equals("1"), _ -> new ArrayList<>())
                        .add(cells);
            }
        });
        Map<Boolean, Group> groups = new TreeMap<>();
        rows.forEach((deductible, members) -> groups.put(
                deductible,
                new Group(
                        members.size(),
                        members.stream()
                                .mapToLong(cells -> Long.parseLong(cells[0]))
                                .sum(),
                        mean(members.stream()
                                .map(cells -> new BigInteger(cells[0]).shiftLeft(20))
                                .toList()),
                        mean(members.stream().map(cells -> units(cells[6])).toList()))));
        return groups;
    }

    /// A decimal as the upload rounds it: to the nearest multiple of 2^-20, ties to even.
    private static BigInteger units(String decimal) {
        return new BigDecimal(decimal)
                .multiply(UNITS)
                .setScale(0, RoundingMode.HALF_EVEN)
                .toBigIntegerExact();
    }

    private static BigDecimal mean(List<BigInteger> units) {
        BigInteger sum = units.stream().reduce(BigInteger.ZERO, BigInteger::add);
        return new BigDecimal(sum.divide(BigInteger.valueOf(units.size()))).divide(UNITS);
    }
}
