package badarch.switchboard.settings;

import javafx.scene.Node;

public final class NestedViewModel {

    private NestedViewModel() {}

    public record Row(Node node) {}
}
