package app.switchboard.cli;

import app.switchboard.base.Failure;
import app.switchboard.base.FailureException;
import app.switchboard.base.Secret;
import app.switchboard.credentials.KeptSecret;
import app.switchboard.credentials.Role;
import app.switchboard.credentials.SavedCredentials;
import app.switchboard.secrets.KeptIn;
import app.switchboard.secrets.Secrets;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code secrets status | move | passphrase}: where the secrets are. No option takes a secret, and none is printed. */
@Command(
        name = "secrets",
        description = "Show where Auth Tokens, API keys and proxies' logins are kept, and move them.")
final class SecretsCommand implements Runnable {

    private record Status(
            boolean keychain,
            String vault,
            @JsonProperty("passphrase_file") boolean passphraseFile,
            String preferred,
            List<Kept> workspaces,
            List<KeptLogin> proxies) {}

    /** Where a proxy's user and password are. */
    private record KeptLogin(
            String proxy, @JsonProperty("kept_in") String keptIn) {}

    /** Where one secret is; {@code problem} is the code of what keeps it from being read. */
    private record Kept(
            String workspace,
            @JsonProperty("account_sid") String accountSid,
            String kind,
            @JsonProperty("key_sid") @Nullable String keySid,
            String role,
            @JsonProperty("kept_in") String keptIn,
            @JsonProperty("last_four") String lastFour,
            @Nullable String problem) {

        static Kept of(KeptSecret kept, CliEngine engine) {
            return new Kept(
                    kept.workspaceId(),
                    kept.accountSid(),
                    kept.keySid() == null ? "auth_token" : "api_key",
                    kept.keySid(),
                    Output.lower(kept.role()),
                    Output.lower(kept.keptIn()),
                    kept.lastFour(),
                    problem(kept, engine));
        }

        private static @Nullable String problem(KeptSecret kept, CliEngine engine) {
            try {
                engine.credentials().secretOf(kept);
                return null;
            } catch (FailureException e) {
                return e.failure().code();
            }
        }

        List<String> cells() {
            String what = keySid == null ? "Auth Token" : "API key " + keySid;
            String use = switch (Role.valueOf(role.toUpperCase(Locale.ROOT))) {
                case IN_USE -> "";
                case TOKEN -> " (for rotations and signatures)";
                case WAITING -> " (waits for Twilio)";
                case NEXT_TOKEN -> " (of a rotation under way)";
                case NEW_KEY -> " (not in use yet)";
            };
            return List.of(workspace, accountSid, what + use, keptIn, lastFour, problem == null ? "" : problem);
        }
    }

    @Spec
    private CommandSpec spec;

    private final SwitchboardCommand root;

