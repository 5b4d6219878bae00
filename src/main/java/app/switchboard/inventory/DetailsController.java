package app.switchboard.inventory;

import app.switchboard.fx.Clip;
import app.switchboard.fx.Texts;
import app.switchboard.inventory.DetailsViewModel.Field;
import app.switchboard.inventory.DetailsViewModel.Stop;
import app.switchboard.inventory.DetailsViewModel.Way;
import app.switchboard.inventory.DetailsViewModel.Ways;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Binds the details of a number. */
final class DetailsController {

    /** Characters that surely fit on a line. */
    private static final int ON_A_LINE = 34;

    private static final Pattern SID = Pattern.compile("[A-Z]{2}[0-9a-f]{32}");
    private static final double LINE_HEIGHT = 16;

    private final DetailsViewModel model;
    private final Texts texts;

    @FXML
    private Node nothing;

    @FXML
    private Node content;

    @FXML
    private TextField phone;

    @FXML
    private Label name;

    @FXML
    private Label status;

    @FXML
    private Label capabilities;

    @FXML
    private FlowPane tags;

    @FXML
    private VBox path;

    @FXML
    private Label reason;

    @FXML
    private VBox callsPath;

    @FXML
    private Label callsReason;

    @FXML
    private VBox facts;

    @FXML
    private VBox fields;

    @FXML
    private VBox changes;

    @FXML
    private Label noChanges;

    DetailsController(DetailsViewModel model) {
        this.model = model;
        this.texts = model.texts();
    }

    @FXML
    void initialize() {
        model.rowProperty().subscribe(row -> {
            content.setVisible(row != null);
            content.setManaged(row != null);
            nothing.setVisible(row == null);
            nothing.setManaged(row == null);
            if (row != null) {
                fill(row);
            }
        });
        model.waysProperty().subscribe(this::show);
        model.changes().addListener((ListChangeListener<TimelineEntry>) change -> fillChanges());
        fillChanges();
    }

    private void fill(NumberRow row) {
        phone.setText(row.phone());
        name.setText(row.name().equals(row.phone()) ? texts.get("details.unnamed") : row.name());
        status.setText(
                texts.get("numbers.status." + row.stored().number().status().text()));
        status.getStyleClass().setAll("label", "badge", row.active() ? "success" : "neutral");
        capabilities.setText(can(row));
        fillTags(row);
        var number = row.stored().number();
        facts.getChildren()
                .setAll(
                        fact("details.workspace", row.workspace()),
                        fact("details.sid", number.sid()),
                        fact("details.added", texts.full(number.createdAt())),
                        fact("details.changed", texts.full(number.updatedAt())));
        List<Node> shown = new ArrayList<>();
        for (Field field : model.fields(row)) {
            shown.add(labelled(field.name(), field.value()));
        }
        if (shown.isEmpty()) {
            shown.add(secondary(texts.get("details.fields.none")));
        }
        fields.getChildren().setAll(shown);
    }

    private void show(@Nullable Ways ways) {
        show(ways == null ? null : ways.messages(), path, reason);
        show(ways == null ? null : ways.calls(), callsPath, callsReason);
    }

    private static void show(@Nullable Way way, VBox stops, Label why) {
        stops.getChildren().clear();
        why.setText(way == null ? "" : way.reason());
        if (way != null) {
            for (int i = 0; i < way.stops().size(); i++) {
                stops.getChildren().add(stop(way.stops().get(i), i < way.stops().size() - 1));
            }
        }
    }

    private String can(NumberRow row) {
        var can = row.stored().capabilities();
        List<String> words = new ArrayList<>();
        if (can.voice()) {
            words.add(texts.get("details.can.voice"));
        }
        if (can.sms()) {
            words.add(texts.get("details.can.sms"));
        }
        if (can.mms()) {
            words.add(texts.get("details.can.mms"));
        }
        if (can.fax()) {
            words.add(texts.get("details.can.fax"));
        }
        return words.isEmpty() ? texts.get("details.can.nothing") : String.join(", ", words);
    }

