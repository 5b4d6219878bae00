package app.switchboard.settings;

import app.switchboard.store.Backup;
import java.nio.file.Path;
import java.util.List;

/** Facts that are the same on every computer, for pictures. */
final class SettledDatabase {

    private SettledDatabase() {}

    static void show(DatabaseViewModel model) {
        model.path.set("~/.local/share/switchboard/switchboard.mv.db");
        model.size.set("1.4\u00a0MB, 212\u00a0KB of it unused");
        model.schema.set("Schema 5, H2 2.4");
        Backup byHand = new Backup(
                Path.of("switchboard-20261122-130200.zip"),
                Workbench.NOW.minusSeconds(3600),
                412_000,
                Backup.Kind.MANUAL);
        Backup before = new Backup(
                Path.of("switchboard-20261110-090000-before-v5.zip"),
                Workbench.NOW.minusSeconds(12 * 86_400),
                398_000,
                Backup.Kind.BEFORE_UPDATE);
        model.backups.setAll(List.of(byHand, before));
        model.askRestore(byHand);
    }
}
