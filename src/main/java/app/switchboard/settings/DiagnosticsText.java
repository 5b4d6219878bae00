package app.switchboard.settings;

import app.switchboard.base.CrashFiles;
import app.switchboard.base.FailureException;
import app.switchboard.credentials.SavedCredentials;
import app.switchboard.fx.Doors;
import app.switchboard.history.Run;
import app.switchboard.secrets.Secrets;
import app.switchboard.store.DatabaseInfo;
import app.switchboard.workspace.Workspace;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What somebody who helps wants to know of this computer, fit to be posted: no secret, no name, no phone number, SIDs shortened. Blocks. */
public final class DiagnosticsText {

    /** SIDs of any kind: their letters and last four stay, so that two can be told apart. */
    private static final Pattern SID = Pattern.compile("\\b([A-Z]{2})[0-9a-fA-F]{28}([0-9a-fA-F]{4})\\b");

    /** Whatever looks like an Auth Token or another key. */
    private static final Pattern KEY = Pattern.compile("\\b[0-9a-zA-Z_-]{32,}\\b");

    private static final Pattern PHONE = Pattern.compile("\\+\\d{7,15}\\b");

    /** Characters; one that calls itself would fill every report. */
    private static final int LONGEST = 20_000;

    private final StringBuilder text = new StringBuilder();

    private DiagnosticsText() {}

    static String of(Doors doors) {
        return redact(state(doors).text.toString());
    }

    /**
     * Of a mistake of ours, with where it happened.
     *
     * @param doors null where no engine is open
     */
    public static String of(@Nullable Doors doors, Throwable thrown) {
        DiagnosticsText made;
        try {
            made = state(doors);
        } catch (RuntimeException e) {
            // What went wrong may be in the way here too.
            made = state(null);
            made.line("State", e.getClass().getName());
        }
        StringBuilder text = new StringBuilder(redact(made.text.toString())).append('\n');
        StringWriter stack = new StringWriter();
        thrown.printStackTrace(new PrintWriter(stack));
        stack.toString()
                .lines()
                // A place in a program is no secret, however long its name.
                .map(line -> line.strip().startsWith("at ") ? line : redact(line))
                .takeWhile(line -> text.length() < LONGEST)
                .forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private static DiagnosticsText state(@Nullable Doors doors) {
        DiagnosticsText made = new DiagnosticsText();
        made.program();
        if (doors != null) {
            made.database(doors);
            made.stores(doors);
            made.workspaces(doors);
        }
        return made;
    }

    /** Takes out what nobody else may read, whatever brought it in. */
    static String redact(String raw) {
        String home = System.getProperty("user.home", "");
        String shown = home.length() > 1 ? raw.replace(home, "~") : raw;
        shown = SID.matcher(shown).replaceAll("$1…$2");
        shown = KEY.matcher(shown).replaceAll("(left out)");
        return PHONE.matcher(shown).replaceAll("(a number)");
    }

    private void program() {
        String version = DiagnosticsText.class.getPackage().getImplementationVersion();
        line("Switchboard", version == null ? "not packaged" : version);
        line("Java", property("java.version") + ", " + property("java.vendor"));
        line("JavaFX", property("javafx.runtime.version"));
        line("System", property("os.name") + " " + property("os.version") + ", " + property("os.arch"));
        line("Language", Locale.getDefault().toLanguageTag());
        line("Memory", Runtime.getRuntime().maxMemory() / 1_000_000 + " MB at most");
    }

    private void database(Doors doors) {
        try {
            DatabaseInfo info = doors.database().info();
            line("Database", info.bytes() + " bytes, schema " + info.schema() + ", H2 " + info.engine());
            line("File", info.file().toString());
            crashes(Objects.requireNonNull(info.file().getParent()).resolve("logs"));
        } catch (FailureException e) {
            line("Database", e.failure().code());
        }
    }

    /** The report of one is Java's own, which names folders and programs: it is for the person to send or not. */
    private void crashes(Path logs) {
        for (Path file : CrashFiles.in(logs)) {
            line("Crash", Instant.ofEpochMilli(file.toFile().lastModified()) + ", logs/" + file.getFileName());
        }
    }

    private void stores(Doors doors) {
        Secrets.Stores stores = doors.secrets().stores();
        line("Keychain", stores.keychain() ? "works" : "not there");
        line("Vault", !stores.vaultExists() ? "none" : stores.vaultOpen() ? "open" : "locked");
    }

    private void workspaces(Doors doors) {
        int count = 0;
        for (Workspace workspace : doors.workspaces().all()) {
            line("Workspace " + ++count, state(doors, workspace));
        }
    }

    /** By figures and words of ours alone: names and ids are the person's. */
    private static String state(Doors doors, Workspace workspace) {
        String account = doors.credentials()
                .find(workspace.id())
                .map(DiagnosticsText::account)
                .orElse("no credentials");
        String last = doors.history()
                .lastFinished(workspace.id())
                .map(DiagnosticsText::ended)
                .orElse("never synced");
        return account
                + "; foreign "
                + workspace.policy().foreign().text()
                + (workspace.policy().readOnly() ? ", read-only" : "")
                + ", checked "
                + workspace.policy().schedule().text()
                + (workspace.marks().production() ? ", production" : "")
                + "; "
                + last;
    }

    private static String account(SavedCredentials saved) {
        return saved.accountSid() + " " + saved.keptIn().words() + (saved.verified() ? ", verified" : ", not verified");
    }

    private static String ended(Run run) {
        return "last run "
                + run.startedAt()
                + (run.report() == null
                        ? ""
                        : ": " + run.report().outcome() + ", " + run.report().listed() + " numbers");
    }

    private static String property(String key) {
        return System.getProperty(key, "unknown");
    }

    private void line(String what, String value) {
        text.append(what).append(": ").append(value).append('\n');
    }
}
