package app.switchboard;

import app.switchboard.cli.SwitchboardCommand;
import app.switchboard.cli.Terminal;
import org.slf4j.LoggerFactory;

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
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) ->
                LoggerFactory.getLogger(Main.class).error("Nobody caught this on {}", thread.getName(), thrown));
        System.exit(SwitchboardCommand.run(new OwnProcess(), Terminal.ofProcess(), args));
    }
}
