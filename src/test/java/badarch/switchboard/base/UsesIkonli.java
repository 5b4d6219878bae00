package badarch.switchboard.base;

import org.kordamp.ikonli.javafx.FontIcon;

public record UsesIkonli(FontIcon icon) {}
