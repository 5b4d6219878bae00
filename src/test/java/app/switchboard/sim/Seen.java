package app.switchboard.sim;

import app.switchboard.sim.World.Service;
import app.switchboard.twilio.TwilioNumber;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Twilio showed to the engine in one operation, in answers that arrived whole; and what was sent. */
final class Seen {

    /**
     * An update that the engine sent.
     *
     * @param intent the id of the journal's row
     * @param carriedOut true where it changed Twilio
     */
    record Post(String sid, String intent, Map<String, String> form, Fault fault, boolean carriedOut) {}

    private final Map<String, List<TwilioNumber>> states = new HashMap<>();
    private final Set<String> gone = new HashSet<>();
    private final Map<String, TwilioNumber> listed = new LinkedHashMap<>();
    private final Map<String, Service> services = new LinkedHashMap<>();
    private final Map<String, List<String>> members = new HashMap<>();
    private final List<Post> posts = new ArrayList<>();
    private final Set<Fault> faults = new HashSet<>();
    private final Set<String> unclear = new HashSet<>();
    private final Map<String, TwilioNumber> basis = new HashMap<>();
    private boolean listingEnded;
    private boolean refusedCredentials;
    private int exchanges;

    void exchange(Fault fault) {
        exchanges++;
        faults.add(fault);
    }

    /** Requests that reached the transport. */
    int exchanges() {
        return exchanges;
    }

    boolean had(Fault fault) {
        return faults.contains(fault);
    }

    void number(TwilioNumber shown) {
        unclear.remove(shown.sid());
        states.computeIfAbsent(shown.sid(), sid -> new ArrayList<>()).add(shown);
    }

    void page(List<TwilioNumber> shown, boolean last) {
        shown.forEach(this::number);
        shown.forEach(number -> listed.put(number.sid(), number));
        listingEnded |= last;
    }

    void gone(String sid) {
        gone.add(sid);
    }

    void services(List<Service> shown) {
        shown.forEach(service -> services.put(service.sid(), service));
    }

    void members(String service, List<String> sids) {
        members.computeIfAbsent(service, any -> new ArrayList<>()).addAll(sids);
    }

    /** What was shown of its numbers before counts no more. */
    void serviceIsGone(String service) {
        members.remove(service);
    }

    void post(Post post) {
        posts.add(post);
        if (!post.fault().shown() && post.fault() != Fault.LIMITED) {
            unclear.add(post.sid());
        }
    }

    /** How a number was known when its first update was sent. */
    TwilioNumber basis(String sid, TwilioNumber shown) {
        TwilioNumber known = basis.putIfAbsent(sid, shown);
        return known == null ? shown : known;
    }

    void refusedCredentials() {
        refusedCredentials = true;
    }

    boolean credentialsWereRefused() {
        return refusedCredentials;
    }

    /** The number as the engine saw it last; null if it did not. */
    @Nullable
    TwilioNumber last(String sid) {
        List<TwilioNumber> all = states.get(sid);
        return all == null ? null : all.getLast();
    }

    /** True where an update was sent, no answer of Twilio's came, and the number was not looked at since. */
    boolean isUnclear(String sid) {
        return unclear.contains(sid);
    }

    /** Every state of a number that was shown, in order. */
    List<TwilioNumber> states(String sid) {
        return states.getOrDefault(sid, List.of());
    }

    boolean wasGone(String sid) {
        return gone.contains(sid);
    }

    /** Every number of the listing, as it was shown last. */
    Map<String, TwilioNumber> listed() {
        return listed;
    }

    /** True once the page without a link to another was shown. */
    boolean listingEnded() {
        return listingEnded;
    }

    List<Post> posts() {
        return posts;
    }

    /** The service that a number is in, as far as was shown; null if in none. The last one counts where it moved meanwhile. */
    @Nullable
    Service serviceOf(String sid) {
        Service found = null;
        for (Service service : services.values()) {
            if (members.getOrDefault(service.sid(), List.of()).contains(sid)) {
                found = service;
            }
        }
        return found;
    }
}
