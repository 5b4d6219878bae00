package app.switchboard.sim;

import app.switchboard.base.Cancellation;
import app.switchboard.sync.SyncProgress;
import app.switchboard.twilio.WebhookField;
import app.switchboard.webhook.NumberChange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where a person sits who asks for something: the computer, what the books say, and a plan that was saved. */
final class Desk {

    private final Computer computer;
    private final Books books;
    private final @Nullable String plan;
    private final Consumer<SyncProgress> progress;
    private final Cancellation cancellation;
    private final Map<String, NumberChange> asked = new HashMap<>();
    private boolean asksForCertain;

    Desk(
            Computer computer,
            Books books,
            @Nullable String plan,
            Consumer<SyncProgress> progress,
            Cancellation cancellation) {
        this.computer = computer;
        this.books = books;
        this.plan = plan;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    Computer computer() {
        return computer;
    }

    /** As the database was before. */
    Books books() {
        return books;
    }

    /** The JSON of the newest plan; null if there is none. */
    @Nullable
    String plan() {
        return plan;
    }

    Consumer<SyncProgress> progress() {
        return progress;
    }

    Cancellation cancellation() {
        return cancellation;
    }

    /** What the engine is told to write: this and nothing else. */
    List<NumberChange> asks(List<NumberChange> changes) {
        asksForCertain = true;
        changes.forEach(change -> asked.put(change.sid(), change));
        return changes;
    }

    /** True where certain writes were asked for, and not whatever the rules say. */
    boolean asksForCertain() {
        return asksForCertain;
    }

    /** The writes that were asked for, by the number's SID. */
    Map<String, NumberChange> asked() {
        return asked;
    }

    /** The fields that are asked for of a number, by what they were to hold before. */
    Map<WebhookField, String> askedFrom(String sid) {
        NumberChange change = asked.get(sid);
        return change == null ? Map.of() : change.from();
    }
}
