package app.switchboard.base;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the database, the vault and the logs live. */
public final class DataFolder {

    /** Names the data folder where no {@code --data-dir} does. */
    public static final String VARIABLE = "SWITCHBOARD_DATA_DIR";

    private DataFolder() {}

    /**
     * The folder to use: the option, else {@value #VARIABLE}, else the platform's convention (XDG, Application Support, %LOCALAPPDATA%).
     *
     * @param option what {@code --data-dir} says, or null
     */
    public static Path choose(@Nullable Path option, Map<String, String> environment, String osName, String home) {
        if (option != null) {
            return option.toAbsolutePath().normalize();
        }
        String fromVariable = environment.getOrDefault(VARIABLE, "");
        if (!fromVariable.isBlank()) {
            return Path.of(fromVariable).toAbsolutePath().normalize();
        }
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.contains("mac")) {
            return Path.of(home, "Library", "Application Support", "Switchboard");
        }
        if (os.contains("win")) {
            String local = environment.getOrDefault("LOCALAPPDATA", "");
            return (local.isBlank() ? Path.of(home, "AppData", "Local") : Path.of(local)).resolve("Switchboard");
        }
        // The XDG specification: a relative path is to be ignored.
        String xdg = environment.getOrDefault("XDG_DATA_HOME", "");
        return (xdg.startsWith("/") ? Path.of(xdg) : Path.of(home, ".local", "share")).resolve("switchboard");
    }

    /**
     * This process's folder, made where there is none: as {@link #choose} with its environment.
     *
     * @throws FailureException SB-405, SB-406 as {@link #create}
     */
    public static Path ofProcess(@Nullable Path option) {
        return create(choose(
                option, System.getenv(), System.getProperty("os.name", ""), System.getProperty("user.home", "")));
    }

    /**
     * Makes the folder, readable by its owner alone.
     *
     * @throws FailureException SB-405 if the path holds a semicolon (H2 would read settings, and code, from it) or a percent sign (the log would read a pattern from it), SB-406 if it can't be made
     */
    public static Path create(Path folder) {
        if (folder.toString().contains(";") || folder.toString().contains("%")) {
            throw new Failure.Database(
                            "SB-405",
                            "The data folder's path holds a semicolon or a percent sign.",
                            "Choose another folder with --data-dir.",
                            null)
                    .exception();
        }
        try {
            if (isPosix()) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectories(folder);
            }
            return folder;
        } catch (IOException e) {
            throw new Failure.Database(
                            "SB-406",
                            "The data folder " + folder + " can't be made.",
                            "Check the rights on it, or choose another with --data-dir.",
                            e)
                    .exception();
        }
    }

    /** Makes an empty file that only its owner may read from its first moment on, where there is none: who opens it before {@link #restrict} would read on after. */
    public static void createFile(Path file) throws IOException {
        try {
            if (isPosix()) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(file);
            }
        } catch (FileAlreadyExistsException e) {
            // It keeps the rights that it has.
        }
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    /** Leaves a file or folder to its owner alone, where the file system knows owners: the folder may be one that others can look into. */
    public static void restrict(Path file) {
        try {
            if (isPosix()) {
                String rights = Files.isDirectory(file) ? "rwx------" : "rw-------";
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
            }
        } catch (IOException e) {
            throw new Failure.Database(
                            "SB-406",
                            "The rights on " + file + " can't be set.",
                            "Check who owns the folder, or choose another with --data-dir.",
                            e)
                    .exception();
        }
    }
}
