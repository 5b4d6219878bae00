package app.switchboard.activity;

import app.switchboard.activity.OverviewViewModel.Fact;
import app.switchboard.activity.OverviewViewModel.Portion;
import app.switchboard.activity.OverviewViewModel.Shown;
import app.switchboard.fx.EmptyState;
import app.switchboard.fx.Texts;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Binds how a workspace stands. */
final class OverviewController {

    /** Below this width the two cards stand under each other. */
    private static final double ROOM_FOR_TWO = 700;

    private final OverviewViewModel model;
    private final Texts texts;
    private final Donut donut = new Donut();
    private final Sparkline sparkline = new Sparkline();

    @FXML
    private ScrollPane scroll;

    @FXML
    private Node loadingState;

    @FXML
    private Node emptyState;

    @FXML
    private EmptyState failedState;

    @FXML
    private VBox attention;

    @FXML
    private GridPane columns;

    @FXML
    private Node numbersGroup;

    @FXML
    private Node factsGroup;

    @FXML
    private StackPane ring;

    @FXML
    private Label total;

    @FXML
    private GridPane legend;

    @FXML
    private Node noNumbers;

    @FXML
    private HBox figures;

    @FXML
    private VBox facts;

    @FXML
    private HBox chart;

    @FXML
    private Node noRuns;

    @FXML
    private HBox marks;

    @FXML
    private Node allRuns;

    OverviewController(OverviewViewModel model) {
        this.model = model;
        this.texts = model.texts();
    }

    @FXML
    void initialize() {
        States.show(model.stateProperty(), scroll, loadingState, emptyState, failedState);
        failedState.textProperty().bind(model.problemProperty());
        ring.getChildren().addFirst(donut);
        chart.getChildren().add(sparkline);
        HBox.setHgrow(sparkline, Priority.ALWAYS);
        columns.widthProperty().subscribe(width -> arrange(width.doubleValue() >= ROOM_FOR_TWO));
        model.shownProperty().subscribe(shown -> {
            if (shown != null) {
                fill(shown);
            }
        });
    }

    private void arrange(boolean two) {
        GridPane.setConstraints(numbersGroup, 0, 0);
        GridPane.setConstraints(factsGroup, two ? 1 : 0, two ? 0 : 1);
        columns.getColumnConstraints().setAll(two ? List.of(share(50), share(50)) : List.of(share(100)));
    }

    private static ColumnConstraints share(double percent) {
        ColumnConstraints column = new ColumnConstraints();
        column.setPercentWidth(percent);
        column.setHgrow(Priority.ALWAYS);
        return column;
    }

    private void fill(Shown shown) {
        rows(attention, shown.attention().stream().map(this::attention).toList());
        if (shown.attention().isEmpty()) {
            attention.getChildren().setAll(allWell());
        }
        States.visible(figures, shown.numbers() > 0);
        States.visible(noNumbers, shown.numbers() == 0);
        donut.show(shown.portions().stream()
                .map(portion -> new Donut.Part(portion.slice().key(), portion.count()))
                .toList());
        total.setText(texts.count(shown.numbers()));
        ring.setAccessibleText(texts.get(
                "overview.donut",
                shown.numbers(),
                shown.portions().stream()
                        .map(portion -> portion.word() + " " + texts.count(portion.count()))
                        .collect(Collectors.joining(", "))));
        legend(shown.portions());
        rows(facts, shown.facts().stream().map(OverviewController::fact).toList());
        runs(shown.runs());
    }

    /** Rows of a card, a hairline between. */
    private static void rows(VBox card, List<HBox> rows) {
        card.getChildren().clear();
        for (HBox row : rows) {
            if (!card.getChildren().isEmpty()) {
                Region line = new Region();
                line.getStyleClass().add("hairline");
                card.getChildren().add(line);
            }
            card.getChildren().add(row);
        }
    }

    private HBox attention(Attention about) {
        FontIcon icon = States.icon(about.kind().icon(), about.kind().style());
        Label sentence = new Label(about.sentence());
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        sentence.setMaxWidth(Double.MAX_VALUE);
        Button action = new Button(about.action());
        action.setMinWidth(Region.USE_PREF_SIZE);
        action.setAccessibleText(about.action());
        action.setAccessibleHelp(about.sentence());
        action.setOnAction(event -> model.act(about));
        return row(icon, sentence, action);
    }

    private HBox allWell() {
        return row(States.icon("bi-check-circle-fill", "success"), new Label(texts.get("overview.attention.none")));
    }

    private static HBox row(Node... nodes) {
        HBox row = new HBox(nodes);
        row.getStyleClass().add("card-row");
        return row;
    }

    private void legend(List<Portion> portions) {
        legend.getChildren().clear();
        for (int i = 0; i < portions.size(); i++) {
            Portion portion = portions.get(i);
            FontIcon icon = States.icon(
                    portion.slice().icon(), "slice-icon", portion.slice().key());
            Label word = new Label(portion.word());
            word.setTooltip(
                    new Tooltip(texts.get("overview.slice." + portion.slice().key() + ".help")));
            Label count = new Label(texts.count(portion.count()));
            count.getStyleClass().addAll("tabular", "muted");
            count.setMinWidth(Region.USE_PREF_SIZE);
            legend.addRow(i, icon, word, count);
        }
    }

    private static HBox fact(Fact fact) {
        Label label = new Label(fact.label());
        label.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label value = new Label(fact.value());
        value.getStyleClass().addAll("muted", "tabular");
        if (!fact.full().isEmpty()) {
            value.setTooltip(new Tooltip(fact.full()));
            value.setAccessibleText(fact.label() + " " + fact.full());
        }
        return row(label, gap, value);
    }

    private void runs(List<RunItem> runs) {
        States.visible(chart, !runs.isEmpty());
        States.visible(marks, !runs.isEmpty());
        States.visible(allRuns, !runs.isEmpty());
        States.visible(noRuns, runs.isEmpty());
        sparkline.show(runs);
        Map<Mark, Integer> counts = new LinkedHashMap<>();
        runs.stream()
                .map(RunItem::mark)
                .sorted(Comparator.naturalOrder())
                .forEach(mark -> counts.merge(mark, 1, Integer::sum));
        String words = counts.entrySet().stream()
                .map(entry -> texts.get(entry.getKey().key()) + " " + texts.count(entry.getValue()))
                .collect(Collectors.joining(", "));
        String longest = runs.stream()
                .max(Comparator.comparingLong(RunItem::millis))
                .map(RunItem::duration)
                .orElse("");
        sparkline.setAccessibleText(texts.get("overview.sparkline", runs.size(), words, longest));
        FlowPane flow = new FlowPane();
        flow.getStyleClass().add("flow");
        counts.forEach((mark, count) -> flow.getChildren().add(legendOf(mark, count)));
        HBox.setHgrow(flow, Priority.ALWAYS);
        Label most = new Label(longest.isEmpty() ? "" : texts.get("overview.runs.longest", longest));
        most.getStyleClass().add("secondary");
        most.setMinWidth(Region.USE_PREF_SIZE);
        marks.getChildren().setAll(flow, most);
    }

    private Label legendOf(Mark mark, int count) {
        Label label = new Label(texts.get(mark.key()) + " " + texts.count(count));
        label.setGraphic(States.icon(mark.icon(), mark.style(), "small"));
        label.getStyleClass().add("secondary");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    @FXML
    void showNumbers() {
        model.showNumbers();
    }

    @FXML
    void showHistory() {
        model.showHistory();
    }

    @FXML
    void tryAgain() {
        model.refresh();
    }
}
