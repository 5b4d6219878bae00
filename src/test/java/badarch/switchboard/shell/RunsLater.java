package badarch.switchboard.shell;

import javafx.application.Platform;

public final class RunsLater {

    public void later(Runnable work) {
        Runnable nested = () -> Platform.runLater(work);
        nested.run();
    }
}
