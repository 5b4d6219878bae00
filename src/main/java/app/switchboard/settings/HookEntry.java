package app.switchboard.settings;

import app.switchboard.fx.Desk;
import app.switchboard.fx.Texts;
import app.switchboard.workspace.Hook;
import app.switchboard.workspace.HookSetting;
import app.switchboard.workspace.HookSetting.Method;
import app.switchboard.workspace.Routing;
import app.switchboard.workspace.WebhookTemplate;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** One webhook of a workspace as it is being set: whether Switchboard takes charge of it, where it points and how it is asked. An address holds once its field was left, if it can be used. */
final class HookEntry {

    /** An address that nobody entered yet can't be empty in a setting: this one is never shown. */
    private static final HookSetting UNSET = new HookSetting(false, new WebhookTemplate(""), Method.POST);

    private final String workspaceId;
    private final Hook hook;
    private final Texts texts;
    private final Setting<HookSetting> stored;
    private final Entry address;
    private final ReadOnlyStringWrapper expansion = new ReadOnlyStringWrapper(this, "expansion", "");

    final BooleanProperty on = new SimpleBooleanProperty(this, "on");
    final ObjectProperty<Method> method = new SimpleObjectProperty<>(this, "method", Method.POST);

    /** While what is stored is being shown, nobody has chosen anything. */
    private boolean showing;

    HookEntry(
            String workspaceId,
            Hook hook,
            Routing routing,
            Setting.Store<HookSetting> store,
            Desk desk,
            Consumer<HookSetting> applied) {
        this.workspaceId = workspaceId;
        this.hook = hook;
        this.texts = desk.texts();
        this.address = new Entry(text -> WebhookTemplate.problem(text).map(texts::failure), text -> false);
        @Nullable HookSetting before = routing.hooks().get(hook);
        HookSetting start = before == null ? UNSET : before;
        this.stored = new Setting<>(desk.background(), start, store, applied);
        address.textProperty().subscribe(text -> expansion.set(expand()));
        stored.valueProperty().subscribe(this::show);
        on.subscribe((was, now) -> commit());
        method.subscribe((was, now) -> commit());
        stored.problemProperty().subscribe(text -> {
            if (!text.isEmpty()) {
                address.refuse(new Entry.Problem(text, null, null));
            }
        });
    }

    private void show(HookSetting now) {
        showing = true;
        on.set(now.on());
        method.set(now.method());
        address.start(now.template().text());
        showing = false;
    }

    boolean isStoring() {
        return stored.isStoring();
    }

    /** True where this is the setting that holds here. */
    boolean holds(@Nullable HookSetting now) {
        return (now == null ? UNSET : now).equals(stored.value());
    }

    Hook hook() {
        return hook;
    }

    Entry address() {
        return address;
    }

    /** The address as it would be set; empty where what was entered can't be used. */
    ReadOnlyStringProperty expansionProperty() {
        return expansion.getReadOnlyProperty();
    }

    /** The field was left. */
    void leave() {
        if (on.get()) {
            address.leave();
        }
        commit();
    }

    private void commit() {
        if (showing) {
            return;
        }
        if (address.validProperty().get()) {
            stored.choose(new HookSetting(on.get(), WebhookTemplate.of(address.value()), method.get()));
        } else if (!on.get() && stored.value().on()) {
            // Switched off over an address that can't be used: the one before stays for the next time.
            stored.choose(stored.value().switched(false));
        }
    }

    private String expand() {
        if (!address.validProperty().get()) {
            return "";
        }
        WebhookTemplate entered = WebhookTemplate.of(address.value());
        return texts.get("credentials.webhook.expansion", entered.urlFor(workspaceId));
    }
}
