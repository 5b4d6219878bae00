package badarch.switchboard.webhook;

import org.controlsfx.control.PopOver;

public record UsesControlsFx(PopOver view) {}