    /** An icon with a line down to the next stop, and what is there. */
    private static Node stop(Stop stop, boolean goesOn) {
        FontIcon icon = new FontIcon(stop.icon());
        HBox disc = new HBox(icon);
        disc.getStyleClass().add("stop-disc");
        VBox rail = new VBox(disc);
        rail.setAlignment(Pos.TOP_CENTER);
        if (goesOn) {
            Region line = new Region();
            line.getStyleClass().add("stop-line");
            VBox.setVgrow(line, Priority.ALWAYS);
            rail.getChildren().add(line);
        }
        Node text = stop.address() ? wrapped(stop.text()) : new Label(stop.text());
        VBox words = new VBox(secondary(stop.label()), text);
        words.getStyleClass().add("stop-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox box = new HBox(10, rail, words);
        box.getStyleClass().add("stop");
        return box;
    }

    /** An address on two lines, host and path: lines break at white space alone, and an address has none. */
    private static Label wrapped(String text) {
        String address = NumberRow.withoutScheme(text);
        int path = address.indexOf('/', address.indexOf("://") + 3);
        Label label = new Label(path > 0 ? address.substring(0, path) + "\n" + address.substring(path) : address);
        label.setWrapText(true);
        label.setAccessibleText(text);
        label.setTooltip(new Tooltip(text));
        return label;
    }

    private Node fact(String key, String value) {
        return labelled(texts.get(key), value);
    }

    /** A value that can be selected and copied; long ones take as many lines as they need. */
    private Node labelled(String label, String value) {
        TextInputControl text = value.length() <= ON_A_LINE ? new TextField(value) : area(value);
        text.setEditable(false);
        text.getStyleClass().add("readable");
        text.setAccessibleHelp(texts.get("details.readable.help"));
        if (SID.matcher(value).matches()) {
            text.getStyleClass().add("mono");
        }
        text.setAccessibleText(label + ": " + value);
        return new VBox(secondary(label), text);
    }

    private static TextArea area(String value) {
        TextArea area = new TextArea(value);
        area.setWrapText(true);
        int lines = (value.length() + ON_A_LINE - 1) / ON_A_LINE;
        area.setPrefHeight(lines * LINE_HEIGHT + 2);
        return area;
    }

    private static Label secondary(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("secondary");
        label.setWrapText(true);
        return label;
    }

    private void fillChanges() {
        boolean none = model.changes().isEmpty();
        noChanges.setVisible(none);
        noChanges.setManaged(none);
        changes.getChildren()
                .setAll(model.changes().stream()
                        .map(entry -> new TimelineCard(entry, texts, model::undo))
                        .toList());
    }

    private void fillTags(NumberRow row) {
        tags.getChildren().clear();
        for (String tag : row.stored().tags()) {
            Button remove = new Button(Texts.plain(tag));
            remove.setMnemonicParsing(false);
            remove.setGraphic(new FontIcon("bi-x"));
            remove.setContentDisplay(ContentDisplay.RIGHT);
            remove.getStyleClass().add("tag");
            remove.setAccessibleText(texts.get("tags.remove", Texts.plain(tag)));
            remove.setTooltip(new Tooltip(texts.get("tags.remove", Texts.plain(tag))));
            remove.setOnAction(event -> model.selection().tag(List.of(row), tag, false));
            tags.getChildren().add(remove);
        }
        Button add = new Button(texts.get("tags.add"));
        add.setGraphic(new FontIcon("bi-plus"));
        add.getStyleClass().addAll("tag", "tag-add");
        add.setAccessibleText(texts.get("tags.add"));
        add.setTooltip(new Tooltip(texts.get("tags.add.help")));
        add.setOnAction(event -> new TagPopover(model.selection(), texts, List.of(row)).show(add));
        tags.getChildren().add(add);
    }

    @FXML
    void copyNumber() {
        NumberRow row = model.rowProperty().get();
        if (row != null) {
            Clip.put(row.stored().number().phoneNumber());
        }
    }

    @FXML
    void copySid() {
        NumberRow row = model.rowProperty().get();
        if (row != null) {
            Clip.put(row.stored().number().sid());
        }
    }
}
