package app.switchboard.inventory;

import app.switchboard.fx.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
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

        /** A hidden cell is never given another row: it must be seen before it asks. */
        @Override
        public void updateIndex(int index) {
            if (index >= 0 && index < getTableView().getItems().size()) {
                setVisible(true);
            }
            super.updateIndex(index);
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

    static void number(TableColumn<NumberRow, NumberRow> column) {
        column.setCellFactory(of -> {
            Label region = new Label();
            region.getStyleClass().add("region");
            RowCell cell = new RowCell((filled, row) -> {
                region.setText(row.region());
                filled.setText(row.phone());
                filled.setAccessibleText(row.region().isEmpty() ? row.phone() : row.region() + ", " + row.phone());
            });
            cell.getStyleClass().add("tabular");
            cell.setGraphic(region);
            cell.setGraphicTextGap(8);
            return cell;
        });
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

    /** Letters; in words they are in the tooltip. */
    static void capabilities(TableColumn<NumberRow, NumberRow> column, Texts texts) {
        column.setCellFactory(of -> {
            CapabilityLetters letters = new CapabilityLetters();
            RowCell cell = new RowCell((filled, row) -> {
                List<String> words = new ArrayList<>();
                for (int i = 0; i < CapabilityLetters.NAMES.length; i++) {
                    boolean can = row.capabilityLetters().charAt(i) != '-';
                    letters.show(i, can);
                    words.add(texts.get("numbers.can." + (can ? "" : "not.") + CapabilityLetters.NAMES[i]));
                }
                filled.getTooltip().setText(String.join("\n", words));
                filled.setAccessibleText(String.join(", ", words));
            });
            cell.setGraphic(letters);
            cell.setTooltip(new Tooltip());
            return cell;
        });
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
