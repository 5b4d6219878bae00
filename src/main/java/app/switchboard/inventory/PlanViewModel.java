package app.switchboard.inventory;

import app.switchboard.fx.Desk;
import app.switchboard.fx.Doors;
import app.switchboard.fx.PlanRequest;
import app.switchboard.fx.PlanSheet;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** The sheet with a plan. For the FX thread. */
public final class PlanViewModel implements PlanSheet {

    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();

    public PlanViewModel(Doors doors, Desk desk) {}

    @Override
    public void review(PlanRequest request) {
        open.set(true);
    }

    @Override
    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }
}
