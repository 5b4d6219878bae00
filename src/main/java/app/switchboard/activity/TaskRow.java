package app.switchboard.activity;

import app.switchboard.fx.Task;
import app.switchboard.fx.Texts;
import app.switchboard.history.Outcome;
import app.switchboard.sync.SyncResult;
import java.time.Duration;
import java.time.Instant;

/**
 * A run that this window started, in words.
 *
 * @param title the workspace and what is done to it
 * @param text what it does, or how it ended
 * @param fraction 0 to 1; -1 if unknown
 * @param pace how fast it goes on and how long it will take; {@code ""} if unknown or over
 * @param when when it began
 * @param duration how long it took; {@code ""} while it runs
 * @param mark how it ended
 */
record TaskRow(
        Task task,
        String title,
        String text,
        double fraction,
        String pace,
        String when,
        String full,
        String duration,
        Mark mark,
        String markText) {

    static TaskRow of(Task task, String workspace, Texts texts) {
        Mark mark = mark(task);
        return new TaskRow(
                task,
                texts.get("activity.title", RunItem.purpose(task.purpose(), texts), Texts.plain(workspace)),
                Texts.plain(task.text()),
                task.fraction(),
                pace(task, texts),
                texts.dayAndTimeAlone(task.startedAt()),
                texts.full(task.startedAt()),
                duration(task, texts),
                mark,
                texts.get(mark.key()));
    }

    private static String duration(Task task, Texts texts) {
        Instant ended = task.endedAt();
        SyncResult result = task.result();
        if (ended == null) {
            return "";
        }
        return texts.duration(
                result == null
                        ? Duration.between(task.startedAt(), ended)
                        : Duration.ofMillis(result.report().millis()));
    }

    private static Mark mark(Task task) {
        if (task.running()) {
            return Mark.RUNNING;
        }
        SyncResult result = task.result();
        return Mark.of(result == null ? Outcome.INCOMPLETE : result.report().outcome());
    }

    /** {@code 120/s, about 3 s left}. */
    private static String pace(Task task, Texts texts) {
        if (!task.running() || task.perSecond() <= 0) {
            return "";
        }
        String rate = texts.get("activity.rate", Math.max(Math.round(task.perSecond()), 1));
        Duration left = task.left();
        return left == null ? rate : texts.get("activity.pace", rate, left(left, texts));
    }

    private static String left(Duration left, Texts texts) {
        long seconds = Math.max(Math.ceilDiv(left.toMillis(), 1000), 1);
        return seconds < 60
                ? texts.get("activity.left.seconds", seconds)
                : texts.get("activity.left.minutes", Math.ceilDiv(seconds, 60));
    }

    long id() {
        return task.id();
    }

    boolean running() {
        return task.running();
    }

    /** True once somebody asked it to stop. */
    boolean stopping() {
        return task.cancellation().isCancelled();
    }

    /** All of it in a sentence. */
    String spoken() {
        String last = running() ? pace : duration;
        return String.join(", ", markText, title, text, when) + (last.isEmpty() ? "" : ", " + last);
    }
}
