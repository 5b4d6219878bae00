package badarch.switchboard.demo;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Not even the demo has threads of its own. */
public final class StartsToo {

    public ExecutorService threads() {
        return Executors.newVirtualThreadPerTaskExecutor();
    }
}
