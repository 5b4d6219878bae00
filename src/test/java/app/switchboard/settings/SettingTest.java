package app.switchboard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Failure;
import app.switchboard.fx.Background;
import app.switchboard.fx.SameThread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SettingTest {

    private final List<String> applied = new ArrayList<>();

    /** Does the work only when it is told to. */
    private static final class Held implements Background {

        private final List<Runnable> waiting = new ArrayList<>();

        @Override
        public <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<Failure> failed) {
            waiting.add(() -> new SameThread().run(work, done, failed));
        }

        @Override
        public void onFx(Runnable action) {
            action.run();
        }

        @Override
        public <T> Consumer<T> coalesced(Consumer<? super T> onFx) {
            return onFx::accept;
        }

        @Override
        public void after(Duration pause, Runnable onFx) {
            onFx(onFx);
        }

        @Override
        public Cancellation.Registration every(Duration pause, Runnable onFx) {
            return () -> {};
        }

        void next() {
            waiting.removeFirst().run();
        }
    }

    @Test
    void holdsOnceItIsStored() {
        List<String> stored = new ArrayList<>();
        Setting<String> setting = new Setting<>(new SameThread(), "a", stored::add, applied::add);
        setting.choose("b");
        setting.choose("b");
        assertThat(stored).containsExactly("b");
        assertThat(applied).containsExactly("b");
        assertThat(setting.value()).isEqualTo("b");
    }

    @Test
    void goesBackWhereItCanNotBeStored() {
        Setting<String> setting = new Setting<>(new SameThread(), "a", chosen -> fail("SB-014"), applied::add);
        setting.choose("b");
        assertThat(setting.value()).isEqualTo("a");
        assertThat(setting.problemProperty().get()).isEqualTo("No.");
        assertThat(applied).isEmpty();
    }

    @Test
    void holdsForNowWhereOnlyTheFileCanNotBeWritten() {
        Setting<String> setting = new Setting<>(new SameThread(), "a", chosen -> fail("SB-420"), applied::add);
        setting.choose("b");
        assertThat(setting.value()).isEqualTo("b");
        assertThat(setting.problemProperty().get()).isEqualTo("No.");
        assertThat(applied).containsExactly("b");
    }

    @Test
    void theLastChoiceIsStoredLast() {
        List<String> stored = new ArrayList<>();
        Held held = new Held();
        Setting<String> setting = new Setting<>(held, "a", stored::add, applied::add);
        setting.choose("b");
        setting.choose("c");
        setting.choose("d");
        assertThat(held.waiting).hasSize(1);
        held.next();
        held.next();
        assertThat(held.waiting).isEmpty();
        assertThat(stored).containsExactly("b", "d");
        assertThat(setting.value()).isEqualTo("d");
    }

    private static void fail(String code) {
        throw new Failure.Input(code, "No.", "").exception();
    }
}
