package app.switchboard.inventory;

import app.switchboard.fx.Spoken;
import app.switchboard.fx.Texts;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The cells of the list. Each keeps its nodes and fills them anew, so that scrolling makes none. */
final class Cells {

    private static final PseudoClass RELEASED = PseudoClass.getPseudoClass("released");

    private Cells() {}

    /** A cell over whole rows that shows one node. */
    private static <N extends javafx.scene.Node> void fill(
            TableColumn<NumberRow, NumberRow> column, Supplier<N> node, BiConsumer<N, NumberRow> fill) {
        column.setCellFactory(of -> new TableCell<>() {
            private final N shown = node.get();

            @Override
            protected void updateItem(NumberRow row, boolean empty) {
                super.updateItem(row, empty);
                if (empty || row == null) {
                    setGraphic(null);
                    return;
                }
                pseudoClassStateChanged(RELEASED, !row.active());
                fill.accept(shown, row);
                setAccessibleText(Spoken.of(shown));
                setGraphic(shown);
            }
        });
    }

    static void number(TableColumn<NumberRow, NumberRow> column) {
        fill(column, NumberBox::new, (box, row) -> {
            box.region.setText(row.region());
            box.phone.setText(row.phone());
        });
    }

    private static final class NumberBox extends HBox {
        private final Label region = new Label();
        private final Label phone = new Label();

        NumberBox() {
            super(8);
            setAlignment(Pos.CENTER_LEFT);
            region.getStyleClass().add("region");
            phone.getStyleClass().addAll("tabular", "phone");
            // Never "+1 415…": a phone number that is cut off is none.
            phone.setMinWidth(USE_PREF_SIZE);
            getChildren().addAll(region, phone);
        }
    }

    static void text(
            TableColumn<NumberRow, NumberRow> column,
            java.util.function.Function<NumberRow, String> text,
            String... styles) {
        fill(
                column,
                () -> {
                    Label label = new Label();
                    label.getStyleClass().addAll(styles);
                    return label;
                },
                (label, row) -> label.setText(text.apply(row)));
    }

    /** Says anew how long ago it was whenever the minute changes. */
    static void changed(TableColumn<NumberRow, NumberRow> column, Texts texts, ObservableValue<Number> minute) {
        fill(column, () -> new Ago(texts, minute), Ago::show);
    }

    private static final class Ago extends Label {
        private final Texts texts;
        private @Nullable NumberRow row;

        Ago(Texts texts, ObservableValue<Number> minute) {
            this.texts = texts;
            setTooltip(new Tooltip());
            getStyleClass().addAll("tabular", "muted");
            minute.subscribe(passed -> {
                if (row != null) {
                    show(row);
                }
            });
        }

        void show(NumberRow shown) {
            row = shown;
            setText(texts.ago(shown.changedAt()));
            getTooltip().setText(texts.full(shown.changedAt()));
        }
    }

    private static Label tipped(Label label) {
        label.setTooltip(new Tooltip());
        return label;
    }

    static void status(TableColumn<NumberRow, NumberRow> column, Texts texts) {
        fill(
                column,
                () -> {
                    Label label = new Label();
                    label.setGraphic(new FontIcon());
                    label.setGraphicTextGap(6);
                    return label;
                },
                (label, row) -> {
                    String status = row.stored().number().status().text();
                    FontIcon icon = (FontIcon) label.getGraphic();
                    icon.setIconLiteral(row.active() ? "bi-circle-fill" : "bi-circle");
                    icon.getStyleClass().setAll("ikonli-font-icon", "dot", row.active() ? "success" : "muted");
                    label.setText(texts.get("numbers.status." + status));
                });
    }

    static void capabilities(TableColumn<NumberRow, NumberRow> column, Texts texts) {
        fill(column, () -> new CapabilityBox(texts), CapabilityBox::fill);
    }

    /** Four letters that always stand at the same place: what a number can't is faint, and its tooltip says so. */
    static final class CapabilityBox extends HBox {
        private static final String[] NAMES = {"voice", "sms", "mms", "fax"};
        private static final PseudoClass MISSING = PseudoClass.getPseudoClass("missing");
        private final Texts texts;

        CapabilityBox(Texts texts) {
            super(2);
            this.texts = texts;
            setAlignment(Pos.CENTER_LEFT);
            for (String name : NAMES) {
                Label letter = tipped(new Label(name.substring(0, 1).toUpperCase(Locale.ROOT)));
                letter.getStyleClass().add("capability");
                getChildren().add(letter);
            }
        }

        void fill(NumberRow row) {
            String letters = row.capabilityLetters();
            for (int i = 0; i < NAMES.length; i++) {
                Label letter = (Label) getChildren().get(i);
                boolean can = letters.charAt(i) != '-';
                String text = texts.get("numbers.can." + (can ? "" : "not.") + NAMES[i]);
                letter.pseudoClassStateChanged(MISSING, !can);
                letter.getTooltip().setText(text);
                letter.setAccessibleText(text);
            }
        }
    }

    static void target(TableColumn<NumberRow, NumberRow> column, Texts texts) {
        fill(
                column,
                () -> {
                    Label label = tipped(new Label());
                    label.setGraphic(new FontIcon());
                    label.setGraphicTextGap(8);
                    label.setMaxWidth(Double.MAX_VALUE);
                    return label;
                },
                (label, row) -> {
                    FontIcon icon = (FontIcon) label.getGraphic();
                    icon.setIconLiteral(row.kind().icon());
                    icon.getStyleClass()
                            .setAll("ikonli-font-icon", "route", row.kind().key());
                    label.setText(row.target());
                    label.getStyleClass().setAll("label", "route", row.kind().key());
                    String word = texts.get("route.word." + row.kind().key());
                    String url = row.stored().number().webhookUrl();
                    label.getTooltip().setText(url == null ? word : word + "\n" + Texts.plain(url));
                    label.setAccessibleText(word + ", " + row.target());
                });
    }
}
