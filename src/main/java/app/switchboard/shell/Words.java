package app.switchboard.shell;

import app.switchboard.fx.RunWords;
import app.switchboard.fx.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        String state = texts.get(item.state().key());
        return Stream.concat(Stream.of(texts.get("sidebar.row", item.name(), state, item.numbers())), marks(item))
                .collect(Collectors.joining(", "));
    }

    /** What the row has no room for. */
    String tip(WorkspaceItem item) {
        return Stream.concat(Stream.of(item.name(), state(item)), marks(item)).collect(Collectors.joining("\n"));
    }

    private Stream<String> marks(WorkspaceItem item) {
        List<String> marks = new ArrayList<>();
        if (item.marks().production()) {
            marks.add(texts.get("sidebar.production.help"));
        }
        if (item.readOnly()) {
            marks.add(texts.get("sidebar.readonly"));
        }
        if (item.drift() > 0) {
            marks.add(texts.get("sidebar.drifted", item.drift()));
        }
        return marks.stream();
    }
}
