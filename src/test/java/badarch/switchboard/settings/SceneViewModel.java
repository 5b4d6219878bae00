package badarch.switchboard.settings;

import javafx.scene.Node;

public record SceneViewModel(Node node) {}
