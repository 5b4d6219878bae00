package app.switchboard.cli;

import app.switchboard.base.Failure;
import app.switchboard.store.Backup;
import app.switchboard.store.Backups;
import app.switchboard.store.Compaction;
import app.switchboard.store.DatabaseContents;
import app.switchboard.store.DatabaseInfo;
import app.switchboard.store.Restored;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code db info | backup | restore | verify | compact}: the database file. */
@Command(name = "db", description = "Look after the database file: back it up, restore, verify and compact it.")
final class DbCommand implements Runnable {

    private record InfoEntry(
            String file,
            long bytes,
            @JsonProperty("live_bytes") long liveBytes,
            int schema,
            String h2,
            List<BackupEntry> backups) {}

    private record BackupEntry(String file, Instant time, long bytes, String kind) {
        static BackupEntry of(Backup backup) {
            return new BackupEntry(
                    backup.file().getFileName().toString(), backup.time(), backup.bytes(), Output.lower(backup.kind()));
        }

        List<String> cells() {
            return List.of(file, Output.time(time), megabytes(bytes), kind.replace('_', ' '));
        }
    }

    @Spec
    private CommandSpec spec;

    private final SwitchboardCommand root;

    DbCommand(SwitchboardCommand root) {
        this.root = root;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "A command is missing: info, backup, restore, verify or compact.");
    }

    @Command(name = "info", description = "Show the file, its size and version, and the backups.")
    int info(@Option(names = "--json", description = "As a JSON object.") boolean json) {
        Path folder = root.folder();
        return root.onDatabase(database -> {
            DatabaseInfo info = database.info();
            List<BackupEntry> backups =
                    Backups.list(folder).stream().map(BackupEntry::of).toList();
            if (json) {
                Output.json(
                        out(),
                        new InfoEntry(
                                info.file().toString(),
                                info.bytes(),
                                info.liveBytes(),
                                info.schema(),
                                info.engine(),
                                backups));
                return ExitCode.COMPLETE;
            }
            out().println(info.file() + ": " + megabytes(info.bytes()) + ", about " + megabytes(info.liveBytes())
                    + " in use; schema " + info.schema() + ", H2 " + info.engine());
            if (!backups.isEmpty()) {
                out().println();
                Output.table(
                        out(),
                        List.of("BACKUP", "MADE", "SIZE", "KIND"),
                        backups.stream().map(BackupEntry::cells).toList());
            }
            out().flush();
            return ExitCode.COMPLETE;
        });
    }

    @Command(name = "backup", description = "Make a backup, and open a copy of it to see that it is one.")
    int backup(
            @Option(names = "--to", paramLabel = "FILE", description = "Where (default: backups in the data folder).")
                    @Nullable
                    Path target) {
        return root.onDatabase(database -> {
            Path file = target;
            if (file == null) {
                file = database.backup().file();
            } else {
                database.backup(Terminal.here().file(file));
            }
            out().println(file);
            out().flush();
            return ExitCode.COMPLETE;
        });
    }

    @Command(
            name = "restore",
            description = "Put a backup in the place of the database, which is set aside among the backups.")
    int restore(
            @Parameters(paramLabel = "FILE", description = "A backup: its path, or its name as \"db info\" tells it.")
                    Path named,
            @Option(names = "--yes", description = "Really do it.") boolean yes) {
        if (!yes) {
            throw new Failure.Input(
                            "SB-019",
                            "\"db restore\" puts " + named.getFileName() + " in the place of the database.",
                            "Add --yes to do it.")
                    .exception();
        }
        Path folder = root.closed("db restore");
        Restored restored =
                Backups.restore(folder, Backups.find(folder, Terminal.here().file(named)));
        err().println("Restored: " + words(restored.contents()) + ".");
        if (restored.setAside() != null) {
            err().println("The database as it was before is in " + restored.setAside());
        }
        return ExitCode.COMPLETE;
    }

    @Command(name = "verify", description = "Read every row of the database, or of a backup; changes nothing.")
    int verify(
            @Parameters(paramLabel = "FILE", arity = "0..1", description = "A backup (default: the database).")
                    @Nullable
                    Path named) {
        Path folder = named == null ? root.closed("db verify") : root.folder();
        DatabaseContents contents = named == null
                ? Backups.verify(folder)
                : Backups.verify(folder, Backups.find(folder, Terminal.here().file(named)));
        err().println("All of it can be read: " + words(contents) + ".");
        return ExitCode.COMPLETE;
    }

    @Command(name = "compact", description = "Write the file anew without the space of what was deleted.")
    int compact() {
        return root.onDatabase(database -> {
            Compaction done = database.compact();
            err().println("Compacted: " + megabytes(done.bytesBefore()) + " before, " + megabytes(done.bytesAfter())
                    + " now.");
            return ExitCode.COMPLETE;
        });
    }

    private static String words(DatabaseContents contents) {
        long workspaces = contents.workspaces();
        return workspaces + (workspaces == 1 ? " workspace, " : " workspaces, ")
                + contents.rows().getOrDefault("twilio_numbers", 0L) + " numbers, schema " + contents.schema();
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
