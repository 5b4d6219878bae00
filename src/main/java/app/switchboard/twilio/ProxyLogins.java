package app.switchboard.twilio;

import app.switchboard.base.FailureException;
import app.switchboard.base.Secret;
import app.switchboard.secrets.KeptIn;
import app.switchboard.secrets.SecretSlot;
import app.switchboard.secrets.Secrets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who signs in to the proxies of all networks, in the secret stores. Each store lists beside the logins whose they are: a keychain can't be asked, and the database is to know of none. One change at a time. */
final class ProxyLogins {

    private static final Logger LOG = LoggerFactory.getLogger(ProxyLogins.class);

    /** The stores in the order of what it costs to ask them; where there are two logins, the first is the newer. */
    private static final List<KeptIn> STORES = List.of(KeptIn.SESSION, KeptIn.VAULT, KeptIn.KEYCHAIN);

    private static final SecretSlot LIST = SecretSlot.proxyList();

    private final Secrets secrets;

    ProxyLogins(Secrets secrets) {
        this.secrets = secrets;
    }

    /** What is kept for a proxy, and where; a store that can't be asked has none. */
    Optional<ProxyLogin> find(String proxy) {
        return STORES.stream()
                .flatMap(keptIn ->
                        secrets.look(keptIn, slot(proxy)).flatMap(found -> ProxyLogin.of(found, keptIn)).stream())
                .findFirst();
    }

    /** Every login in the stores that can be asked, by the address of its proxy. */
    Map<String, ProxyLogin> all(Optional<String> inUse) {
        Map<String, ProxyLogin> found = new TreeMap<>();
        Set<String> proxies = new TreeSet<>(inUse.stream().toList());
        STORES.forEach(keptIn -> proxies.addAll(listed(secrets.look(keptIn, LIST))));
        proxies.forEach(proxy -> find(proxy).ifPresent(login -> found.put(proxy, login)));
        return found;
    }

    /**
     * Keeps a login in the best store there is; no older one stays in another.
     *
     * @throws FailureException SB-6xx
     */
    synchronized KeptIn keep(String proxy, ProxyLogin login) {
        Optional<KeptIn> before = find(proxy).map(ProxyLogin::keptIn);
        KeptIn now = secrets.keep(slot(proxy), login.secret());
        list(now, proxy);
        try {
            secrets.forgetElsewhere(now, before.orElse(now), slot(proxy));
        } catch (FailureException e) {
            LOG.warn("The login from before stays: {}", e.getMessage());
        }
        return now;
    }

    /** Forgets a login in every store that can be reached. */
    synchronized void forget(String proxy) {
        secrets.forget(find(proxy).map(ProxyLogin::keptIn).orElse(KeptIn.SESSION), slot(proxy));
    }

    /** As {@link #forget}, of all proxies. */
    synchronized void forgetAll(Optional<String> inUse) {
        all(inUse).keySet().forEach(this::forget);
        secrets.forget(KeptIn.SESSION, LIST);
    }

    /**
     * Moves the logins of all proxies to a store: each is read back there before the old copy goes. Where it stops before the end, a login is where it was or in both places, and moving again finishes.
     *
     * @param inUse the proxy in use, which need not be listed
     * @return the proxies whose logins are there now
     * @throws FailureException SB-602 to SB-609, SB-611, SB-612 one can't be read or put there and stays where it was, SB-613 it was moved and the old copy stays too
     */
    synchronized Set<String> move(KeptIn target, Optional<String> inUse) {
        return move(STORES, target, inUse);
    }

    /** As {@link #move}, of what only this process's memory keeps, to the best store there is now. */
    synchronized Set<String> moveFromSession(Optional<String> inUse) {
        KeptIn target = secrets.preferred();
        return target == KeptIn.SESSION ? Set.of() : move(List.of(KeptIn.SESSION), target, inUse);
    }

    private Set<String> move(List<KeptIn> sources, KeptIn target, Optional<String> inUse) {
        Set<String> proxies = new TreeSet<>(inUse.stream().toList());
        sources.forEach(keptIn -> proxies.addAll(listed(read(keptIn, LIST))));
        proxies.removeIf(proxy -> !moveOne(sources, target, proxy));
        sources.stream()
                .filter(keptIn -> keptIn != target && read(keptIn, LIST).isPresent())
                .forEach(keptIn -> secrets.forgetElsewhere(target, keptIn, LIST));
        return proxies;
    }

    /** False where there is nothing to move. */
    private boolean moveOne(List<KeptIn> sources, KeptIn target, String proxy) {
        for (KeptIn from : sources) {
            Optional<Secret> found = read(from, slot(proxy));
            if (found.isPresent()) {
                // The list first: nothing is to be where nobody looks for it.
                list(target, proxy);
                if (from != target) {
                    secrets.put(target, slot(proxy), found.get());
                }
                secrets.forgetElsewhere(target, from, slot(proxy));
                return true;
            }
        }
        return false;
    }

    /** Empty also where there is no such store here; a vault that has it and is locked says so. */
    private Optional<Secret> read(KeptIn keptIn, SecretSlot slot) {
        try {
            return Optional.of(secrets.read(keptIn, slot));
        } catch (FailureException e) {
            if (keptIn == KeptIn.VAULT && !e.failure().code().equals("SB-604")) {
                throw e;
            }
            LOG.debug("No proxy login {}: {}", keptIn.words(), e.failure().code());
            return Optional.empty();
        }
    }

    private static List<String> listed(Optional<Secret> list) {
        return list.map(secret -> secret.reveal().lines().toList()).orElse(List.of());
    }

    private void list(KeptIn keptIn, String proxy) {
        Set<String> all = new TreeSet<>(listed(read(keptIn, LIST)));
        if (all.add(proxy)) {
            secrets.put(keptIn, LIST, new Secret(String.join("\n", all)));
        }
    }

    private static SecretSlot slot(String proxy) {
        return SecretSlot.proxyLogin(proxy);
    }
}
