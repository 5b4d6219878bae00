package app.switchboard.inventory;

import app.switchboard.fx.Views;

/** Makes the views of this package loadable: {@code NumbersView}. */
public final class InventoryViews {

    private InventoryViews() {}

    public static void register(Views views, NumbersViewModel numbers) {
        views.with(NumbersController.class, () -> new NumbersController(numbers))
                .with(DetailsController.class, () -> new DetailsController(numbers.details()));
    }
}
