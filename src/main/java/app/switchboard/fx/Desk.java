package app.switchboard.fx;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Failure;
import app.switchboard.store.Preferences;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** What every view model works with beside the engine. What fails in its background is told in the window's words. */
public record Desk(Background background, Texts texts, Tasks tasks, Preferences preferences) {

    public Desk {
        background = new Translated(background, texts);
    }

    /** The engine speaks English. */
    private record Translated(Background background, Texts texts) implements Background {

        @Override
        public <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<Failure> failed) {
            background.run(work, done, failure -> failed.accept(texts.failure(failure)));
        }

        @Override
        public void onFx(Runnable action) {
            background.onFx(action);
        }

        @Override
        public <T> Consumer<T> coalesced(Consumer<? super T> onFx) {
            return background.coalesced(onFx);
        }

        @Override
        public void after(Duration pause, Runnable onFx) {
            background.after(pause, onFx);
        }

        @Override
        public Cancellation.Registration every(Duration pause, Runnable onFx) {
            return background.every(pause, onFx);
        }
    }
}
