package app.switchboard.cli;

import app.switchboard.base.Cancellation.CancelledException;
import app.switchboard.base.Failure;
import app.switchboard.base.FailureException;
import app.switchboard.base.Secret;
import app.switchboard.credentials.CredentialStep;
import app.switchboard.credentials.EnteredCredentials;
import app.switchboard.credentials.SavedCredentials;
import app.switchboard.secrets.KeptIn;
import app.switchboard.sync.SyncResult;
import java.io.PrintWriter;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code credentials save | create-key | drop-token | rotate}. No option takes a secret: arguments can be read by every process on the machine. */
@Command(
        name = "credentials",
        description = "Save the credentials of a workspace, make API keys, and rotate Auth Tokens.")
final class CredentialsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    private final SwitchboardCommand root;
    private final Interrupt interrupt;

    CredentialsCommand(SwitchboardCommand root, Interrupt interrupt) {
        this.root = root;
        this.interrupt = interrupt;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "A command is missing: save, create-key, drop-token or rotate.");
    }

    @Command(
            name = "save",
            description = "Verify the credentials with Twilio, keep them, and sync: like Save in the window.")
    int save(
            @Parameters(paramLabel = "ID", description = "The workspace.") String id,
            @Option(names = "--account-sid", required = true, paramLabel = "AC...", description = "The Account SID.")
                    String accountSid,
            @Option(names = "--auth-token-stdin", description = "Read the Auth Token from standard input.")
                    boolean tokenFromStdin,
            @Option(
                            names = "--api-key",
                            paramLabel = "SK...",
                            description = "Sign in with an API key instead: its SID.")
                    @Nullable
                    String keySid,
            @Option(names = "--api-key-secret-stdin", description = "Read the API key's secret from standard input.")
                    boolean secretFromStdin,
            @Option(names = "--no-sync", description = "Verify and keep only.") boolean noSync,
            @Option(names = "--json", description = "Print the run's figures as JSON.") boolean json) {
        if (tokenFromStdin == secretFromStdin || secretFromStdin == (keySid == null)) {
            throw new CommandLine.ParameterException(
                    spec.subcommands().get("save"),
                    "Give either --auth-token-stdin, or --api-key SK... and --api-key-secret-stdin.");
        }
        Secret secret = SecretInput.lines(1).getFirst();
        EnteredCredentials entered = keySid == null
                ? EnteredCredentials.of(accountSid, secret)
                : EnteredCredentials.ofKey(accountSid, keySid, secret);
        return root.onEngine(engine -> {
            RunPrinter printer = new RunPrinter(spec.commandLine(), json);
            try {
                SyncResult result = engine.sync().save(id, entered, !noSync, printer.progressOf(id), interrupt.watch());
                int code = ExitCode.worse(printer.print(result), warnOfSession(result.keptIn(), noSync));
                tellOfWaiting(engine, id);
                if (result.failure() == null && result.keptIn() != KeptIn.SESSION) {
                    offerKey(engine, id);
                }
                return code;
            } catch (FailureException e) {
                return printer.print(id, e.failure());
            }
        });
    }

    /** This process is about to end, and a secret that only it knows with it: that is said plainly. */
    private int warnOfSession(@Nullable KeptIn keptIn, boolean nothingElseDone) {
        if (keptIn != KeptIn.SESSION) {
            return ExitCode.COMPLETE;
        }
        SwitchboardCommand.tell(
                err(),
                new Failure.Secrets(
                        "SB-610",
                        "There is no keychain here and no open vault, so the secret is forgotten when this command ends.",
                        "Name a passphrase file in SWITCHBOARD_VAULT_PASSPHRASE_FILE to keep it in the vault.",
                        null));
        return nothingElseDone ? ExitCode.SECRETS : ExitCode.COMPLETE;
    }

    private void tellOfWaiting(CliEngine engine, String id) {
        if (engine.credentials().waiting(id).isPresent()) {
            say(id, "kept beside the credentials from before, which stay in use until Twilio accepts the new ones.");
        }
    }

    private void offerKey(CliEngine engine, String id) {
        boolean byToken = engine.credentials()
                .find(id)
                .filter(saved -> saved.verified() && !saved.byKey())
                .isPresent();
        if (byToken && !engine.workspaces().require(id).policy().readOnly()) {
            say(
                    id,
                    "an Auth Token opens everything; \"credentials create-key " + id
                            + "\" makes an API key for daily use, which opens less and can be deleted by itself.");
        }
    }

    @Command(
            name = "create-key",
            description = {
                "Make a Standard API key at Twilio for daily use; the Auth Token stays for rotations and signatures.",
                "Stopped in between, the same command goes on."
            })
    int createKey(
            @Parameters(paramLabel = "ID", description = "The workspace.") String id,
            @Option(names = "--drop-token", description = "Then forget the Auth Token here: see drop-token.")
                    boolean dropToken) {
        return root.onEngine(engine -> going(id, () -> {
            SavedCredentials saved = engine.sync().createKey(id, step -> tell(id, step, "API key"), interrupt.watch());
            say(id, "the API key " + saved.keySid() + " is used from now on.");
            if (dropToken) {
                drop(engine, id);
            } else {
                say(
                        id,
                        "the Auth Token stays for rotations and signatures; \"credentials drop-token " + id
                                + "\" forgets it.");
            }
            return ExitCode.COMPLETE;
        }));
    }

    @Command(
            name = "drop-token",
            description =
                    "Forget the Auth Token beside an API key. Rotating it and checking signatures is then not possible here.")
    int dropToken(@Parameters(paramLabel = "ID", description = "The workspace.") String id) {
        return root.onEngine(engine -> {
            engine.workspaces().require(id);
            drop(engine, id);
            return ExitCode.COMPLETE;
        });
    }

    private void drop(CliEngine engine, String id) {
        engine.credentials().dropToken(id);
        say(id, "the Auth Token is forgotten here; Twilio still knows it.");
    }

    @Command(
            name = "rotate",
            description = {
                "Replace the Auth Token by a new one: create, verify, promote, store.",
                "Receivers that check X-Twilio-Signature refuse Twilio's requests until they know the new one.",
                "Stopped in between, the same command goes on."
            })
    int rotate(
            @Parameters(paramLabel = "ID", description = "The workspace.") String id,
            @Option(names = "--yes", description = "Really do it: the old token stops working at once.") boolean yes) {
        if (!yes) {
            throw new Failure.Input(
                            "SB-111",
                            "After a rotation the old Auth Token stops working at once: receivers that check X-Twilio-Signature refuse Twilio's requests until they know the new one.",
                            "Get them ready, then add --yes to do it.")
                    .exception();
        }
        return root.onEngine(engine -> going(id, () -> {
            engine.sync().rotateToken(id, step -> tell(id, step, "Auth Token"), interrupt.watch());
            say(
                    id,
                    "the Auth Token is a new one now. Receivers that check X-Twilio-Signature need it: it is in the Twilio Console.");
            return ExitCode.COMPLETE;
        }));
    }

    /** What is stopped in between goes on where it was stopped: that is said. */
    private int going(String id, Supplier<Integer> work) {
        try {
            return work.get();
        } catch (CancelledException e) {
            say(id, "stopped; the same command goes on from here.");
            return ExitCode.CANCELLED;
        }
    }

    private void tell(String id, CredentialStep step, String what) {
        say(
                id,
                switch (step) {
                    case CREATE -> "creating a new " + what;
                    case VERIFY -> "verifying it";
                    case PROMOTE -> "promoting it; the old one stops working";
                    case STORE -> "storing it";
                });
    }

    private void say(String id, String text) {
        err().println(id + ": " + text);
        err().flush();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
