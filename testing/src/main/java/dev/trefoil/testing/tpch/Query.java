package dev.trefoil.testing.tpch;

import dev.trefoil.client.DataFrame;
import java.time.LocalDate;
import java.util.List;

/// One of the 22 queries of TPC-H as a program of an analyst; its components are the substitution parameters.
///
/// Programs are written for secret data: they filter before they join, keep only the columns that they need, join wide
/// texts to the few rows of a result, and bound groups where their number is known.
public interface Query {
    /// 1 to 22.
    int number();

    /// The substitution parameters as they stand in the SQL.
    List<String> parameters();

    /// The answer, not yet computed.
    DataFrame rows(Tpch tpch);

    /// How many of each column's decimal digits stand behind the point: 2 where it counts cents.
    List<Integer> decimals();

    /// All 22, with the parameters that the specification validates answers with at a scale factor.
    static List<Query> validation(double scale) {
        return List.of(
                Q1.VALIDATION,
                Q2.VALIDATION,
                Q3.VALIDATION,
                Q4.VALIDATION,
                Q5.VALIDATION,
                Q6.VALIDATION,
                Q7.VALIDATION,
                Q8.VALIDATION,
                Q9.VALIDATION,
                Q10.VALIDATION,
                Q11.validation(scale),
                Q12.VALIDATION,
                Q13.VALIDATION,
                Q14.VALIDATION,
                Q15.VALIDATION,
                Q16.VALIDATION,
                Q17.VALIDATION,
                Q18.VALIDATION,
                Q19.VALIDATION,
                Q20.VALIDATION,
                Q21.VALIDATION,
                Q22.VALIDATION);
    }

    /// All 22, with parameters for which each has an answer at scale 0.00291.
    static List<Query> small() {
        return List.of(
                Q1.VALIDATION,
                new Q2(42, "STEEL", "AMERICA"),
                Q3.VALIDATION,
                Q4.VALIDATION,
                new Q5("AFRICA", LocalDate.of(1995, 1, 1)),
                Q6.VALIDATION,
                new Q7("ALGERIA", "CANADA"),
                new Q8("CHINA", "ASIA", "SMALL BRUSHED TIN"),
                Q9.VALIDATION,
                Q10.VALIDATION,
                new Q11("CANADA", 50),
                Q12.VALIDATION,
                Q13.VALIDATION,
                Q14.VALIDATION,
                Q15.VALIDATION,
                Q16.VALIDATION,
                new Q17("Brand#23", "SM PACK"),
                new Q18(250),
                new Q19("Brand#12", "Brand#24", "Brand#33", 15, 10, 30),
                new Q20("lemon", LocalDate.of(1993, 1, 1), "PERU"),
                new Q21("CHINA"),
                Q22.VALIDATION);
    }
}
