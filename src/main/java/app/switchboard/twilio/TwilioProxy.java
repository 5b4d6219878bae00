package app.switchboard.twilio;

import app.switchboard.base.FailureException;
import app.switchboard.base.Secret;
import app.switchboard.secrets.KeptIn;
import app.switchboard.secrets.Secrets;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The proxy between here and Twilio: which one the environment or the system names, and who signs in to it. User and password are bound to one proxy's address, so that no other network's proxy is ever sent them. Safe for many threads.
 */
public final class TwilioProxy {

    private static final URI TWILIO = URI.create("https://api.twilio.com/");

    private final ProxyVariables variables;
    private final @Nullable ProxySelector system;
    private final @Nullable ProxyLogins logins;
    /** What the proxies that asked are sent, by their addresses. */
    private final Map<String, ProxyLogin> known = new ConcurrentHashMap<>();
    /** What they refused: sent again and again it could lock somebody's account. */
    private final Map<String, ProxyLogin> refused = new ConcurrentHashMap<>();

    TwilioProxy(Map<String, String> environment, @Nullable ProxySelector system, @Nullable Secrets secrets) {
        this.variables = new ProxyVariables(environment);
        this.system = system;
        this.logins = secrets == null ? null : new ProxyLogins(secrets);
    }

    /**
     * The proxy of this computer.
     *
     * @param environment the process's environment variables; what they name comes before the system's settings
     * @param secrets keep user and password
     */
    public static TwilioProxy of(Map<String, String> environment, Secrets secrets) {
        return new TwilioProxy(environment, ProxySelector.getDefault(), secrets);
    }

    /** No proxy at all: where Twilio is on loopback. */
    public static TwilioProxy none() {
        return new TwilioProxy(Map.of(), null, null);
    }

    /**
     * The proxy that requests to {@code api.twilio.com} take now; empty where they go straight there.
     *
     * @throws FailureException SB-219 if it is of a kind that can't be used
     */
    public Optional<ProxyAddress> inUse() {
        return route(TWILIO);
    }

    /**
     * Who signs in to the proxy in use: what is kept, else what the environment's address of it brings along. Can take 5 s where the keychain does not answer.
     *
     * @throws FailureException SB-219
     */
    public Optional<ProxyLogin> login() {
        return inUse().flatMap(this::lookUp);
    }

    /**
     * Keeps user and password of the proxy in use, in the best secret store there is.
     *
     * @param user must not be empty or hold a colon
     * @return where they are now
     * @throws FailureException SB-219, SB-6xx
     * @throws IllegalStateException if no proxy is in use
     */
    public KeptIn save(String user, Secret password) {
        if (user.isBlank() || user.contains(":")) {
            throw new IllegalArgumentException("no user");
        }
        ProxyAddress proxy = inUse().orElseThrow(() -> new IllegalStateException("no proxy is in use"));
        if (logins == null) {
            throw new IllegalStateException("there is no secret store");
        }
        KeptIn keptIn = logins.keep(proxy.toString(), new ProxyLogin(user.strip(), password, null));
        known.remove(proxy.toString());
        refused.remove(proxy.toString());
        return keptIn;
    }

    /** Forgets user and password of the proxy in use, in every store that can be reached. */
    public void clear() {
        Optional<ProxyAddress> proxy = inUse();
        if (proxy.isPresent() && logins != null) {
            logins.forget(proxy.get().toString());
            known.remove(proxy.get().toString());
            refused.remove(proxy.get().toString());
        }
    }

    /** Forgets users and passwords of all proxies, in every store that can be reached. */
    public void clearAll() {
        if (logins != null) {
            logins.forgetAll(usable());
            known.clear();
            refused.clear();
        }
    }

    /** What is kept of all proxies, by their addresses, those of other networks among them; a store that can't be asked has none. */
    public Map<String, ProxyLogin> kept() {
        return logins == null ? Map.of() : logins.all(usable());
    }

