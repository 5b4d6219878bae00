package app.switchboard.fx;

import javafx.beans.property.ReadOnlyBooleanProperty;

/** The sheet that shows a plan and carries it out, as the window around it uses it. For the FX thread. */
public interface PlanSheet {

    /** Opens it over whatever is shown; where it is open already, it shows this plan instead. */
    void review(PlanRequest request);

    ReadOnlyBooleanProperty openProperty();
}
