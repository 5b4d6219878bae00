package app.switchboard.bench;

import app.switchboard.base.Cancellation;
import app.switchboard.base.Secret;
import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoNumber;
import app.switchboard.demo.DemoTwilio;
import app.switchboard.twilio.SdkTwilio;
import app.switchboard.twilio.TwilioAccount;
import app.switchboard.twilio.TwilioAddress;
import app.switchboard.twilio.WebhookField;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** 1,000 updates where the account allows so many at once; only the floor is told how many. */
final class UpdateBench {

    private static final int NUMBERS = 1000;
    private static final Duration LATENCY = Duration.ofMillis(100);
    private static final int ROUNDS = 3;
    private static final double PROMISED = 1.2;
    private static final double MOST_REFUSED = 0.03;

    private UpdateBench() {}

    static List<Line> run(Path folder) {
        return measure(folder, 25);
    }

    private static List<Line> measure(Path folder, int allowed) {
        Times bare = new Times();
        Times ours = new Times();
        Times bareRun = new Times();
        Times oursRun = new Times();
        double refused = 0;
        for (int i = -1; i < ROUNDS; i++) {
            boolean warmUp = i < 0;
            floor(allowed, false, warmUp ? new Times() : bare);
            adapter(allowed, warmUp ? new Times() : ours);
            floor(allowed, true, warmUp ? new Times() : bareRun);
            Path own = folder.resolve("update-" + allowed + "-" + i);
            refused = Math.max(refused, run(own, allowed, warmUp ? new Times() : oursRun));
        }
        String what = "1,000 updates @100 ms, " + allowed + " at once";
        return List.of(
                Line.ratio(what + ", the updates alone", ours, bare, PROMISED),
                Line.ratio(what + ", the whole run", oursRun, bareRun, PROMISED),
                new Line(
                        what + ", answered 429",
                        String.format(Locale.ROOT, "%.1f %%", 100 * refused),
                        "",
                        String.format(Locale.ROOT, "%.1f %%", 100 * refused),
                        "under 3 %",
                        refused < MOST_REFUSED));
    }

    private static DemoTwilio start(int allowed) {
        DemoTwilio server = DemoTwilio.start(DemoAccount.ofSize(BenchEngine.SID, BenchEngine.TOKEN, NUMBERS));
        server.faults().latency(LATENCY).concurrencyLimit(allowed);
        return server;
    }

    private static List<String> sids(DemoTwilio server) {
        return server.account(BenchEngine.SID).numbers().stream()
                .map(DemoNumber::sid)
                .toList();
    }

    private static void floor(int allowed, boolean wholeRun, Times times) {
        String form = "SmsUrl=" + URLEncoder.encode(BenchEngine.OURS, StandardCharsets.UTF_8) + "&SmsMethod=POST";
        try (DemoTwilio server = start(allowed);
                BareLoop bare = new BareLoop(server.address(), BenchEngine.SID, BenchEngine.TOKEN)) {
            List<String> sids = sids(server);
            times.time(() -> {
                if (wholeRun) {
                    bare.verify();
                    bare.services();
                    bare.list();
                }
                bare.update(sids, allowed, form);
            });
        }
    }

    private static void adapter(int allowed, Times times) {
        try (DemoTwilio server = start(allowed);
                SdkTwilio twilio = new SdkTwilio(new TwilioAddress(server.address()))) {
            TwilioAccount account = twilio.connect(BenchEngine.SID, new Secret(BenchEngine.TOKEN), new Cancellation());
            List<String> sids = sids(server);
            times.time(() -> updateAll(account, sids));
        }
    }

    private static void updateAll(TwilioAccount account, List<String> sids) {
        Map<WebhookField, String> to = Map.of(WebhookField.SMS_URL, BenchEngine.OURS, WebhookField.SMS_METHOD, "POST");
        Map<WebhookField, String> from = Map.of(WebhookField.SMS_METHOD, "POST");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            sids.forEach(sid -> threads.execute(() -> account.update(sid, from, to)));
        }
    }

    /** A whole run, and which share of its requests was answered 429. */
    private static double run(Path folder, int allowed, Times times) {
        try (DemoTwilio server = start(allowed);
                BenchEngine engine = new BenchEngine(folder, server.address())) {
            engine.saveCredentials();
            server.forgetRequests();
            times.time(engine::sync);
            long refused = server.requests().stream()
                    .filter(request -> request.status() == 429)
                    .count();
            return (double) refused / server.requests().size();
        }
    }
}
