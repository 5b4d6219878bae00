package app.switchboard.cli;

import app.switchboard.base.Failure;
import app.switchboard.base.Secret;
import app.switchboard.secrets.KeptIn;
import app.switchboard.twilio.ProxyAddress;
import app.switchboard.twilio.ProxyLogin;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.PrintWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code proxy status | set | clear}: the proxy between here and Twilio, and who signs in to it. No option takes its password, and it is never printed. */
@Command(name = "proxy", description = "Show the proxy on the way to Twilio, and sign in to it.")
final class ProxyCommand implements Runnable {

    /** What {@code status} tells; all null where there is no proxy. */
    private record Status(
            @Nullable String proxy,
            @Nullable String from,
            @Nullable String user,
            @JsonProperty("kept_in") @Nullable String keptIn) {

        static Status of(Optional<ProxyAddress> proxy, Optional<ProxyLogin> login) {
            return new Status(
                    proxy.map(ProxyAddress::toString).orElse(null),
                    proxy.map(ProxyAddress::from).orElse(null),
                    login.map(ProxyLogin::user).orElse(null),
                    login.map(Status::place).orElse(null));
        }

        private static String place(ProxyLogin login) {
            KeptIn keptIn = login.keptIn();
            return keptIn == null ? "environment" : Output.lower(keptIn);
        }
    }

    @Spec
    private CommandSpec spec;

    private final SwitchboardCommand root;

    ProxyCommand(SwitchboardCommand root) {
        this.root = root;
    }

    @Override
    public void run() {
        throw usage("A command is missing: status, set or clear.");
    }

    @Command(name = "status", description = "Show which proxy requests to Twilio take, and who signs in to it.")
    int status(@Option(names = "--json", description = "As a JSON object.") boolean json) {
        return root.onEngine(engine -> {
            Optional<ProxyAddress> proxy = engine.proxy().inUse();
            Status status = Status.of(proxy, engine.proxy().login());
            if (json) {
                Output.json(out(), status);
            } else if (proxy.isEmpty()) {
                out().println("Requests to Twilio take no proxy.");
            } else {
                String from = proxy.get().from();
                out().println("Proxy: " + proxy.get() + " (named by "
                        + (from.equals(ProxyAddress.SYSTEM) ? "the system" : from) + ")");
                out().println("User: "
                        + (status.user() == null ? "none" : status.user() + ", from " + status.keptIn()));
            }
            return ExitCode.COMPLETE;
        });
    }

    @Command(name = "set", description = "Keep the user and the password of the proxy that is in use.")
    int set(
            @Option(names = "--user", required = true, description = "Who signs in to the proxy.") String user,
            @Option(names = "--password-stdin", required = true, description = "Read the password from standard input.")
                    boolean fromStdin) {
        if (user.isBlank() || user.contains(":")) {
            throw usage("A proxy's user is not empty and holds no colon.");
        }
        Secret password = SecretInput.lines(1).getFirst();
        return root.onEngine(engine -> {
            Optional<ProxyAddress> proxy = engine.proxy().inUse();
            if (proxy.isEmpty()) {
                throw usage("Requests to Twilio take no proxy, so there is nothing to sign in to.");
            }
            KeptIn keptIn = engine.proxy().save(user, password);
            if (keptIn == KeptIn.SESSION) {
                throw forgotten();
            }
            err().println(proxy.get() + ": user and password are kept " + keptIn.words() + " now");
            return ExitCode.COMPLETE;
        });
    }

    /** This process is about to end, and a secret that only it knows with it. */
    private static RuntimeException forgotten() {
        return new Failure.Secrets(
                        "SB-615",
                        "There is no keychain here and no open vault, so the proxy's password is forgotten when this command ends.",
                        "Name a passphrase file in SWITCHBOARD_VAULT_PASSPHRASE_FILE to keep it in the vault.",
                        null)
                .exception();
    }

    @Command(name = "clear", description = "Forget the user and the password of the proxy that is in use.")
    int clear() {
        return root.onEngine(engine -> {
            engine.proxy().clear();
            err().println("No user and no password are kept for the proxy.");
            return ExitCode.COMPLETE;
        });
    }

    private CommandLine.ParameterException usage(String problem) {
        return new CommandLine.ParameterException(spec.commandLine(), problem);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
