package app.switchboard.cli;

import app.switchboard.base.Failure;
import app.switchboard.base.FailureException;
import app.switchboard.credentials.EnteredCredentials;
import app.switchboard.secrets.KeptIn;
import app.switchboard.sync.SyncResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code credentials save}. No option takes a secret: arguments can be read by every process on the machine. */
@Command(name = "credentials", description = "Save the credentials of a workspace.")
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
        throw new CommandLine.ParameterException(spec.commandLine(), "A command is missing: save.");
    }

    @Command(
            name = "save",
            description = "Verify the credentials with Twilio, keep them, and sync: like Save in the window.")
    int save(
            @Parameters(paramLabel = "ID", description = "The workspace.") String id,
            @Option(names = "--account-sid", required = true, paramLabel = "AC...", description = "The Account SID.")
                    String accountSid,
            @Option(
                            names = "--auth-token-stdin",
                            required = true,
                            description = "Read the Auth Token from standard input.")
                    boolean fromStdin,
            @Option(names = "--no-sync", description = "Verify and keep only.") boolean noSync,
            @Option(names = "--json", description = "Print the run's figures as JSON.") boolean json) {
        EnteredCredentials entered =
                EnteredCredentials.of(accountSid, SecretInput.lines(1).getFirst());
        return root.onEngine(engine -> {
            RunPrinter printer = new RunPrinter(spec.commandLine(), json);
            try {
                SyncResult result = engine.sync().save(id, entered, !noSync, printer.progressOf(id), interrupt.watch());
                return ExitCode.worse(printer.print(result), warnOfSession(result.keptIn(), noSync));
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
                spec.commandLine().getErr(),
                new Failure.Secrets(
                        "SB-610",
                        "There is no keychain here and no open vault, so the Auth Token is forgotten when this command ends.",
                        "Name a passphrase file in SWITCHBOARD_VAULT_PASSPHRASE_FILE to keep it in the vault.",
                        null));
        return nothingElseDone ? ExitCode.SECRETS : ExitCode.COMPLETE;
    }
}
