package app.switchboard.fx;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Notes where it is to lead instead of going there: {@code numbers acme}, {@code credentials null}. */
public record NotedNavigator(List<String> went) implements Navigator {

    @Override
    public void show(Page page, @Nullable String workspaceId) {
        went.add(page.name().toLowerCase(Locale.ROOT) + " " + workspaceId);
    }

    @Override
    public void showNumber(String workspaceId, String numberId) {
        went.add("number " + workspaceId + " " + numberId);
    }

    @Override
    public void showSettings(SettingsPane pane) {
        went.add("settings " + pane);
    }

    @Override
    public void showCredentials(@Nullable String workspaceId) {
        went.add("credentials " + workspaceId);
    }

    @Override
    public void review(PlanRequest request) {
        went.add("review " + request);
    }

    @Override
    public void sync(String workspaceId) {
        went.add("sync " + workspaceId);
    }

    @Override
    public void exploreDemo() {
        went.add("demo");
    }
}
