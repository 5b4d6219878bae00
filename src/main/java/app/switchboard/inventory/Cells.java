package app.switchboard.inventory;

import app.switchboard.fx.Spoken;
import app.switchboard.fx.Texts;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
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
    private static final PseudoClass NOWHERE = PseudoClass.getPseudoClass("nowhere");

    private Cells() {}

    /** Fills a cell with a row. */
    private interface Filling {
        void show(RowCell cell, NumberRow row);
    }

    /**
     * A cell over whole rows. The table styles every node of a row anew whenever the row shows another number: so cells have few nodes, keep them when they are empty, and say the same only once.
     */
    private static final class RowCell extends TableCell<NumberRow, NumberRow> {
        private final Filling filling;
        private @Nullable NumberRow said;

        RowCell(Filling filling) {
            this.filling = filling;
        }

        @Override
        protected void updateItem(NumberRow row, boolean empty) {
            super.updateItem(row, empty);
            boolean there = !empty && row != null;
            setVisible(there);
            if (there && !row.equals(said)) {
                said = row;
                pseudoClassStateChanged(RELEASED, !row.active());
                filling.show(this, row);
            }
        }
    }

    /** A cell with one node. */
    private static <N extends Node> void fill(
            TableColumn<NumberRow, NumberRow> column, Supplier<N> node, BiConsumer<N, NumberRow> fill) {
        column.setCellFactory(of -> {
            N shown = node.get();
            RowCell cell = new RowCell((filled, row) -> {
                fill.accept(shown, row);
                filled.setAccessibleText(Spoken.of(shown));
            });
            cell.setGraphic(shown);
            return cell;
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

    static void text(TableColumn<NumberRow, NumberRow> column, Function<NumberRow, String> text, String... styles) {
        column.setCellFactory(of -> {
            RowCell cell = new RowCell((filled, row) -> filled.setText(text.apply(row)));
            cell.getStyleClass().addAll(styles);
            return cell;
        });
    }

    /** Says anew how long ago it was whenever the minute changes. */
    static void changed(TableColumn<NumberRow, NumberRow> column, Texts texts, ObservableValue<Number> minute) {
        column.setCellFactory(of -> {
            RowCell cell = new RowCell((filled, row) -> ago(filled, row, texts));
            cell.setTooltip(new Tooltip());
            cell.getStyleClass().addAll("tabular", "muted");
            minute.subscribe(passed -> {
                if (cell.said != null) {
                    ago(cell, cell.said, texts);
                }
            });
            return cell;
        });
    }

    private static void ago(RowCell cell, NumberRow row, Texts texts) {
        cell.setText(texts.ago(row.changedAt()));
        cell.getTooltip().setText(texts.full(row.changedAt()));
    }

    private static Label tipped(Label label) {
        label.setTooltip(new Tooltip());
        return label;
    }

    static void status(TableColumn<NumberRow, NumberRow> column, Texts texts) {
        column.setCellFactory(of -> {
            FontIcon icon = new FontIcon();
            RowCell cell = new RowCell((filled, row) -> {
                if (restyle(icon, "ikonli-font-icon", "dot", row.active() ? "success" : "muted")) {
                    icon.setIconLiteral(row.active() ? "bi-circle-fill" : "bi-circle");
                }
                filled.setText(texts.get(
                        "numbers.status." + row.stored().number().status().text()));
            });
            cell.setGraphic(icon);
            cell.setGraphicTextGap(6);
            return cell;
        });
    }

    /** Sets a node's style classes where they are others, and tells whether they were: to set them has the node styled anew. */
    private static boolean restyle(Node node, String... classes) {
        List<String> wanted = List.of(classes);
        boolean other = !node.getStyleClass().equals(wanted);
        if (other) {
            node.getStyleClass().setAll(wanted);
        }
        return other;
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
        column.setCellFactory(of -> {
            FontIcon icon = new FontIcon();
            RowCell cell = new RowCell((filled, row) -> {
                RouteKind kind = row.kind();
                if (restyle(icon, "ikonli-font-icon", "route", kind.key())) {
                    icon.setIconLiteral(kind.icon());
                    filled.pseudoClassStateChanged(NOWHERE, kind == RouteKind.NOBODY || kind == RouteKind.NO_MESSAGES);
                }
                filled.setText(row.target());
                String word = texts.get("route.word." + kind.key());
                String url = row.stored().number().webhookUrl();
                filled.getTooltip().setText(url == null ? word : word + "\n" + Texts.plain(url));
                filled.setAccessibleText(word + ", " + row.target());
            });
            cell.setGraphic(icon);
            cell.setGraphicTextGap(8);
            cell.setTooltip(new Tooltip());
            return cell;
        });
    }
}
