package dev.trefoil.policy;

import dev.trefoil.plan.ExpressionText;
import dev.trefoil.plan.Field;
import dev.trefoil.script.Example;
import java.util.List;
import java.util.Optional;

/// One step of a script as approvers read it, part by part; every text in it is escaped.
///
/// @param number of the step, from 1
/// @param title what it does, as one sentence or the beginning of one that `lines` end
/// @param lines the sentences of its plan
/// @param outputs what it lets out
/// @param cautions what to weigh about that
/// @param missing why values of its result may be missing
/// @param mayFail what it means that the run goes on if the data ends the step
/// @param example what it gave on dummy data
public record Sheet(
        int number,
        String title,
        List<String> lines,
        List<Output> outputs,
        List<String> cautions,
        List<Missing> missing,
        Optional<String> mayFail,
        Optional<Shown> example) {
    /// One thing that a step lets out, and what stands behind it.
    public record Output(String sentence, List<String> details) {
        public Output {
            details = List.copyOf(details);
        }
    }

    /// A column that may hold nulls, and every way in which one gets there.
    public record Missing(String column, List<String> reasons) {
        public Missing {
            reasons = List.copyOf(reasons);
        }
    }

    /// An example with the names of the columns that it shows.
    public record Shown(Example example, List<Field> fields) {
        public Shown {
            fields = List.copyOf(fields);
        }

        /// The names, escaped.
        public List<String> columns() {
            return fields.stream()
                    .limit(Example.MAX_COLUMNS)
                    .map(field -> ExpressionText.column(field.column()))
                    .toList();
        }

        /// How many rows there were and how many are shown.
        public String rows() {
            String all = example.ofRows() + (example.ofRows() == 1 ? " row" : " rows");
            return example.rows().size() < example.ofRows()
                    ? "the first " + example.rows().size() + " of " + all
                    : all;
        }
    }

    public Sheet {
        lines = List.copyOf(lines);
        outputs = List.copyOf(outputs);
        cautions = List.copyOf(cautions);
        missing = List.copyOf(missing);
    }
}
