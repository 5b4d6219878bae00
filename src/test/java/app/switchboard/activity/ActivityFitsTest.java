package app.switchboard.activity;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.fx.Desk;
import app.switchboard.fx.Fits;
import app.switchboard.fx.Page;
import app.switchboard.fx.SameThread;
import app.switchboard.fx.Texts;
import app.switchboard.workspace.WebhookTemplate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Parent;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That every page has room for longer words, and stands the other way round, in the smallest window. */
class ActivityFitsTest {

    private static final int WIDTH = 600;
    private static final int HEIGHT = 480;

    @TempDir
    Path folder;

    private ActivityBench bench;
    private Texts plain;

    @BeforeEach
    void open() {
        bench = new ActivityBench(folder);
        plain = bench.texts;
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void check(String name, Page page, @Nullable String workspaceId) throws Exception {
        check(name, texts -> view(texts, page, workspaceId));
    }

    private void check(String name, Function<Texts, Parent> view) throws Exception {
        Fits.check(name, WIDTH, HEIGHT, plain, view);
    }

    private Parent view(Texts texts, Page page, @Nullable String workspaceId) {
        bench.texts = texts;
        return bench.view(new SameThread(), page, workspaceId);
    }

    @Test
    void withSomethingOfEverything() throws Exception {
        bench.busy();
        check("overview", Page.OVERVIEW, "acme");
        check("drift", Page.DRIFT, null);
        check("history", Page.HISTORY, null);
        check("history-changes", Page.HISTORY, "acme");
        check("history-no-match", texts -> {
            Parent view = view(texts, Page.HISTORY, null);
            ((TextField) view.lookup("#search")).setText("no such run");
            return view;
        });
    }

    @Test
    void withNothingToSay() throws Exception {
        bench.globex(Duration.ofHours(2));
        bench.workspaces.add("initech", "Initech", WebhookTemplate.DEFAULT);
        check("overview-well", Page.OVERVIEW, "globex");
        check("overview-new", Page.OVERVIEW, "initech");
        check("overview-none", Page.OVERVIEW, null);
        check("drift-none", Page.DRIFT, "globex");
        check("activity-none", Page.ACTIVITY, null);
        check("history-none", Page.HISTORY, "initech");
    }

    @Test
    void running() throws Exception {
        check("activity", texts -> {
            bench.texts = texts;
            Desk desk = bench.working();
            return bench.view(desk, Page.ACTIVITY, null);
        });
    }

    @Test
    void unreadable() throws Exception {
        for (Page page : List.of(Page.OVERVIEW, Page.DRIFT, Page.HISTORY)) {
            check(page + " failed", texts -> {
                bench.texts = texts;
                Parent view = bench.view(new SameThread().failing(), page, "acme");
                assertThat(view.lookup("#failedState").isVisible()).isTrue();
                return view;
            });
        }
    }
}