    /**
     * Moves users and passwords of all proxies to a store: each is read back there before the old copy goes. Where it stops before the end, moving again finishes.
     *
     * @return the proxies, {@code host:port}, whose user and password are there now
     * @throws FailureException SB-6xx, as {@link Secrets#put} and {@link Secrets#forgetElsewhere}; SB-602 also where a locked vault has some
     */
    public Set<String> move(KeptIn target) {
        return logins == null ? Set.of() : logins.move(target, usable());
    }

    /** As {@link #move}, of what only this process's memory keeps, to the best store there is now. */
    public Set<String> moveFromSession() {
        return logins == null ? Set.of() : logins.moveFromSession(usable());
    }

    /** The proxy in use, if it is of a kind that can be. */
    private Optional<String> usable() {
        try {
            return inUse().map(ProxyAddress::toString);
        } catch (FailureException e) {
            return Optional.empty();
        }
    }

    /** The proxy that a request to an address takes. Loopback is never asked for through one. */
    Optional<ProxyAddress> route(URI target) {
        if (!"https".equalsIgnoreCase(target.getScheme())) {
            return Optional.empty();
        }
        if (variables.areSet()) {
            return variables.find(target).map(ProxyVariables.Named::address);
        }
        return system == null ? Optional.empty() : first(system.select(target));
    }

    /** The JDK's client would go straight to Twilio where the first is a SOCKS proxy, past what the network's owner wants. */
    private static Optional<ProxyAddress> first(List<Proxy> proxies) {
        for (Proxy proxy : proxies) {
            if (proxy.type() == Proxy.Type.DIRECT) {
                return Optional.empty();
            }
            if (proxy.type() == Proxy.Type.HTTP && proxy.address() instanceof InetSocketAddress address) {
                String host = address.getHostString();
                return Optional.of(new ProxyAddress(
                        host.contains(":") ? "[" + host + "]" : host, address.getPort(), ProxyAddress.SYSTEM));
            }
        }
        if (proxies.isEmpty()) {
            return Optional.empty();
        }
        throw ProxyFailures.unusable("SOCKS");
    }

    /** For the JDK's client, which asks for itself. */
    ProxySelector selector() {
        return new ProxySelector() {
            @Override
            public List<Proxy> select(@Nullable URI uri) {
                return List.of(
                        uri == null
                                ? Proxy.NO_PROXY
                                : route(uri).map(TwilioProxy::proxy).orElse(Proxy.NO_PROXY));
            }

            @Override
            public void connectFailed(@Nullable URI uri, @Nullable SocketAddress at, @Nullable IOException thrown) {
                // Told where the request ends.
            }
        };
    }

    private static Proxy proxy(ProxyAddress proxy) {
        return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.host(), proxy.port()));
    }

    /** What a proxy is sent unasked, because it asked before. */
    Optional<ProxyLogin> known(ProxyAddress proxy) {
        return Optional.ofNullable(known.get(proxy.toString()));
    }

    /** A proxy asked: what it is to be sent from now on, as it is kept by now. */
    Optional<ProxyLogin> asked(ProxyAddress proxy) {
        Optional<ProxyLogin> login = lookUp(proxy);
        login.ifPresent(found -> known.put(proxy.toString(), found));
        return login;
    }

    /** A proxy refused that login. */
    void refused(ProxyAddress proxy, ProxyLogin login) {
        refused.put(proxy.toString(), login);
    }

    /** True where the proxy has refused what it would be sent. */
    boolean isRefused(ProxyAddress proxy) {
        return refused.containsKey(proxy.toString());
    }

    private Optional<ProxyLogin> lookUp(ProxyAddress proxy) {
        Optional<ProxyLogin> kept = logins == null ? Optional.empty() : logins.find(proxy.toString());
        return kept.or(() -> fromEnvironment(proxy));
    }

    private Optional<ProxyLogin> fromEnvironment(ProxyAddress proxy) {
        return variables
                .find(TWILIO)
                .filter(named -> named.address().equals(proxy))
                .flatMap(ProxyVariables.Named::login);
    }
}
