import static dev.trefoil.client.Trefoil.*;
import dev.trefoil.client.*;
import dev.trefoil.client.files.*;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Schema;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
