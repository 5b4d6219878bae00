package app.switchboard.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.switchboard.base.Cancellation.CancelledException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CancellationTest {

    private final Cancellation cancellation = new Cancellation();
    private final AtomicInteger ran = new AtomicInteger();

    @Test
    void anActionRunsOnceHoweverOftenItIsCancelled() {
        try (var _ = cancellation.onCancel(ran::incrementAndGet)) {
            cancellation.cancel();
            cancellation.cancel();
        }
        assertThat(ran).hasValue(1);
    }

    @Test
    void anActionThatComesLateRunsAtOnceAndOneThatIsClosedNever() {
        cancellation.onCancel(() -> ran.addAndGet(100)).close();
        cancellation.cancel();
        assertThat(ran).hasValue(0);
        try (var _ = cancellation.onCancel(ran::incrementAndGet)) {
            assertThat(ran).hasValue(1);
        }
    }

    @Test
    void aWaitEndsAtOnce() {
        CompletableFuture<Void> wait = CompletableFuture.runAsync(() -> cancellation.sleep(Duration.ofMinutes(1)));
        cancellation.cancel();
        assertThatThrownBy(() -> wait.get(1, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(CancelledException.class);
        assertThatThrownBy(cancellation::throwIfCancelled).isInstanceOf(CancelledException.class);
    }
}
