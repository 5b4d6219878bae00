package badarch.switchboard.shell;

import java.util.concurrent.Executor;
import javafx.application.Platform;

public final class RunsLaterByReference {

    public Executor later() {
        return Platform::runLater;
    }
}
