package app.switchboard.bench;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Secret;
import app.switchboard.demo.DemoTwilio;
import app.switchboard.twilio.SdkTwilio;
import app.switchboard.twilio.TwilioAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** 5,000 numbers: listed by the adapter alone, and by a whole run that saves them too. */
final class ListBench {

    private static final int NUMBERS = 5000;
    private static final int WARM_UP = 3;
    private static final int ROUNDS = 7;
    private static final double PROMISED = 1.25;

    private ListBench() {}

    static List<Line> run(Path folder) {
        Times bare = new Times();
        Times ours = new Times();
        Times bareRun = new Times();
        Times oursRun = new Times();
        try (DemoTwilio server = Peer.start(Peer.rightAccount(BenchEngine.SID, NUMBERS), Duration.ofMillis(100))) {
            for (int i = -WARM_UP; i < ROUNDS; i++) {
                boolean warmUp = i < 0;
                listBare(server, warmUp ? new Times() : bare);
                list(server, warmUp ? new Times() : ours);
                (warmUp ? new Times() : bareRun).time(() -> Peer.floor(server));
                sync(server, folder.resolve("list-" + i), warmUp ? new Times() : oursRun);
            }
        }
        return List.of(
                Line.ratio("List 5,000 @100 ms, the listing alone", ours, bare, PROMISED),
                Line.ratio("List 5,000 @100 ms, the whole run, saved", oursRun, bareRun, PROMISED));
    }

    private static void listBare(DemoTwilio server, Times times) {
        try (BareLoop bare = new BareLoop(server.address(), BenchEngine.SID, BenchEngine.TOKEN)) {
            times.time(bare::list);
        }
    }

    private static void list(DemoTwilio server, Times times) {
        try (SdkTwilio twilio = new SdkTwilio(new TwilioAddress(server.address()))) {
            times.time(() -> twilio.connect(BenchEngine.SID, new Secret(BenchEngine.TOKEN), new Cancellation())
                    .listNumbers(page -> {}));
        }
    }

    private static void sync(DemoTwilio server, Path folder, Times times) {
        try (BenchEngine engine = new BenchEngine(folder, server.address())) {
            engine.saveCredentials();
            times.time(engine::sync);
        }
    }
}
