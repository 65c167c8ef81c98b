package dev.trefoil.client.files;

import java.util.List;

/// A CSV file that cannot be read as asked: the first problems found, each with line, column and value.
///
/// Nothing has left this machine when it is thrown.
public final class FileException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    FileException(String file, List<String> problems, long total) {
        super(message(file, problems, total));
        this.problems = List.copyOf(problems);
    }

    FileException(String file, String problem) {
        super(file + ": " + problem);
        this.problems = List.of(problem);
    }

    /// At most [Problems#SHOWN] problems, in the order of the file.
    public List<String> problems() {
        return problems;
    }

    private static String message(String file, List<String> problems, long total) {
        if (total == 1) {
            return file + ": " + problems.getFirst();
        }
        String more = total > problems.size() ? "\n  and " + (total - problems.size()) + " more" : "";
        return file + ": " + total + " problems:\n  " + String.join("\n  ", problems) + more;
    }
}
