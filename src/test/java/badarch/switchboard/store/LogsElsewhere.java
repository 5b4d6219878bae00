package badarch.switchboard.store;

import java.util.logging.Logger;

public record LogsElsewhere(Logger log) {}