    SecretsCommand(SwitchboardCommand root) {
        this.root = root;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "A command is missing: status, move or passphrase.");
    }

    @Command(
            name = "status",
            description =
                    "Show which secret stores there are, and where each Auth Token, API key and proxy's login is.")
    int status(@Option(names = "--json", description = "As a JSON object.") boolean json) {
        return root.onEngine(engine -> {
            Secrets.Stores stores = engine.secrets().stores();
            List<Kept> kept = engine.credentials().all().stream()
                    .flatMap(saved -> engine.credentials().kept(saved.workspaceId()).stream())
                    .map(secret -> Kept.of(secret, engine))
                    .toList();
            List<KeptLogin> logins = engine.proxy().kept().entrySet().stream()
                    .map(login -> new KeptLogin(
                            login.getKey(),
                            Output.lower(Objects.requireNonNull(login.getValue().keptIn()))))
                    .toList();
            String vault = stores.vaultOpen() ? "open" : stores.vaultExists() ? "locked" : "none";
            String preferred = Output.lower(engine.secrets().preferred());
            if (json) {
                Output.json(
                        out(), new Status(stores.keychain(), vault, stores.passphraseFile(), preferred, kept, logins));
                return ExitCode.COMPLETE;
            }
            out().println("Keychain: " + (stores.keychain() ? "works" : "does not work here"));
            out().println("Vault: " + vault + (stores.passphraseFile() ? ", by its passphrase file" : ""));
            out().println("A new secret goes to: " + preferred);
            out().println();
            Output.table(
                    out(),
                    List.of("WORKSPACE", "ACCOUNT", "SECRET", "KEPT IN", "ENDS IN", ""),
                    kept.stream().map(Kept::cells).toList());
            logins.forEach(login -> out().println("Proxy " + login.proxy() + ": " + login.keptIn()));
            return ExitCode.COMPLETE;
        });
    }

    @Command(
            name = "move",
            description =
                    "Move Auth Tokens, API keys and proxies' logins to another store: each is read back there before the old copy goes.")
    int move(
            @Parameters(index = "0", paramLabel = "keychain|vault|session", description = "The store.") KeptIn target,
            @Parameters(
                            index = "1..*",
                            arity = "0..*",
                            paramLabel = "ID",
                            description =
                                    "The workspaces (default: every one that has credentials, and the proxies' logins).")
                    @Nullable
                    List<String> ids,
            @Option(
                            names = "--passphrase-stdin",
                            description = "Open the vault, or make it, with the passphrase on standard input.")
                    boolean passphrase,
            @Option(names = "--yes", description = "To session: really forget them when this command ends.")
                    boolean yes) {
        if (target == KeptIn.SESSION && !yes) {
            throw new Failure.Input(
                            "SB-019",
                            "\"secrets move session\" leaves the secrets in memory only: they are forgotten when this command ends.",
                            "Add --yes to do it.")
                    .exception();
        }
        return root.onEngine(engine -> {
            if (passphrase) {
                engine.secrets().openVault(SecretInput.lines(1).getFirst());
            }
            List<String> chosen = ids == null || ids.isEmpty()
                    ? engine.credentials().all().stream()
                            .map(SavedCredentials::workspaceId)
                            .toList()
                    : ids;
            chosen.forEach(engine.workspaces()::require);
            int moved =
                    chosen.stream().map(id -> moveOne(engine, id, target)).reduce(ExitCode.COMPLETE, ExitCode::worse);
            return ids == null || ids.isEmpty() ? ExitCode.worse(moved, moveLogins(engine, target)) : moved;
        });
    }

    private int moveOne(CliEngine engine, String id, KeptIn target) {
        try {
            SavedCredentials now = engine.credentials().move(id, target);
            err().println(id + ": the " + (now.byKey() ? "API key" : "Auth Token") + " is kept "
                    + now.keptIn().words() + " now");
            return ExitCode.COMPLETE;
        } catch (FailureException e) {
            err().print(id + ": ");
            SwitchboardCommand.tell(err(), e.failure());
            return ExitCode.of(e.failure());
        }
    }

    private int moveLogins(CliEngine engine, KeptIn target) {
        try {
            engine.proxy()
                    .move(target)
                    .forEach(proxy -> err().println(proxy + ": user and password are kept " + target.words() + " now"));
            return ExitCode.COMPLETE;
        } catch (FailureException e) {
            err().print("The proxies: ");
            SwitchboardCommand.tell(err(), e.failure());
            return ExitCode.of(e.failure());
        }
    }

    @Command(name = "passphrase", description = "Change the vault's passphrase.")
    int passphrase(
            @Option(
                            names = "--stdin",
                            required = true,
                            description = "Read the old passphrase and the new one from standard input, a line each.")
                    boolean fromStdin) {
        List<Secret> both = SecretInput.lines(2);
        return root.onEngine(engine -> {
            engine.secrets().changePassphrase(both.getFirst(), both.getLast());
            err().println("The vault has the new passphrase.");
            if (engine.secrets().stores().passphraseFile()) {
                err().println("Now put it into the file that " + Secrets.PASSPHRASE_FILE + " names.");
            }
            return ExitCode.COMPLETE;
        });
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
