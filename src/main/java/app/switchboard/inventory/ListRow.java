package app.switchboard.inventory;

import javafx.scene.control.TableRow;
import org.jspecify.annotations.Nullable;

/** A row of the list. Below the last number a table is filled with empty rows: one that showed a number right there hides it and stays as it is, since to empty it and to fill it again has all its nodes styled anew. */
final class ListRow extends TableRow<NumberRow> {

    @Override
    public void updateIndex(int index) {
        if (index < 0 && !isEmpty()) {
            // Taken out to be put back in the same layout, most likely right where it was.
            return;
        }
        boolean below = index >= getTableView().getItems().size();
        boolean stays = below && index == getIndex() && !isEmpty();
        setOpacity(stays ? 0 : 1);
        setMouseTransparent(stays);
        if (!stays) {
            super.updateIndex(index);
        }
    }

    @Override
    public void requestLayout() {
        ListSkin skin = skin();
        if (skin == null || !skin.keeps(this)) {
            super.requestLayout();
        }
    }

    private @Nullable ListSkin skin() {
        return getTableView() != null && getTableView().getSkin() instanceof ListSkin list ? list : null;
    }
}
