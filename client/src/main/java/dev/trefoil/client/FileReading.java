package dev.trefoil.client;

import dev.trefoil.client.files.ReadOptions;
import dev.trefoil.client.files.ReadTable;
import dev.trefoil.client.files.TableFile;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Frame;
import java.nio.file.Path;
import java.util.stream.Collectors;

/// Reads a file and says which types were inferred, since their bounds become public.
final class FileReading {
    private FileReading() {}

    static Frame read(Path file, ReadOptions options, Notices notices) {
        ReadTable table = TableFile.read(file, options);
        if (!options.autoBounds() && !table.inferred().isEmpty()) {
            notices.say(file.getFileName() + ": inferred "
                    + table.inferred().stream().map(Field::toString).collect(Collectors.joining(", "))
                    + "; the bounds of these types become public (declare types(...), or accept them by autoBounds())");
        }
        return table.frame();
    }
}
