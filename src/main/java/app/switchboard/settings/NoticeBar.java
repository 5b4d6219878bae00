package app.switchboard.settings;

import static javafx.beans.binding.Bindings.createStringBinding;

import java.util.Locale;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The bar over the pane: what came of a save, and the numbers that refused their webhook. */
record NoticeBar(
        CredentialsViewModel model,
        HBox noticeBar,
        FontIcon noticeIcon,
        Label noticeText,
        Button showRefusals,
        ListView<Refusal> refusals) {

    private static final Map<Notice.Kind, String> ICONS = Map.of(
            Notice.Kind.INFO, "bi-info-circle-fill",
            Notice.Kind.DONE, "bi-check-circle-fill",
            Notice.Kind.WARNING, "bi-exclamation-triangle-fill",
            Notice.Kind.ERROR, "bi-x-octagon-fill");

    private static final int MOST_ROWS = 4;
    private static final int ROW_HEIGHT = 50;

    void bind() {
        PaneState state = model.state();
        CredentialsController.show(noticeBar, state.notice.isNotNull());
        state.notice.subscribe(this::tell);
        refusals.setItems(state.refusals);
        refusals.setCellFactory(list -> new RefusalCell());
        CredentialsController.show(showRefusals, Bindings.isNotEmpty(state.refusals));
        refusals.setVisible(false);
        refusals.prefHeightProperty()
                .bind(Bindings.min(Bindings.size(state.refusals), MOST_ROWS).multiply(ROW_HEIGHT));
        refusals.managedProperty().bind(refusals.visibleProperty());
        refusals.accessibleTextProperty().bind(noticeText.textProperty());
        state.refusals.subscribe(() -> refusals.setVisible(false));
        showRefusals
                .textProperty()
                .bind(createStringBinding(this::refusalsText, refusals.visibleProperty(), state.refusals));
    }

    private String refusalsText() {
        return refusals.isVisible()
                ? model.wording().get("refused.hide")
                : model.wording().get("refused.show", model.state().refusals.size());
    }

    private void tell(@Nullable Notice notice) {
        noticeBar.getStyleClass().removeAll("info", "warning", "danger");
        noticeIcon.getStyleClass().removeAll("accent", "warning", "danger");
        if (notice != null) {
            boolean isError = notice.kind() == Notice.Kind.ERROR;
            String style = isError ? "danger" : notice.kind().name().toLowerCase(Locale.ROOT);
            noticeBar.getStyleClass().add(style);
            noticeIcon.getStyleClass().add(style.equals("info") ? "accent" : style);
            noticeIcon.setIconLiteral(ICONS.get(notice.kind()));
            noticeText.setText(notice.text());
        }
    }
}
