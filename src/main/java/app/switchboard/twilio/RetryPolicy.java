package app.switchboard.twilio;

import com.twilio.http.HttpMethod;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * What is repeated, and when. A 429 was not processed, so anything may be repeated after it; a failed GET may, up to three times; a POST without a clear answer never is: the caller reads back first.
 */
final class RetryPolicy {

    private static final int MOST_ATTEMPTS = 4;
    private static final int MOST_ATTEMPTS_WHEN_LIMITED = 8;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    private RetryPolicy() {}

    /** How long to wait before the next attempt; null: there is none. */
    static @Nullable Duration pause(HttpMethod method, GuardedHttpClient.Attempt last, int attempt) {
        if (last.status() == 429) {
            return attempt < MOST_ATTEMPTS_WHEN_LIMITED ? retryAfter(last).orElseGet(() -> jittered(attempt)) : null;
        }
        boolean broken = last.status() == 0 || last.status() >= 500;
        return method == HttpMethod.GET && broken && attempt < MOST_ATTEMPTS ? jittered(attempt) : null;
    }

    /** True where Twilio itself said for how long the account is to send nothing. */
    static boolean isAskedFor(GuardedHttpClient.Attempt last) {
        return last.status() == 429 && retryAfter(last).isPresent();
    }

    private static Optional<Duration> retryAfter(GuardedHttpClient.Attempt last) {
        return last.headers().getOrDefault("retry-after", List.of()).stream()
                .map(String::strip)
                .filter(seconds -> seconds.matches("\\d{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .filter(Duration::isPositive)
                .map(asked -> asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked)
                .findFirst();
    }

    /** What an attempt tells of the account's limit; null: it came to nothing. */
    static AdaptiveLimit.End endOf(GuardedHttpClient.@Nullable Attempt attempt) {
        if (attempt == null || attempt.status() == 0 || attempt.status() >= 500) {
            return AdaptiveLimit.End.UNCLEAR;
        }
        return attempt.status() == 429 ? AdaptiveLimit.End.LIMITED : AdaptiveLimit.End.ANSWERED;
    }

    /** Full jitter over a doubling pause, so that many clients do not come back at once. */
    private static Duration jittered(int attempt) {
        long ceiling = FIRST_PAUSE.toMillis() << Math.min(attempt - 1, 5);
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(ceiling / 2, ceiling + 1));
    }
}
