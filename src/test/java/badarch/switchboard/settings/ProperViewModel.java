package badarch.switchboard.settings;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Properties and collections, as it should be. */
public final class ProperViewModel {

    private final ObservableList<String> rows = FXCollections.observableArrayList();
    private final StringProperty name = new SimpleStringProperty();

    public ObservableList<String> rows() {
        return rows;
    }

    public StringProperty name() {
        return name;
    }
}
