package app.switchboard.settings;

import app.switchboard.base.Failure;
import app.switchboard.base.Secret;
import app.switchboard.fx.Background;
import app.switchboard.fx.Desk;
import app.switchboard.fx.Doors;
import app.switchboard.fx.Texts;
import app.switchboard.secrets.KeptIn;
import app.switchboard.twilio.ProxyAddress;
import app.switchboard.twilio.ProxyLogin;
import app.switchboard.twilio.TwilioProxy;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** The card of the proxy: which one is on the way to Twilio, and who signs in to it. */
public final class ProxyViewModel {

    private final TwilioProxy proxy;
    private final Background background;
    private final Texts texts;
    private final ReadOnlyStringWrapper address = new ReadOnlyStringWrapper(this, "address", "");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private final ReadOnlyStringWrapper signedIn = new ReadOnlyStringWrapper(this, "signedIn", "");
    private final ReadOnlyStringWrapper kept = new ReadOnlyStringWrapper(this, "kept", "");

    /** True where there is a proxy, and nobody is known to sign in to it. */
    final BooleanProperty asks = new SimpleBooleanProperty(this, "asks");
    /** True where what is kept can be forgotten here. */
    final BooleanProperty forgettable = new SimpleBooleanProperty(this, "forgettable");

    final BooleanProperty busy = new SimpleBooleanProperty(this, "busy");
    final Entry user = new Entry(this::userProblem, text -> text.contains(":"));
    final Entry password = new Entry(this::passwordProblem, text -> false);

    ProxyViewModel(Doors doors, Desk desk) {
        this.proxy = doors.proxy();
        this.background = desk.background();
        this.texts = desk.texts();
    }

    /** What there is now; the login is null where there is none. */
    private record Found(
            @Nullable ProxyAddress address, @Nullable ProxyLogin login) {}

    /** Reads which proxy is in use. The keychain may take seconds to answer. */
    void refresh() {
        work(() -> true);
    }

    /** Keeps what was typed, once both are there. */
    void save() {
        user.leave();
        password.leave();
        if (busy.get()
                || !user.validProperty().get()
                || !password.validProperty().get()) {
            return;
        }
        String name = user.value();
        Secret secret = new Secret(password.value());
        work(() -> {
            proxy.save(name, secret);
            return true;
        });
    }

    /** The person left a field: what is complete holds at once. */
    void leave(Entry entry) {
        if (!user.value().isEmpty() && !password.value().isEmpty()) {
            save();
        } else if (!entry.value().isEmpty()) {
            entry.leave();
        }
    }

    void forget() {
        work(() -> {
            proxy.clear();
            return true;
        });
    }

    private void work(Callable<Boolean> first) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        background.run(
                () -> {
                    first.call();
                    Optional<ProxyAddress> at = proxy.inUse();
                    return new Found(
                            at.orElse(null), at.isEmpty() ? null : proxy.login().orElse(null));
                },
                this::show,
                this::failed);
    }

    private void show(Found found) {
        busy.set(false);
        problem.set("");
        ProxyAddress at = found.address();
        ProxyLogin login = found.login();
        address.set(at == null ? texts.get("settings.proxy.none") : at.toString());
        signedIn.set(login == null ? "" : texts.get("settings.proxy.signed", login.user()));
        kept.set(login == null ? "" : texts.get("settings.proxy.kept." + place(login)));
        forgettable.set(login != null && login.keptIn() != null);
        asks.set(at != null && login == null);
        if (!asks.get()) {
            // Nothing typed outlives it.
            user.start("");
            password.start("");
        }
    }

    private static String place(ProxyLogin login) {
        KeptIn keptIn = login.keptIn();
        return keptIn == null ? "environment" : keptIn.name().toLowerCase(Locale.ROOT);
    }

    private void failed(Failure failure) {
        busy.set(false);
        if (asks.get()) {
            password.refuse(Entry.Problem.of(failure));
        } else {
            problem.set(failure.text());
        }
    }

    private Optional<Failure> userProblem(String text) {
        return wrong(text.isBlank() || text.contains(":"), "settings.proxy.user.wrong");
    }

    private Optional<Failure> passwordProblem(String text) {
        return wrong(text.isBlank(), "settings.proxy.password.wrong");
    }

    private Optional<Failure> wrong(boolean is, String key) {
        return is ? Optional.of(new Failure.Input("SB-023", texts.get(key), "")) : Optional.empty();
    }

    /** {@code host:port}, or that there is none. */
    ReadOnlyStringProperty addressProperty() {
        return address.getReadOnlyProperty();
    }

    /** Why the proxy can't be used; empty where it can. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Who signs in; empty where nobody does. */
    ReadOnlyStringProperty signedInProperty() {
        return signedIn.getReadOnlyProperty();
    }

    /** Where user and password are. */
    ReadOnlyStringProperty keptProperty() {
        return kept.getReadOnlyProperty();
    }
}
