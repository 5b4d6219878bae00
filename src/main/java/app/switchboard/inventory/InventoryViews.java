package app.switchboard.inventory;

import app.switchboard.fx.Views;

/** Makes the views of this package loadable: {@code NumbersView}, {@code PlanView}. */
public final class InventoryViews {

    private InventoryViews() {}

    public static void register(Views views, NumbersViewModel numbers, PlanViewModel plan) {
        views.with(NumbersController.class, () -> new NumbersController(numbers))
                .with(DetailsController.class, () -> new DetailsController(numbers.details()))
                .with(PlanController.class, () -> new PlanController(plan));
    }
}
