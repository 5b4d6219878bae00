package app.switchboard.settings;

import app.switchboard.fx.Texts;
import app.switchboard.store.Backup;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Binds the database pane to its view model. */
public final class DatabaseController {

    private final DatabaseViewModel model;
    private final Consumer<Path> reveal;

    @FXML
    private Node pane;

    @FXML
    private TextField path;

    @FXML
    private Label size;

    @FXML
    private Label schema;

    @FXML
    private VBox backups;

    @FXML
    private Label noBackups;

    @FXML
    private HBox question;

    @FXML
    private Label questionText;

    @FXML
    private Button keep;

    @FXML
    private Button backUp;

    @FXML
    private Button verify;

    @FXML
    private Button compact;

    @FXML
    private NoticeLine notice;

    DatabaseController(DatabaseViewModel model, Consumer<Path> reveal) {
        this.model = model;
        this.reveal = reveal;
    }

    @FXML
    void initialize() {
        path.textProperty().bind(model.path);
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(model.path);
        path.setTooltip(whole);
        size.textProperty().bind(model.size);
        schema.textProperty().bind(model.schema);
        notice.bind(model.notice);
        for (Button button : new Button[] {backUp, verify, compact}) {
            button.disableProperty().bind(model.busy);
            button.setTooltip(new Tooltip(button.getAccessibleHelp()));
        }
        model.backups.addListener((ListChangeListener<Backup>) change -> list());
        list();
        CredentialsController.show(question, model.asking.isNotNull());
        model.asking.subscribe(this::ask);
        // What changed while another pane was in view is read when this one comes back.
        pane.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                model.refresh();
            }
        });
    }

    private void list() {
        backups.getChildren().clear();
        noBackups.setVisible(model.backups.isEmpty());
        noBackups.setManaged(model.backups.isEmpty());
        for (Backup kept : model.backups) {
            Region line = new Region();
            line.getStyleClass().add("hairline");
            SettingRow row = row(kept);
            row.setUserData(kept);
            backups.getChildren().addAll(line, row);
        }
    }

    /** The question stands below the backup that it is about. */
    private void ask(@Nullable Backup about) {
        questionText.setText(Wording.together(model.question()));
        if (about != null) {
            backups.getChildren().remove(question);
            for (Node row : List.copyOf(backups.getChildren())) {
                if (about.equals(row.getUserData())) {
                    backups.getChildren().add(backups.getChildren().indexOf(row) + 1, question);
                }
            }
        }
    }

    private SettingRow row(Backup kept) {
        Texts texts = model.texts();
        String when = texts.dayAndTime(kept.time());
        Button restore = new Button(texts.get("settings.restore"));
        restore.setAccessibleText(texts.get("settings.restore.of", when));
        restore.setTooltip(new Tooltip(kept.file().getFileName().toString()));
        restore.disableProperty().bind(model.busy);
        restore.setOnAction(event -> {
            model.askRestore(kept);
            keep.requestFocus();
        });
        SettingRow row = new SettingRow();
        row.setText(texts.dayAndTimeAlone(kept.time()));
        row.setHelp(model.describe(kept));
        row.getContent().add(restore);
        return row;
    }

    @FXML
    void showInFolder() {
        Path file = model.file();
        if (file != null) {
            reveal.accept(file);
        }
    }

    @FXML
    void backUp() {
        model.run(DatabaseViewModel.Action.BACK_UP);
    }

    @FXML
    void verify() {
        model.run(DatabaseViewModel.Action.VERIFY);
    }

    @FXML
    void compact() {
        model.run(DatabaseViewModel.Action.COMPACT);
    }

    @FXML
    void keep() {
        model.keep();
        backUp.requestFocus();
    }

    @FXML
    void confirmRestore() {
        model.confirmRestore();
    }
}
