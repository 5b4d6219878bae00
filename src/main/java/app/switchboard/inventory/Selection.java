package app.switchboard.inventory;

import app.switchboard.base.Failure;
import app.switchboard.fx.Background;
import app.switchboard.fx.Navigator;
import app.switchboard.fx.PlanRequest;
import app.switchboard.fx.Texts;
import app.switchboard.numbers.NumberExport;
import app.switchboard.numbers.Numbers;
import app.switchboard.workspace.Policy;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The rows that are selected, and what can be done with them at once. For the FX thread. */
final class Selection {

    private final Numbers numbers;
    private final Background background;
    private final Navigator navigator;
    private final Texts texts;
    private final Consumer<Failure> failed;
    private final ReadOnlyObjectWrapper<List<NumberRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final Queue<Runnable> toNote = new ArrayDeque<>();
    private boolean noting;

    Selection(Numbers numbers, Background background, Navigator navigator, Texts texts, Consumer<Failure> failed) {
        this.numbers = numbers;
        this.background = background;
        this.navigator = navigator;
        this.texts = texts;
        this.failed = failed;
    }

    void set(List<NumberRow> selected) {
        rows.set(List.copyOf(selected));
    }

    /** In the order of the list. */
    ReadOnlyObjectProperty<List<NumberRow>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    private List<NumberRow> active() {
        return rows.get().stream().filter(NumberRow::active).toList();
    }

    private @Nullable String workspaceId() {
        List<String> owners = active().stream()
                .map(row -> row.stored().number().workspaceId())
                .distinct()
                .limit(2)
                .toList();
        return owners.size() == 1 ? owners.getFirst() : null;
    }

    /** Why no plan can be made of the selection; {@code ""} where one can. */
    String obstacle() {
        if (active().isEmpty()) {
            return texts.get("selection.released");
        }
        return workspaceId() == null ? texts.get("selection.several") : "";
    }

    boolean hasKept() {
        return rows.get().stream().anyMatch(row -> row.stored().kept());
    }

    /** Opens a plan of these numbers. */
    void review() {
        plan(id -> new PlanRequest.Sync(id, sids(), null));
    }

    /** As {@link #review}, with what points elsewhere replaced. */
    void replace() {
        plan(id -> new PlanRequest.Sync(id, sids(), Policy.Foreign.REPLACE));
    }

    /** Opens what takes the last change of each of these numbers back. */
    void undo() {
        plan(id -> new PlanRequest.UndoNumbers(id, sids()));
    }

    private void plan(Function<String, PlanRequest> request) {
        String id = workspaceId();
        if (id != null) {
            navigator.review(request.apply(id));
        }
    }

    private Set<String> sids() {
        return active().stream().map(row -> row.stored().number().sid()).collect(Collectors.toSet());
    }

    /** Remembers that the addresses which the numbers have now are to stay, or forgets that. */
    void keep(boolean keep) {
        Set<String> ids = ids(rows.get());
        note(() -> numbers.keep(ids, keep));
    }

    /** Every tag that some number has, handed over when it is known. */
    void tagsInUse(Consumer<List<String>> known) {
        background.run(numbers::tagsInUse, known, failed);
    }

    /** Those that all of some rows have. */
    static Set<String> tagsOfAll(List<NumberRow> of) {
        Set<String> tags = new TreeSet<>();
        if (!of.isEmpty()) {
            tags.addAll(of.getFirst().stored().tags());
            of.forEach(row -> tags.retainAll(row.stored().tags()));
        }
        return tags;
    }

    /** Those that any of some rows has. */
    static Set<String> tagsOfAny(List<NumberRow> of) {
        return of.stream().flatMap(row -> row.stored().tags().stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    void tag(List<NumberRow> of, String tag, boolean wanted) {
        Set<String> ids = ids(of);
        note(() -> numbers.tag(ids, wanted ? Set.of(tag) : Set.of(), wanted ? Set.of() : Set.of(tag)));
    }

    /** One after the other: of a tag put on and taken off again the last is what is meant. */
    private void note(Runnable work) {
        toNote.add(work);
        noteNext();
    }

    private void noteNext() {
        Runnable next = noting ? null : toNote.poll();
        if (next == null) {
            return;
        }
        noting = true;
        background.run(
                () -> {
                    next.run();
                    return true;
                },
                done -> noted(),
                failure -> {
                    failed.accept(failure);
                    noted();
                });
    }

    private void noted() {
        noting = false;
        noteNext();
    }

    private static Set<String> ids(List<NumberRow> of) {
        return of.stream().map(NumberRow::id).collect(Collectors.toSet());
    }

    /** The numbers in E.164, one a line. */
    String numbersText() {
        return lines(row -> row.stored().number().phoneNumber());
    }

    String sidsText() {
        return lines(row -> row.stored().number().sid());
    }

    /** Number, name, SID and the address for messages, with tabs between: what a spreadsheet takes, and does not run. */
    String tableText() {
        return lines(row -> {
            String url = row.stored().number().webhookUrl();
            return Stream.of(
                            row.stored().number().phoneNumber(),
                            row.name(),
                            row.stored().number().sid(),
                            url == null ? "" : url)
                    .map(text -> NumberExport.cell(Texts.plain(text)))
                    .collect(Collectors.joining("\t"));
        });
    }

    private String lines(Function<NumberRow, String> line) {
        return rows.get().stream().map(line).collect(Collectors.joining("\n"));
    }
}
