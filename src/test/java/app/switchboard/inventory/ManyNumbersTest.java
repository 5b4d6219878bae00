package app.switchboard.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.switchboard.fx.FxBackground;
import app.switchboard.fx.Theme;
import app.switchboard.fx.Views;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javafx.animation.AnimationTimer;
import javafx.application.ColorScheme;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationTest;

/** Ten thousand numbers: the FX thread is never held up while they are read, filtered and sorted. */
class ManyNumbersTest extends ApplicationTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    /** Generous: these machines draw in software and share two cores. */
    private static final long LONGEST_PAUSE_MILLIS = 700;

    @TempDir
    static Path folder;

    @Override
    public void start(Stage primary) {
        Theme.use(ColorScheme.LIGHT);
    }

    @Test
    void tenThousandNumbersDoNotStutter() {
        try (ListBench bench = new ListBench(folder)) {
            bench.many("acme", 10_000);
            NumbersViewModel[] made = new NumbersViewModel[1];
            interact(() -> {
                NumbersViewModel model = bench.model(new FxBackground());
                made[0] = model;
                Views views = new Views(bench.texts.bundle());
                InventoryViews.register(views, model, bench.plan(new FxBackground()));
                Parent view = views.load("NumbersView");
                Scene scene = new Scene(view, 880, 620);
                Theme.style(scene);
                Stage stage = FxToolkit.toolkitContext().getRegisteredStage();
                stage.setScene(scene);
                stage.show();
            });
            NumbersViewModel model = made[0];
            Pulse pulse = new Pulse();
            interact(() -> {
                pulse.start();
                model.show("acme");
            });
            await().atMost(SOON).until(() -> model.rows().size() == 10_000);
            TableView<?> table = lookup(".number-table").queryAs(TableView.class);
            for (String typed : new String[] {"4", "415", "415555", "4155550", "41555509", "415555099"}) {
                interact(() -> model.searchProperty().set(typed));
            }
            await().atMost(SOON).until(() -> model.rows().size() == 100);
            interact(() -> model.searchProperty().set(""));
            await().atMost(SOON).until(() -> model.rows().size() == 10_000);
            interact(() -> sortByFirst(table));
            interact(() -> table.scrollTo(9_000));
            interact(pulse::stop);
            assertThat(TimeUnit.NANOSECONDS.toMillis(pulse.longest.get()))
                    .as("longest time in ms in which the window could not be drawn")
                    .isLessThan(LONGEST_PAUSE_MILLIS);
        }
    }

    private static <T> void sortByFirst(TableView<T> table) {
        table.getSortOrder().add(table.getColumns().getFirst());
    }

    /** Notes the longest time between two frames. */
    private static final class Pulse extends AnimationTimer {
        private final AtomicLong longest = new AtomicLong();
        private final AtomicBoolean first = new AtomicBoolean(true);
        private long before;

        @Override
        public void handle(long now) {
            long real = System.nanoTime();
            if (!first.getAndSet(false)) {
                longest.accumulateAndGet(real - before, Math::max);
            }
            before = real;
        }
    }
}
