package app.switchboard.settings;

import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoNumber;
import app.switchboard.fx.FxBackground;
import app.switchboard.fx.Theme;
import app.switchboard.fx.Views;
import app.switchboard.secrets.Secrets;
import app.switchboard.secrets.TestSecrets;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/** Writes target/pictures/credentials-*.png, to be looked at: {@code mvn test -Dtest=CredentialsPictures -Dpictures=true}. */
@EnabledIfSystemProperty(named = "pictures", matches = "true")
class CredentialsPictures {

    private static final URI NOWHERE = URI.create("http://127.0.0.1:9");
    private static final Path OUT = Path.of("target", "pictures");

    @TempDir
    Path temp;

    private int folders;

    @BeforeAll
    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
        Files.createDirectories(OUT);
    }

    @Test
    void all() throws Exception {
        take("new", pane -> {});
        take("filled", pane -> Workbench.fill(pane, Workbench.TOKEN));
        take("invalid", this::fillBadly);
        take("rejected", pane -> {
            Workbench.fill(pane, Workbench.WRONG_TOKEN);
            pane.save();
        });
        take("done", pane -> {
            Workbench.fill(pane, Workbench.TOKEN);
            pane.save();
        });
        take("removing", pane -> {
            Workbench.fill(pane, Workbench.TOKEN);
            pane.save();
            pane.onSaved(id -> pane.removal().ask(Removal.Step.REMOVE));
        });
    }

    @Test
    void noKeychain() throws Exception {
        for (ColorScheme scheme : ColorScheme.values()) {
            try (Workbench bench = bench(false)) {
                shoot("vault", scheme, bench, bench.pane(new FxBackground()), pane -> {
                    Workbench.fill(pane, Workbench.TOKEN);
                    pane.place().askingProperty().set(true);
                });
            }
            try (Workbench bench = bench(false)) {
                shoot("session", scheme, bench, bench.pane(new FxBackground()), pane -> {});
            }
        }
    }

    @Test
    void offline() throws Exception {
        for (ColorScheme scheme : ColorScheme.values()) {
            try (Workbench bench = bench(true)) {
                shoot("offline", scheme, bench, bench.pane(new FxBackground(), NOWHERE), pane -> {
                    Workbench.fill(pane, Workbench.TOKEN);
                    pane.save();
                });
            }
        }
    }

    @Test
    void partialAndRunning() throws Exception {
        for (ColorScheme scheme : ColorScheme.values()) {
            try (Workbench bench = bench(true)) {
                for (String end : new String[] {"32", "33", "34"}) {
                    DemoNumber number = DemoNumber.builder("+141555501" + end).build();
                    bench.twilio.account(Workbench.SID).add(number);
                    bench.twilio.faults().refuseUpdate(number.sid(), 400, 21402, "Sms Url is not valid");
                }
                shoot("partial", scheme, bench, bench.pane(new FxBackground()), pane -> {
                    Workbench.fill(pane, Workbench.TOKEN);
                    pane.save();
                });
            }
            running("listing", scheme, DemoAccount.ofSize(Workbench.SID, Workbench.TOKEN, 2500), "GET", 1);
            running("configuring", scheme, DemoAccount.explore(), "POST", 60);
        }
    }

    /** Stops the world in the middle of a save. */
    private void running(String name, ColorScheme scheme, DemoAccount account, String method, int after)
            throws Exception {
        try (Workbench bench = bench(true, account)) {
            bench.twilio
                    .faults()
                    .when(method, "IncomingPhoneNumbers")
                    .after(after)
                    .always()
                    .hang();
            CredentialsViewModel running = bench.pane(new FxBackground());
            shoot(name, scheme, bench, running, pane -> {
                Workbench.fill(pane, Workbench.TOKEN);
                pane.save();
            });
            on(() -> {
                running.cancel();
                return null;
            });
            Awaitility.await().until(() -> on(() -> !running.state().running.get()));
        }
    }

    private void fillBadly(CredentialsViewModel pane) {
        CredentialsForm form = pane.form();
        form.name().textProperty().set("Acme Ltd");
        form.id().textProperty().set("acme ltd");
        form.accountSid().textProperty().set("SK0123456789abcdef0123456789abcdef");
        form.authToken().textProperty().set("0123-4567");
        form.webhook().textProperty().set("http://example.com/{tenant}/hook");
        form.leaveAll();
    }

    private void take(String name, Consumer<CredentialsViewModel> act) throws Exception {
        for (ColorScheme scheme : ColorScheme.values()) {
            try (Workbench bench = bench(true)) {
                shoot(name, scheme, bench, bench.pane(new FxBackground()), act);
            }
        }
    }

    private Workbench bench(boolean keychain) throws Exception {
        return bench(keychain, DemoAccount.explore());
    }

    private Workbench bench(boolean keychain, DemoAccount account) throws Exception {
        Path folder = Files.createDirectories(temp.resolve("bench" + ++folders));
        Secrets secrets = keychain ? TestSecrets.withKeychain(folder) : TestSecrets.withoutKeychain(folder);
        return new Workbench(folder, secrets, account);
    }

    private void shoot(
            String name,
            ColorScheme scheme,
            Workbench bench,
            CredentialsViewModel pane,
            Consumer<CredentialsViewModel> act)
            throws Exception {
        Stage stage = on(() -> {
            Theme.use(scheme);
            Parent view = CredentialsController.addTo(new Views(bench.texts.bundle()), pane, address -> {})
                    .load("CredentialsView");
            Scene scene = new Scene(view, 1100 - 220, 720 - 52);
            Theme.style(scene);
            Stage shown = new Stage();
            shown.setScene(scene);
            shown.show();
            pane.edit(null);
            return shown;
        });
        Awaitility.await()
                .until(() -> on(() -> !pane.place().lineProperty().get().isEmpty()));
        on(() -> {
            act.accept(pane);
            return null;
        });
        String text = switch (name) {
            case "listing" -> "Listing numbers: 1,000";
            case "configuring" -> "Configuring webhooks: 6";
            default -> "";
        };
        if (!text.isEmpty()) {
            Awaitility.await()
                    .until(() -> on(() -> pane.state().progressText.get().startsWith(text)));
        } else {
            Awaitility.await().until(() -> on(() -> !pane.state().running.get()));
        }
        if (name.equals("partial")) {
            on(() -> {
                ((javafx.scene.control.Button) stage.getScene().lookup("#showRefusals")).fire();
                return null;
            });
        }
        // Two pulses lay everything out, wrapped lines too.
        for (int pulse = 0; pulse < 3; pulse++) {
            on(() -> {
                stage.getScene().getRoot().applyCss();
                stage.getScene().getRoot().layout();
                return null;
            });
        }
        WritableImage image = on(() -> stage.getScene().snapshot(null));
        String suffix = scheme == ColorScheme.DARK ? "-dark.png" : "-light.png";
        ImageIO.write(
                SwingFXUtils.fromFXImage(image, null),
                "png",
                OUT.resolve("credentials-" + name + suffix).toFile());
        on(() -> {
            stage.hide();
            return null;
        });
    }

    private static <T> T on(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get(20, TimeUnit.SECONDS);
    }
}
