package app.switchboard.inventory;

import app.switchboard.base.Failure;
import app.switchboard.fx.Background;
import app.switchboard.fx.Dialogs;
import app.switchboard.fx.Texts;
import app.switchboard.numbers.NumberExport;
import app.switchboard.numbers.StoredNumber;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** Writes the list to a file that the person chooses, and says how it went. */
final class Export {

    enum Format {
        CSV,
        JSON
    }

    private final Background background;
    private final Dialogs dialogs;
    private final Texts texts;
    private final ReadOnlyStringWrapper outcome = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper failed = new ReadOnlyBooleanWrapper();

    Export(Background background, Dialogs dialogs, Texts texts) {
        this.background = background;
        this.dialogs = dialogs;
        this.texts = texts;
    }

    void run(Format format, @Nullable String workspaceId, List<NumberRow> rows) {
        clear();
        String base = workspaceId == null ? "numbers" : workspaceId + "-numbers";
        String name = base + "." + format.name().toLowerCase(Locale.ROOT);
        Optional<Path> target = dialogs.saveFile(texts.get("export.title", rows.size()), name);
        if (target.isEmpty()) {
            return;
        }
        Path file = target.get();
        List<StoredNumber> numbers = rows.stream().map(row -> row.stored()).toList();
        background.run(
                () -> {
                    write(format, numbers, file);
                    return file;
                },
                done -> say(texts.get("export.done", rows.size(), String.valueOf(file.getFileName())), false),
                failure -> say(texts.get("export.failed", String.valueOf(file.getFileName())), true));
    }

    private static void write(Format format, List<StoredNumber> numbers, Path file) {
        try (Writer writer = Files.newBufferedWriter(file)) {
            switch (format) {
                case CSV -> NumberExport.csv(numbers, writer);
                case JSON -> NumberExport.json(numbers, writer);
            }
        } catch (IOException e) {
            // A full disk or a missing right is no bug of ours.
            throw new Failure.Input("SB-018", "The file can't be written.", "Choose another place.").exception();
        }
    }

    void clear() {
        say("", false);
    }

    /** Says how something else went in the same place. */
    void say(String text, boolean isFailure) {
        failed.set(isFailure);
        outcome.set(text);
    }

    /** How the last export went; {@code ""} where there is nothing to say. */
    ReadOnlyStringProperty outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty failedProperty() {
        return failed.getReadOnlyProperty();
    }
}
