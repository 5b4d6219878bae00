package app.switchboard.credentials;

import app.switchboard.base.Cancellation;
import app.switchboard.base.FailureException;
import app.switchboard.base.Secret;
import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoTwilio;
import app.switchboard.secrets.KeptIn;
import app.switchboard.secrets.SecretSlot;
import app.switchboard.secrets.Secrets;
import app.switchboard.secrets.TestSecrets;
import app.switchboard.store.Database;
import app.switchboard.twilio.Login;
import app.switchboard.twilio.SdkTwilio;
import app.switchboard.twilio.Transport;
import app.switchboard.twilio.TwilioAddress;
import app.switchboard.workspace.WebhookTemplate;
import app.switchboard.workspace.Workspaces;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.ConnectException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Real credentials, over stores and a network in which the program can end at any call, before it or after. */
final class CrashBench implements AutoCloseable {

    /** The program ends here: nothing catches it. */
    static final class Died extends Error {
        private static final long serialVersionUID = 1L;
    }

    enum Mishap {
        /** The program ends before a call of a store, the database or Twilio. */
        DIES_BEFORE,
        /** It ends when the call is done. */
        DIES_AFTER,
        /** Twilio does what it was asked for, and the answer never comes. */
        ANSWER_LOST,
        /** Twilio can't be reached, and hears nothing. */
        UNREACHABLE
    }

    final DemoTwilio twilio;
    final Credentials credentials;
    private final Database database;
    private final Secrets secrets;
    private final Secrets failing;
    private final SdkTwilio sdk;
    private @Nullable Mishap mishap;
    private int left;

    CrashBench(Path folder, DemoAccount... accounts) {
        twilio = DemoTwilio.start(accounts);
        secrets = TestSecrets.withKeychain(folder);
        failing = proxy(Secrets.class, secrets, method -> true);
        database = Database.inMemory(
                "crash-" + UUID.randomUUID(),
                source -> proxy(
                        DataSource.class, source, method -> method.getName().equals("getConnection")));
        credentials = new Credentials(database, failing, Clock.systemUTC());
        Transport network = Transport.network();
        sdk = new SdkTwilio(new TwilioAddress(twilio.address()), new Transport() {
            @Override
            public CompletableFuture<HttpResponse<String>> send(HttpRequest request) {
                return through(() -> network.send(request), true);
            }

            @Override
            public void pause(Duration time, Cancellation cancellation) {
                // Nobody has to wait here.
            }

            @Override
            public void close() {
                network.close();
            }
        });
    }

    private <T> T proxy(Class<T> type, T real, Predicate<Method> counted) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, values) -> {
                    if (!counted.test(method)) {
                        return invoke(real, method, values);
                    }
                    return through(() -> invoke(real, method, values), false);
                }));
    }

    private static Object invoke(Object real, Method method, Object @Nullable [] values) {
        try {
            return method.invoke(real, values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException expected) {
                throw expected;
            }
            throw new IllegalStateException(e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private <T> T through(Supplier<T> call, boolean network) {
        boolean ofNetwork = mishap == Mishap.ANSWER_LOST || mishap == Mishap.UNREACHABLE;
        boolean now = mishap != null && (network || !ofNetwork) && --left == 0;
        if (now && mishap == Mishap.UNREACHABLE) {
            return (T) CompletableFuture.failedFuture(new ConnectException("connection refused"));
        }
        if (now && mishap == Mishap.DIES_BEFORE) {
            throw new Died();
        }
        T answer = call.get();
        if (now && answer instanceof CompletableFuture<?> sent) {
            sent.join();
            if (mishap == Mishap.ANSWER_LOST) {
                return (T) CompletableFuture.failedFuture(new IOException("connection reset"));
            }
        }
        if (now && mishap == Mishap.DIES_AFTER) {
            throw new Died();
        }
        return answer;
    }

    /** Runs something with a mishap at a call, counted from 1. False where it has fewer calls than that. */
    boolean hits(Mishap what, int call, Runnable work) {
        mishap = what;
        left = call;
        try {
            work.run();
        } catch (Died | FailureException e) {
            // As a process that ends, or a run that is told to come again.
        } finally {
            mishap = null;
        }
        return left <= 0;
    }

    void rotate(String workspaceId) {
        TokenRotation.run(credentials, sdk, workspaceId, step -> {}, Cancellation.never());
    }

    void createKey(String workspaceId) {
        KeyCreation.run(credentials, sdk, workspaceId, step -> {}, Cancellation.never());
    }

    void workspace(String id, DemoAccount account) {
        credentials.keep(
                new Workspaces(database, Clock.systemUTC()).add(id, id, WebhookTemplate.DEFAULT),
                EnteredCredentials.of(account.accountSid(), new Secret(account.authToken())),
                true);
    }

    void reset(String id) {
        credentials.forget(id);
        new Workspaces(database, Clock.systemUTC()).remove(id);
    }

    SdkTwilio sdk() {
        return sdk;
    }

    Workspaces workspaces() {
        return new Workspaces(database, Clock.systemUTC());
    }

    Secrets secrets() {
        return secrets;
    }

    Database database() {
        return database;
    }

    Optional<Secret> inStore(SecretSlot slot) {
        try {
            return Optional.of(secrets.read(KeptIn.KEYCHAIN, slot));
        } catch (FailureException e) {
            return Optional.empty();
        }
    }

    boolean opens(Login login) {
        try {
            sdk.connect(login, Cancellation.never()).verify();
            return true;
        } catch (FailureException e) {
            return false;
        }
    }

    static DemoAccount account(int number) {
        return DemoAccount.ofSize(
                String.format(Locale.ROOT, "AC%032x", number),
                String.format(Locale.ROOT, "%032x", number + 0xabc000),
                1);
    }

    @Override
    public void close() {
        sdk.close();
        secrets.close();
        database.close();
        twilio.close();
    }
}
