package badarch.switchboard.numbers;

import javafx.beans.property.StringProperty;

public record UsesJavaFx(StringProperty name) {}
