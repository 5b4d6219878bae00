package app.switchboard.bench;

import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoNumber;
import app.switchboard.demo.DemoTwilio;
import java.time.Duration;
import java.util.Locale;

/** The Twilio that is measured against. */
final class Peer {

    private Peer() {}

    /** Prime to every size that is measured. */
    private static final long STRIDE = 48_271;

    /** An account whose webhooks are as they should be, so that nothing is to be configured. Its numbers are listed in no order, as Twilio lists them in none that the database has. */
    static DemoAccount rightAccount(String sid, int numbers) {
        DemoAccount account = DemoAccount.empty(sid, BenchEngine.TOKEN);
        for (int i = 0; i < numbers; i++) {
            account.add(DemoNumber.builder("+1" + (4_150_000_000L + i * STRIDE % numbers))
                    .friendlyName(String.format(Locale.ROOT, "Line %06d", i + 1))
                    .capabilities(true, true, false, false)
                    .smsUrl(BenchEngine.OURS)
                    .build());
        }
        return account;
    }

    static DemoTwilio start(DemoAccount account, Duration latency) {
        DemoTwilio server = DemoTwilio.start(account);
        server.faults().latency(latency);
        return server;
    }

    /** The requests of a run that has nothing to configure. */
    static void floor(DemoTwilio server) {
        try (BareLoop bare = new BareLoop(server.address(), BenchEngine.SID, BenchEngine.TOKEN)) {
            bare.verify();
            bare.services();
            bare.list();
        }
    }
}
