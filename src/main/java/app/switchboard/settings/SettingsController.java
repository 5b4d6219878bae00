package app.switchboard.settings;

import app.switchboard.fx.SettingsPane;
import app.switchboard.fx.Texts;
import app.switchboard.fx.Views;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Binds the settings window's sidebar, and loads each pane when it is first shown. */
public final class SettingsController {

    private static final Map<SettingsPane, String> ICONS = Map.of(
            SettingsPane.GENERAL, "bi-gear",
            SettingsPane.WORKSPACES, "bi-building",
            SettingsPane.WEBHOOKS, "bi-signpost-split",
            SettingsPane.DATABASE, "bi-hdd-stack",
            SettingsPane.SECURITY, "bi-shield-lock",
            SettingsPane.ADVANCED, "bi-sliders");

    private final SettingsViewModel model;
    private final Function<String, Parent> load;
    private final Map<SettingsPane, Parent> loaded = new EnumMap<>(SettingsPane.class);

    @FXML
    private ListView<SettingsPane> panes;

    @FXML
    private StackPane content;

    private SettingsController(SettingsViewModel model, Function<String, Parent> load) {
        this.model = model;
        this.load = load;
    }

    /** Says how to make this view's controllers and those of its panes. */
    public static Views addTo(Views views, SettingsViewModel model, SettingsActions actions) {
        Texts texts = model.texts();
        CredentialsController.addTo(views, model.credentials(), actions.browse());
        return views.with(SettingsController.class, () -> new SettingsController(model, views::load))
                .with(GeneralController.class, () -> new GeneralController(model.general()))
                .with(WorkspacesController.class, () -> new WorkspacesController(model.workspaces(), views::load))
                .with(RoutingController.class, () -> new RoutingController(rules(model), texts))
                .with(SafetyController.class, () -> new SafetyController(rules(model), texts))
                .with(WebhooksController.class, () -> new WebhooksController(model.webhooks()))
                .with(DatabaseController.class, () -> new DatabaseController(model.database(), actions.reveal()))
                .with(SecurityController.class, () -> new SecurityController(model.security()))
                .with(ProxyController.class, () -> new ProxyController(model.proxy()))
                .with(AdvancedController.class, () -> new AdvancedController(model.advanced(), actions.reveal()));
    }

    private static WorkspaceRules rules(SettingsViewModel model) {
        return Objects.requireNonNull(model.workspaces().rulesProperty().get());
    }

    @FXML
    void initialize() {
        panes.getItems().setAll(List.of(SettingsPane.values()));
        panes.setCellFactory(list -> new PaneCell());
        panes.getSelectionModel().selectedItemProperty().subscribe((before, now) -> {
            if (now != null) {
                model.pane.set(now);
            }
        });
        model.pane.subscribe(this::show);
    }

    private void show(SettingsPane pane) {
        panes.getSelectionModel().select(pane);
        content.getChildren().setAll(loaded.computeIfAbsent(pane, wanted -> load.apply(nameOf(wanted))));
    }

    /** {@code GeneralView}. */
    private static String nameOf(SettingsPane pane) {
        String name = pane.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT) + "View";
    }

    private final class PaneCell extends ListCell<SettingsPane> {

        @Override
        protected void updateItem(@Nullable SettingsPane pane, boolean empty) {
            super.updateItem(pane, empty);
            if (pane == null || empty) {
                setText(null);
                setGraphic(null);
                return;
            }
            setText(model.texts().get("settings.pane." + pane.name().toLowerCase(Locale.ROOT)));
            setGraphic(new FontIcon(ICONS.get(pane)));
        }
    }
}
