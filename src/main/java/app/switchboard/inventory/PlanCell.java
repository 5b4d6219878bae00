package app.switchboard.inventory;

import app.switchboard.fx.BeforeAfter;
import app.switchboard.fx.Texts;
import app.switchboard.webhook.FieldChange;
import app.switchboard.webhook.NumberChange;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A line of the sheet with a plan. */
final class PlanCell extends ListCell<PlanLine> {

    private static final PseudoClass HEAD = PseudoClass.getPseudoClass("head");
    private static final PseudoClass EXCLUDED = PseudoClass.getPseudoClass("excluded");

    private final PlanViewModel model;
    private final Texts texts;
    private final CheckBox check = new CheckBox();
    private final Label title = new Label();
    private final Label subtitle = new Label();
    private final Label count = new Label();
    private final Label phone = new Label();
    private final VBox fields = new VBox(3);
    private final Region gap = new Region();
    private final Button keep = new Button();
    private final Button replace = new Button();
    private final HBox box = new HBox(10);

    PlanCell(PlanViewModel model) {
        this.model = model;
        this.texts = model.texts();
        getStyleClass().add("plan-cell");
        title.getStyleClass().add("strong");
        subtitle.getStyleClass().add("secondary");
        count.getStyleClass().addAll("badge", "tabular");
        phone.getStyleClass().addAll("tabular", "plan-phone");
        phone.setMinWidth(Region.USE_PREF_SIZE);
        count.setMinWidth(Region.USE_PREF_SIZE);
        title.setMinWidth(Region.USE_PREF_SIZE);
        subtitle.setMinWidth(0);
        fields.setMinWidth(0);
        fields.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(fields, Priority.ALWAYS);
        HBox.setHgrow(gap, Priority.ALWAYS);
        for (Button button : List.of(keep, replace)) {
            button.getStyleClass().add("small-button");
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setFocusTraversable(false);
        }
        check.setFocusTraversable(false);
        check.setOnAction(event -> {
            PlanLine line = getItem();
            if (line != null) {
                model.toggle(line);
            }
        });
        box.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0);
        model.shownProperty().subscribe(now -> check());
    }

    @Override
    protected void updateItem(@Nullable PlanLine line, boolean empty) {
        super.updateItem(line, empty);
        pseudoClassStateChanged(HEAD, line instanceof PlanLine.Head);
        if (empty || line == null) {
            setGraphic(null);
            return;
        }
        switch (line) {
            case PlanLine.Head(PlanGroup group) -> head(group);
            case PlanLine.Item(PlanGroup group, NumberChange change) -> item(group, change);
            case PlanLine.Failed(String number, String why) -> failed(number, why);
        }
        setGraphic(box);
        check();
    }

    private void head(PlanGroup group) {
        title.setText(group.title());
        subtitle.setText(group.subtitle());
        count.setText(texts.count(group.changes().size()));
        fill(group, title, count, subtitle, gap);
        actions(group, group.changes(), true);
        setAccessibleText(group.title() + ", " + group.subtitle() + ", " + count.getText());
    }

    private void item(PlanGroup group, NumberChange change) {
        phone.setText(Texts.phone(change.phoneNumber()));
        fields.getChildren().clear();
        boolean decided = group.kind() == PlanGroup.Kind.CHANGE;
        // Where all of a group change the same one thing, its head has named it.
        boolean named = !decided || change.fields().size() > 1;
        for (FieldChange field : change.fields()) {
            BeforeAfter difference = BeforeAfter.withArrow(texts.get("details.change.unset"));
            difference.show(field.from(), field.to());
            HBox.setHgrow(difference, Priority.ALWAYS);
            HBox row = new HBox(8, difference);
            if (named) {
                Label name = new Label(texts.get("plan.field." + field.field().parameter()));
                name.getStyleClass().addAll("secondary", "plan-field");
                row.getChildren().addFirst(name);
            }
            row.setAlignment(Pos.CENTER_LEFT);
            row.setMinWidth(0);
            fields.getChildren().add(row);
        }
        fill(group, phone, fields);
        actions(group, List.of(change), false);
        setAccessibleText(phone.getText());
    }

    private void failed(String number, String why) {
        phone.setText(number);
        Label reason = new Label(why);
        reason.setWrapText(true);
        fields.getChildren().setAll(reason);
        box.getChildren().setAll(phone, fields);
        setAccessibleText(number + ": " + why);
    }

    private void fill(PlanGroup group, Node... nodes) {
        box.getChildren().setAll(nodes);
        if (group.kind() == PlanGroup.Kind.CHANGE) {
            box.getChildren().addFirst(check);
        }
    }

    private void actions(PlanGroup group, Collection<NumberChange> changes, boolean all) {
        if (group.kind() == PlanGroup.Kind.CHANGE) {
            return;
        }
        boolean undecided = group.kind() == PlanGroup.Kind.UNDECIDED;
        if (all && !undecided) {
            return;
        }
        name(replace, all ? "plan.replace.all" : "plan.replace", "plan.replace.help", changes, model::replace);
        if (undecided) {
            name(keep, all ? "plan.keep.all" : "plan.keep", "plan.keep.help", changes, model::keep);
            box.getChildren().add(keep);
        }
        box.getChildren().add(replace);
    }

    private void name(
            Button button,
            String key,
            String help,
            Collection<NumberChange> changes,
            Consumer<Collection<NumberChange>> action) {
        button.setText(texts.get(key));
        button.setAccessibleText(texts.get(key));
        button.setTooltip(new Tooltip(texts.get(help)));
        button.setOnAction(event -> action.accept(changes));
    }

    private void check() {
        PlanLine line = getItem();
        if (line instanceof PlanLine.Head(PlanGroup group)) {
            int included = model.draft().includedOf(group);
            check.setIndeterminate(included > 0 && included < group.changes().size());
            check.setSelected(included == group.changes().size());
            check.setAccessibleText(texts.get("plan.include.all", group.title()));
            pseudoClassStateChanged(EXCLUDED, false);
        } else if (line instanceof PlanLine.Item(PlanGroup group, NumberChange change)) {
            check.setIndeterminate(false);
            check.setSelected(model.draft().includes(change.sid()));
            check.setAccessibleText(texts.get("plan.include", phone.getText()));
            pseudoClassStateChanged(
                    EXCLUDED,
                    group.kind() == PlanGroup.Kind.CHANGE && !model.draft().includes(change.sid()));
        } else {
            pseudoClassStateChanged(EXCLUDED, false);
        }
    }
}
