package app.switchboard.activity;

import app.switchboard.fx.RunWords;
import app.switchboard.fx.Texts;
import app.switchboard.history.History.Purpose;
import app.switchboard.history.Run;
import app.switchboard.history.RunReport;
import app.switchboard.history.RunReport.Item;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * A recorded run in words.
 *
 * @param when the day and time it began
 * @param full the same with date and seconds
 * @param figures what it came to, or why it did not
 * @param duration how long it took; {@code ""} if unknown
 * @param millis how long it took; 0 if unknown
 * @param changed whether it changed numbers, here or at Twilio
 */
record RunItem(
        String id,
        String workspaceId,
        String workspace,
        Purpose purpose,
        String purposeText,
        Mark mark,
        String markText,
        String when,
        String full,
        String figures,
        String duration,
        long millis,
        boolean changed) {

    static RunItem of(Run run, String workspace, Texts texts) {
        RunReport report = run.report();
        Mark mark = Mark.of(run);
        long millis = report == null ? 0 : report.millis();
        return new RunItem(
                run.id(),
                run.workspaceId(),
                Texts.plain(workspace),
                run.purpose(),
                purpose(run.purpose(), texts),
                mark,
                texts.get(mark.key()),
                texts.dayAndTimeAlone(run.startedAt()),
                texts.full(run.startedAt()),
                report == null ? "" : figures(report, mark, texts),
                millis == 0 ? "" : texts.duration(Duration.ofMillis(millis)),
                millis,
                report != null && changed(report));
    }

    static String purpose(Purpose purpose, Texts texts) {
        return texts.get("activity.purpose." + purpose.name().toLowerCase(Locale.ROOT));
    }

    private static String figures(RunReport report, Mark mark, Texts texts) {
        List<Item> failures = report.failures();
        boolean brokeOff = mark == Mark.INCOMPLETE || mark == Mark.REJECTED;
        return brokeOff && !failures.isEmpty()
                ? Texts.plain(failures.getLast().message())
                : new RunWords(texts).figures(report);
    }

    private static boolean changed(RunReport report) {
        return report.webhooks().configured() + report.added() + report.changed() + report.released() > 0;
    }

    /** Whether all words of a search, in lower case, occur in it. */
    boolean matches(List<String> words) {
        String all = String.join("\n", workspace, purposeText, markText, when, full, figures, id)
                .toLowerCase(Locale.ROOT);
        return words.stream().allMatch(all::contains);
    }
}
