package app.switchboard.shell;

import app.switchboard.fx.RunWords;
import app.switchboard.fx.Texts;
import java.time.Instant;
import java.util.List;

/** What the window says of runs and workspaces. */
final class Words {

    private final Texts texts;
    private final RunWords runs;

    Words(Texts texts) {
        this.texts = texts;
        this.runs = new RunWords(texts);
    }

    RunWords runs() {
        return runs;
    }

    /** {@code In sync, as of 14:02}. */
    String state(WorkspaceItem item) {
        String word = texts.get(item.state().key());
        Instant asOf = item.asOf();
        return asOf == null ? word : texts.get("state.as-of", word, texts.asOf(asOf));
    }

    /** {@code 1,204 numbers in 3 workspaces}. */
    String all(List<WorkspaceItem> items) {
        int numbers = items.stream().mapToInt(WorkspaceItem::numbers).sum();
        return texts.get("state.all", numbers, items.size());
    }

    /** For screen readers. */
    String row(WorkspaceItem item) {
        return texts.get("sidebar.row", item.name(), texts.get(item.state().key()), item.numbers());
    }
}
