package app.switchboard.base;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Java leaves behind where it crashes, {@code hs_err_pid*.log}: in the folder that the process was started in, or the one for temporary files, and as readable as any file there. Only an option of the command line could name another place, and none can name a folder of the person. So each process notes in the folder of the log files where it was started; the next one fetches what a crash left there.
 */
public final class CrashFiles {

    private static final Logger LOG = LoggerFactory.getLogger(CrashFiles.class);
    private static final Pattern NOTE = Pattern.compile("process-(\\d{1,10})");
    private static final Pattern KEPT = Pattern.compile("hs_err_pid\\d+\\.log");
    private static final int MOST = 5;

    private CrashFiles() {}

    /**
     * Fetches what processes that ended left, and notes this one until it ends. Never fails.
     *
     * @param logs the folder of the log files
     */
    public static void watch(Path logs) {
        try {
            collect(logs);
            note(
                            logs,
                            ProcessHandle.current().pid(),
                            List.of(Path.of(""), Path.of(System.getProperty("java.io.tmpdir"))))
                    .toFile()
                    .deleteOnExit();
        } catch (IOException | RuntimeException e) {
            LOG.debug("Crash files are not looked for", e);
        }
    }

    /** Those that were fetched, the newest first. */
    public static List<Path> in(Path logs) {
        try (Stream<Path> files = Files.list(logs)) {
            return files.filter(
                            file -> KEPT.matcher(file.getFileName().toString()).matches())
                    .sorted(Comparator.comparingLong(
                                    (Path file) -> file.toFile().lastModified())
                            .reversed())
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    static Path note(Path logs, long pid, List<Path> places) throws IOException {
        Path note = logs.resolve("process-" + pid);
        Files.write(
                note,
                places.stream().map(place -> place.toAbsolutePath().toString()).toList());
        DataFolder.restrict(note);
        return note;
    }

    private static void collect(Path logs) throws IOException {
        List<Path> notes;
        try (Stream<Path> files = Files.list(logs)) {
            notes = files.toList();
        }
        for (Path note : notes) {
            Matcher name = NOTE.matcher(note.getFileName().toString());
            if (name.matches()
                    && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
                for (String place : Files.readAllLines(note)) {
                    fetch(logs, note, Path.of(place).resolve("hs_err_pid" + name.group(1) + ".log"));
                }
                Files.delete(note);
            }
        }
        for (Path old : in(logs).stream().skip(MOST).toList()) {
            Files.delete(old);
        }
    }

    /** Anybody may put a file of that name into a folder for temporary ones. */
    private static void fetch(Path logs, Path note, Path left) throws IOException {
        if (Files.isRegularFile(left, LinkOption.NOFOLLOW_LINKS)
                && Files.getOwner(left, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(note))) {
            Path kept = Files.move(left, logs.resolve(left.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            DataFolder.restrict(kept);
            LOG.warn("Java crashed the last time; what it left is {}", kept.getFileName());
        }
    }
}
