package dev.trefoil.cli;

import dev.trefoil.audit.BrokenLog;
import dev.trefoil.audit.CheckedLog;
import dev.trefoil.audit.Comparison;
import dev.trefoil.audit.LogFile;
import dev.trefoil.audit.SignedHead;
import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.Party;
import dev.trefoil.engine.LogExport;
import dev.trefoil.engine.PartyFiles;
import dev.trefoil.wire.Logs;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `trefoil audit`: what the parties decided, read and checked by others.
@Command(
        name = "audit",
        description = "Reads and checks what the parties decided: each keeps a log that cannot be changed unnoticed.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class AuditCommand {
    private AuditCommand() {}

    @Command(
            mixinStandardHelpOptions = true,
            description = "Shows the signed head of each party's log: how many entries it has, and their root hash."
                    + " Keep it: a log that does not continue it later was changed.",
            footer = {
                "",
                "Example: trefoil audit head --environment hospital.environment --key ann.sk \\",
                "    --since march.heads --out april.heads"
            })
    static int head(
            @Option(
                            names = "--environment",
                            required = true,
                            defaultValue = Options.ENVIRONMENT,
                            description = Options.ENVIRONMENT_HELP)
                    Path environment,
            @Option(names = "--key", required = true, description = "Your signing key.") Path key,
            @Option(names = "--since", description = "Heads that you kept: the logs must continue them.")
                    Optional<Path> since,
            @Option(names = "--out", description = "Where to keep the heads.") Optional<Path> out,
            @Option(names = "--force", description = "Overwrite the file.") boolean force)
            throws IOException {
        if (out.isPresent()) {
            NewFile.requireFree(out.get(), force);
        }
        Environment verified = EnvironmentFile.verified(environment);
        Optional<HeadsFile> kept = since.isPresent() ? Optional.of(HeadsFile.read(since.get())) : Optional.empty();
        List<Optional<SignedHead>> known = new ArrayList<>();
        for (Party party : verified.parties()) {
            Optional<SignedHead> before = kept.flatMap(heads -> heads.of(party));
            before.ifPresent(head -> head.verify(party.key()));
            known.add(before);
        }
        List<Logs.Told> all;
        try (Logs logs = new Logs(verified, Passphrase.open(key))) {
            all = logs.heads(known);
        }
        all.forEach(told -> System.out.println(AuditText.of(told)));
        if (out.isPresent()) {
            HeadsFile heads = new HeadsFile(all.stream().map(Logs.Told::head).toList());
            NewFile.write(out.get(), heads.text(), force);
        }
        return all.stream().allMatch(told -> told.continues().orElse(true)) ? Exit.OK : Exit.REFUSED;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Writes logs as JSON lines: an operator the log of the own party, from its directory, also"
                    + " while it runs; an approver those of all three, over the network.",
            footer = {
                "",
                "Example: trefoil audit export --dir /var/lib/trefoil --out north.log",
                "Example: trefoil audit export --environment hospital.environment --key ann.sk --out april.log",
                "         writes april.log.0, april.log.1 and april.log.2"
            })
    static int export(
            @Option(names = "--dir", description = "The directory of the party.") Optional<Path> dir,
            @Option(names = "--environment", description = Options.ENVIRONMENT_HELP) Optional<Path> environment,
            @Option(names = "--key", description = "An approver's signing key.") Optional<Path> key,
            @Option(names = "--out", required = true, description = "The file, or the beginning of three names.")
                    Path out,
            @Option(names = "--force", description = "Overwrite files.") boolean force)
            throws IOException {
        if (dir.isPresent() == (environment.isPresent() && key.isPresent())) {
            throw new IllegalArgumentException(
                    "name the directory of a party (--dir), or an environment and an approver's key (--environment,"
                            + " --key)");
        }
        if (dir.isPresent()) {
            NewFile.requireFree(out, force);
            try (BufferedWriter writer = Files.newBufferedWriter(out)) {
                long entries = LogExport.write(new PartyFiles(dir.get()), writer);
                System.out.println(out + ": " + entries + (entries == 1 ? " entry" : " entries"));
            }
            return Exit.OK;
        }
        exportAll(EnvironmentFile.verified(environment.orElseThrow()), key.orElseThrow(), out, force);
        return Exit.OK;
    }

    private static void exportAll(Environment environment, Path key, Path out, boolean force) throws IOException {
        List<Path> files = environment.parties().stream()
                .map(party -> out.resolveSibling(out.getFileName() + "." + party.index()))
                .toList();
        for (Path file : files) {
            NewFile.requireFree(file, force);
        }
        try (Logs logs = new Logs(environment, Passphrase.open(key));
                BufferedWriter zero = Files.newBufferedWriter(files.get(0));
                BufferedWriter one = Files.newBufferedWriter(files.get(1));
                BufferedWriter two = Files.newBufferedWriter(files.get(2))) {
            List<BufferedWriter> writers = List.of(zero, one, two);
            logs.read((party, line) -> append(writers.get(party), line));
        }
        files.forEach(System.out::println);
    }

    private static void append(BufferedWriter writer, String line) {
        try {
            writer.write(line);
            writer.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Checks a log without any network: every entry, the tree over them, every signature, and that"
                    + " it continues a head or log that you kept. Names the first entry that is not as it was.",
            footer = {
                "",
                "Example: trefoil audit verify north.log --environment hospital.environment --head march.heads"
            })
    static int verify(
            @Parameters(paramLabel = "LOG", description = "A log, as `trefoil audit export` writes it.") Path log,
            @Option(
                            names = "--environment",
                            required = true,
                            defaultValue = Options.ENVIRONMENT,
                            description = Options.ENVIRONMENT_HELP)
                    Path environment,
            @Option(names = "--party", description = "Which party's log it must be: 0, 1 or 2.")
                    Optional<Integer> index,
            @Option(names = "--head", description = "What you kept: heads, or an earlier log.") Optional<Path> head)
            throws IOException {
        Environment verified = EnvironmentFile.verified(environment);
        try {
            CheckedLog checked = LogFile.check(log);
            Party party = checked.party(verified);
            if (index.isPresent() && index.get() != party.index()) {
                throw new IllegalArgumentException(
                        log + " is the log of " + party.title() + ", not of party " + index.get());
            }
            if (head.isPresent()) {
                requireExtends(checked, party, head.get());
            }
            System.out.println(log + ": " + AuditText.of(party, checked.head()));
            AuditText.kinds(checked).forEach(System.out::println);
            return Exit.OK;
        } catch (BrokenLog broken) {
            System.err.println("trefoil: " + log + ", " + broken.getMessage());
            return Exit.REFUSED;
        }
    }

    private static void requireExtends(CheckedLog log, Party party, Path kept) throws IOException {
        if (LogFile.is(kept)) {
            log.requireExtends(LogFile.check(kept));
            return;
        }
        log.requireExtends(HeadsFile.read(kept)
                .of(party)
                .orElseThrow(() -> new IllegalArgumentException(kept + " holds no head of " + party.title())));
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Checks the logs of the three parties, and holds them against each other: what was counted,"
                    + " revealed, stored, removed or revoked must stand in all three, with equal facts.",
            footer = {
                "",
                "Example: trefoil audit compare april.log.0 april.log.1 april.log.2 --environment hospital.environment"
            })
    static int compare(
            @Parameters(arity = "3", paramLabel = "LOG", description = "The logs of parties 0, 1 and 2.")
                    List<Path> files,
            @Option(
                            names = "--environment",
                            required = true,
                            defaultValue = Options.ENVIRONMENT,
                            description = Options.ENVIRONMENT_HELP)
                    Path environment)
            throws IOException {
        Environment verified = EnvironmentFile.verified(environment);
        List<CheckedLog> logs = new ArrayList<>();
        for (int index = 0; index < 3; index++) {
            try {
                CheckedLog log = LogFile.check(files.get(index));
                Party party = log.party(verified);
                if (party.index() != index) {
                    throw new IllegalArgumentException(files.get(index) + " is the log of " + party.title()
                            + ", not of " + verified.party(index).title());
                }
                logs.add(log);
            } catch (BrokenLog broken) {
                System.err.println("trefoil: " + files.get(index) + ", " + broken.getMessage());
                return Exit.REFUSED;
            }
        }
        List<Comparison.Finding> findings = Comparison.of(
                logs, verified.parties().stream().map(Party::title).toList());
        findings.forEach(
                finding -> System.out.println((finding.explained() ? "note: " : "DIFFERS: ") + finding.text()));
        boolean fit = findings.stream().allMatch(Comparison.Finding::explained);
        System.out.println(fit ? "The three logs fit together." : "The three logs do not fit together.");
        return fit ? Exit.OK : Exit.REFUSED;
    }
}
