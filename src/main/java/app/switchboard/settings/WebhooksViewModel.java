package app.switchboard.settings;

import app.switchboard.fx.Desk;
import app.switchboard.fx.Texts;
import app.switchboard.store.Preferences;
import app.switchboard.workspace.Policy;
import app.switchboard.workspace.Policy.Foreign;
import app.switchboard.workspace.WebhookTemplate;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The webhooks pane: what a new workspace starts with. */
public final class WebhooksViewModel {

    private static final String TEMPLATE = "webhooks.template";
    private static final String FOREIGN = "webhooks.foreign";
    /** Stands for a workspace where none is meant. */
    private static final String SAMPLE = "acme";

    private final Texts texts;
    private final Entry template;
    private final Setting<String> stored;
    private final Setting<Foreign> foreign;
    private final ReadOnlyStringWrapper expansion = new ReadOnlyStringWrapper(this, "expansion", "");

    WebhooksViewModel(Desk desk) {
        Preferences preferences = desk.preferences();
        this.texts = desk.texts();
        this.template = new Entry(text -> WebhookTemplate.problem(text).map(texts::failure), text -> false);
        this.stored = new Setting<>(
                desk.background(),
                template(preferences).text(),
                chosen -> preferences.set(TEMPLATE, chosen),
                chosen -> {});
        this.foreign = new Setting<>(
                desk.background(),
                foreign(preferences),
                chosen -> preferences.set(FOREIGN, chosen.text()),
                chosen -> {});
        template.textProperty().subscribe(text -> expansion.set(expand()));
        template.start(stored.value());
    }

    /** What a new workspace starts with. */
    static WebhookTemplate template(Preferences preferences) {
        String chosen = preferences.get(TEMPLATE, "");
        return WebhookTemplate.problem(chosen).isEmpty() ? WebhookTemplate.of(chosen) : WebhookTemplate.DEFAULT;
    }

    /** What a new workspace starts with. */
    static Foreign foreign(Preferences preferences) {
        String chosen = preferences.get(FOREIGN, "");
        for (Foreign one : Foreign.values()) {
            if (one.text().equals(chosen)) {
                return one;
            }
        }
        return Policy.DEFAULT.foreign();
    }

    private String expand() {
        if (!template.validProperty().get()) {
            return "";
        }
        WebhookTemplate entered = WebhookTemplate.of(template.value());
        return entered.isPerWorkspace()
                ? texts.get("credentials.webhook.expansion", entered.urlFor(SAMPLE))
                : texts.get("credentials.webhook.shared");
    }

    Entry template() {
        return template;
    }

    /** The field was left: what stands in it holds, if it can. */
    void leave() {
        template.leave();
        if (template.validProperty().get()) {
            stored.choose(template.value());
        }
    }

    /** Back to the address that Switchboard came with. */
    void restoreTemplate() {
        template.start(WebhookTemplate.DEFAULT.text());
        leave();
    }

    Setting<String> stored() {
        return stored;
    }

    Setting<Foreign> foreign() {
        return foreign;
    }

    ReadOnlyStringProperty expansionProperty() {
        return expansion.getReadOnlyProperty();
    }

    Texts texts() {
        return texts;
    }
}
