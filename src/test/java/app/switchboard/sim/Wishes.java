package app.switchboard.sim;

import app.switchboard.workspace.Hook;
import app.switchboard.workspace.Policy.Foreign;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the workspace wants, as its settings say, read past the engine.
 *
 * @param hooks what was entered
 * @param former the templates that it had before and are not among its hooks any more, by their place in {@link Places#TEMPLATES}
 */
record Wishes(Map<Hook, Want> hooks, Set<Integer> former, Foreign foreign, boolean readOnly) {

    /** What is wanted of one webhook. */
    record Want(boolean on, int template, String method) {}

    static Wishes read(Store store, Set<Integer> former) {
        Map<Hook, Want> hooks = new EnumMap<>(Hook.class);
        store.list(
                "SELECT hook, is_on, template, method FROM workspace_hooks WHERE workspace_id = ?",
                row -> hooks.put(
                        Hook.valueOf(row.getString(1).toUpperCase(Locale.ROOT).replace('-', '_')),
                        new Want(row.getBoolean(2), templateOf(row.getString(3)), row.getString(4))),
                Computer.WORKSPACE);
        return store.list(
                        "SELECT foreign_policy, read_only FROM workspace_settings WHERE workspace_id = ?",
                        row -> new Wishes(
                                hooks,
                                former,
                                Foreign.valueOf(row.getString(1).toUpperCase(Locale.ROOT)),
                                row.getBoolean(2)),
                        Computer.WORKSPACE)
                .getFirst();
    }

    /** What is wanted now, with what was wanted before as former. */
    Wishes readAgain(Store store) {
        Wishes now = read(store, former);
        Set<Integer> left = new HashSet<>(former);
        hooks.forEach((hook, want) -> {
            Want other = now.hooks().get(hook);
            if (other == null || other.template() != want.template()) {
                left.add(want.template());
            }
        });
        return new Wishes(now.hooks(), left, now.foreign(), now.readOnly());
    }

    private static int templateOf(String text) {
        return Places.TEMPLATES.stream()
                .map(template -> template.text())
                .toList()
                .indexOf(text);
    }

    /** True for an address that is, or was, the workspace's. */
    boolean owns(Places place) {
        return ownsNow(place) || former.stream().anyMatch(place::isUnder);
    }

    boolean ownsNow(Places place) {
        return hooks.values().stream().anyMatch(want -> place.isUnder(want.template()));
    }

    List<Hook> managed() {
        return hooks.entrySet().stream()
                .filter(hook -> hook.getValue().on())
                .map(Map.Entry::getKey)
                .toList();
    }
}
