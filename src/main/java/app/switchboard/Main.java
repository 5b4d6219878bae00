package app.switchboard;

import app.switchboard.base.DataFolder;
import app.switchboard.base.FailureException;
import app.switchboard.base.Logs;
import app.switchboard.cli.CliEngine;
import app.switchboard.cli.SwitchboardCommand;
import app.switchboard.fx.Mode;
import app.switchboard.secrets.Secrets;
import app.switchboard.store.Preferences;
import app.switchboard.twilio.SdkTwilio;
import app.switchboard.twilio.TwilioAddress;
import app.switchboard.twilio.TwilioProxy;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The entry point: without a command the window, with one the command line. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        // The JDK's HTTP client would send a GET again by itself when a server hangs up.
        System.setProperty("jdk.httpclient.redirects.retrylimit", "1");
        System.setProperty("jdk.httpclient.disableRetryConnect", "true");
        // It would keep a proxy's user and password from the proxy: they go there in the clear, as the proxy wants it.
        System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
        if (System.getProperty("java.net.useSystemProxies") == null) {
            System.setProperty("java.net.useSystemProxies", "true");
        }
        System.exit(SwitchboardCommand.run(Main::onEngine, Main::window, args));
    }

    private static int onEngine(@Nullable Path option, CliEngine.Command command) {
        try (Engine engine = openEngine(option)) {
            return command.run(engine.forCommandLine());
        }
    }

    private static int window(@Nullable Path option, Mode mode) {
        return Wiring.window(() -> openEngine(option), preferences(option), mode);
    }

    /** The window shows even where the data folder can't be made: it then says why. */
    private static Preferences preferences(@Nullable Path option) {
        try {
            return Preferences.of(DataFolder.ofProcess(option));
        } catch (FailureException e) {
            return Preferences.forSession();
        }
    }

    private static Engine openEngine(@Nullable Path option) {
        Map<String, String> environment = System.getenv();
        TwilioAddress address = twilio(environment);
        Path folder = DataFolder.ofProcess(option);
        Logs.start(folder);
        Secrets secrets = Secrets.open(folder, environment);
        TwilioProxy proxy = TwilioProxy.of(environment, secrets);
        return Engine.open(folder, secrets, proxy, () -> new SdkTwilio(address, proxy));
    }

    private static TwilioAddress twilio(Map<String, String> environment) {
        return TwilioAddress.of(Optional.ofNullable(environment.get(TwilioAddress.VARIABLE)));
    }
}
