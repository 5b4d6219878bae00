package app.switchboard.cli;

import app.switchboard.sync.SyncOptions;
import app.switchboard.workspace.Policy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a run is allowed, for the commands that list and plan. */
final class RunOptions {

    @Option(
            names = "--foreign",
            paramLabel = "keep|replace",
            description = "What becomes of webhooks that point elsewhere (default: the workspace's policy).")
    private Policy.@Nullable Foreign foreign;

    @Option(
            names = "--allow-shrink",
            description = "Mark numbers as released even if more than a tenth of all are missing.")
    private boolean allowShrink;

    SyncOptions toOptions() {
        return new SyncOptions(foreign, allowShrink);
    }
}
