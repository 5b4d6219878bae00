package app.switchboard.shell;

import app.switchboard.fx.Background;
import app.switchboard.fx.Desk;
import app.switchboard.fx.Doors;
import app.switchboard.fx.Texts;
import app.switchboard.numbers.NumberSearch;
import app.switchboard.numbers.Numbers;
import app.switchboard.numbers.StoredNumber;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The command palette: type a few letters of what is wanted, be it a command, a workspace or a number. For the FX thread. */
public final class PaletteViewModel {

    private static final int MOST_NUMBERS = 8;

    /**
     * Something that answers what was typed.
     *
     * @param detail what tells it from others: the workspace of a number, the shortcut of a command
     */
    record Hit(String icon, String title, String detail, Runnable action) {}

    private record Scored(Hit hit, int score) {}

    private final ShellViewModel model;
    private final Numbers numbers;
    private final Background background;
    private final Texts texts;
    private final Commands commands;
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<Hit> hits = FXCollections.observableArrayList();
    /** Read once each time it opens. */
    private List<StoredNumber> known = List.of();

    private int edition;
    /** How many of the hits are words; behind them stand numbers. */
    private int wordCount;

    /**
     * @param quit closes the window
     */
    public PaletteViewModel(Doors doors, Desk desk, ShellViewModel model, Runnable quit) {
        this.model = model;
        this.numbers = doors.numbers();
        this.background = desk.background();
        this.texts = desk.texts();
        this.commands = new Commands(model, this::open, quit);
        query.subscribe(typed -> find());
    }

    Commands commands() {
        return commands;
    }

    BooleanProperty openProperty() {
        return open;
    }

    StringProperty queryProperty() {
        return query;
    }

    ObservableList<Hit> hits() {
        return hits;
    }

    void open() {
        if (open.get()) {
            return;
        }
        query.set("");
        open.set(true);
        find();
        background.run(
                numbers::all,
                read -> {
                    if (open.get()) {
                        known = read;
                        findNumbers();
                    }
                },
                // The list says already that the database is out of reach.
                failure -> known = List.of());
    }

    void close() {
        open.set(false);
        known = List.of();
    }

    /** Does what was chosen. */
    void choose(Hit hit) {
        close();
        hit.action().run();
    }

    private void find() {
        if (!open.get()) {
            return;
        }
        List<Hit> words = words(query.get().strip());
        wordCount = words.size();
        hits.setAll(words);
        findNumbers();
    }

    /** Puts the numbers after the words, which stay: one of them may be chosen already. */
    private void findNumbers() {
        String typed = query.get().strip();
        int mine = ++edition;
        List<StoredNumber> from = known;
        if (typed.length() < 2 || from.isEmpty()) {
            return;
        }
        background.run(
                () -> matching(from, typed),
                found -> {
                    if (mine == edition) {
                        hits.remove(wordCount, hits.size());
                        hits.addAll(found.stream().map(this::hit).toList());
                    }
                },
                failure -> {});
    }

    private static List<StoredNumber> matching(List<StoredNumber> from, String typed) {
        Predicate<StoredNumber> matches = NumberSearch.matching(typed);
        String digits = typed.replaceAll("\\D", "");
        String word = typed.toLowerCase(Locale.ROOT);
        // What is seen to match comes before what matches by its SID or address.
        Predicate<StoredNumber> seen = stored -> (!digits.isEmpty()
                        && stored.number().phoneNumber().contains(digits))
                || stored.number().friendlyName().toLowerCase(Locale.ROOT).contains(word);
        return from.stream()
                .filter(matches)
                .sorted(Comparator.comparing(stored -> !seen.test(stored)))
                .limit(MOST_NUMBERS)
                .toList();
    }

    private List<Hit> words(String typed) {
        List<Scored> scored = new ArrayList<>();
        for (Command command : commands.all()) {
            if (command.enabled().get() && !command.key().equals("menu.palette")) {
                String title = texts.get(command.key()).replace("…", "");
                score(scored, typed, new Hit(command.icon(), title, command.shortcut(), command.action()));
            }
        }
        for (WorkspaceItem workspace : model.workspaces()) {
            score(
                    scored,
                    typed,
                    new Hit(
                            workspace.state().icon(),
                            workspace.name(),
                            texts.get("palette.workspace"),
                            () -> model.showNumbers(workspace.id())));
        }
        return scored.stream()
                .sorted(Comparator.comparingInt(Scored::score).reversed())
                .map(Scored::hit)
                .toList();
    }

    private static void score(List<Scored> scored, String typed, Hit hit) {
        int score = typed.isEmpty() ? 0 : Fuzzy.score(typed, hit.title());
        if (score != Fuzzy.NONE) {
            scored.add(new Scored(hit, score));
        }
    }

    private Hit hit(StoredNumber stored) {
        var number = stored.number();
        String name = Texts.plain(number.friendlyName());
        String phone = Texts.phone(number.phoneNumber());
        String title = name.equals(number.phoneNumber()) ? phone : phone + "  " + name;
        WorkspaceItem workspace = model.workspaces().stream()
                .filter(item -> item.id().equals(number.workspaceId()))
                .findFirst()
                .orElse(null);
        return new Hit(
                "bi-telephone",
                title,
                workspace == null ? number.workspaceId() : workspace.name(),
                () -> model.showNumber(number.workspaceId(), number.id()));
    }
}
