package app.switchboard.demo;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One account of the demo's Twilio. Changes are seen by the next request, as an edit in Twilio's Console would be. Thread-safe. */
public final class DemoAccount {

    /** The account SID of {@link #explore()}: made up, and known to everybody. */
    public static final String EXPLORE_SID = "ACdecafbaddecafbaddecafbaddecafbad";

    /** The Auth Token of {@link #explore()}: made up, and known to everybody. */
    public static final String EXPLORE_TOKEN = "c0ffeec0ffeec0ffeec0ffeec0ffee00";

    private final String accountSid;
    private final DemoSecrets secrets;
    private final Shelf<DemoNumber> numbers = new Shelf<>();
    private final Shelf<DemoApplication> applications = new Shelf<>();
    private final Shelf<DemoService> services = new Shelf<>();
    private volatile String friendlyName = "Demo account";
    private volatile String status = "active";
    private volatile String type = "Full";
    private volatile String ownerAccountSid;

    private DemoAccount(String accountSid, String authToken) {
        this.accountSid = accountSid;
        this.secrets = new DemoSecrets(accountSid, authToken);
        this.ownerAccountSid = accountSid;
    }

    /** An account with nothing in it. */
    public static DemoAccount empty(String accountSid, String authToken) {
        return new DemoAccount(accountSid, authToken);
    }

    /** The account a newcomer explores: 250 made-up numbers of seven countries, the same on every run. */
    public static DemoAccount explore() {
        return Explore.account();
    }

    /** An account with that many US numbers ({@code +14155550000} and up), voice and messages, with no webhook. */
    public static DemoAccount ofSize(String accountSid, String authToken, int numbers) {
        DemoAccount account = empty(accountSid, authToken);
        for (int i = 0; i < numbers; i++) {
            String phoneNumber = "+" + (14_155_550_000L + i);
            account.add(DemoNumber.builder(phoneNumber)
                    .sid(Sids.of("PN", accountSid + phoneNumber))
                    .friendlyName(String.format(Locale.ROOT, "Line %05d", i + 1))
                    .capabilities(true, true, false, false)
                    .build());
        }
        return account;
    }

    public String accountSid() {
        return accountSid;
    }

    /** The primary Auth Token, as it is now. */
    public String authToken() {
        return secrets.primary();
    }

    /** The secondary Auth Token, which a rotation makes and promotes. */
    public Optional<String> secondaryToken() {
        return secrets.secondary();
    }

    /** The API keys, in the order they were made. */
    public List<DemoKey> keys() {
        return secrets.keys().all();
    }

    /** Deletes an API key, as somebody would in Twilio's Console. */
    public void removeKey(String keySid) {
        secrets.delete(keySid);
    }

    /** Promotes the secondary Auth Token, as somebody would in Twilio's Console. */
    public void promoteToken() {
        secrets.promote();
    }

    /** Makes a secondary Auth Token, as somebody would in Twilio's Console. */
    public void addSecondaryToken() {
        secrets.createSecondary();
    }

    /** Deletes the secondary Auth Token, as somebody would in Twilio's Console. */
    public void removeSecondaryToken() {
        secrets.deleteSecondary();
    }

    /** Adds a number, or replaces the one with its SID, which keeps its place in the list. */
    public DemoAccount add(DemoNumber number) {
        numbers.put(number.sid(), number);
        return this;
    }

    /** Releases a number. Nothing happens if there is none. */
    public void remove(String sid) {
        numbers.remove(sid);
    }

    public Optional<DemoNumber> number(String sid) {
        return numbers.get(sid);
    }

    /** Every number, in the order of the listing. */
    public List<DemoNumber> numbers() {
        return numbers.all();
    }

    /** Changes a number in one step. */
    public Optional<DemoNumber> change(String sid, UnaryOperator<DemoNumber> change) {
        return numbers.update(sid, change);
    }

    /** Adds a TwiML app, or replaces the one with its SID. */
    public DemoAccount addApplication(DemoApplication application) {
        applications.put(application.sid(), application);
        return this;
    }

    /** Adds a Messaging Service, or replaces the one with its SID. */
    public DemoAccount addService(DemoService service) {
        services.put(service.sid(), service);
        return this;
    }

    /** Adds a Standard API key, which opens everything but the account resource, API keys and Auth Tokens. */
    public DemoAccount addKey(String keySid, String secret) {
        secrets.add(new DemoKey(keySid, ""), secret);
        return this;
    }

    /** Names the account. */
    public DemoAccount friendlyName(String name) {
        this.friendlyName = name;
        return this;
    }

    /** Sets the status that the account resource shows: {@code active}, {@code suspended} or {@code closed}. */
    public DemoAccount status(String newStatus) {
        this.status = newStatus;
        return this;
    }

    /** Sets the type that the account resource shows: {@code Full} or {@code Trial}. */
    public DemoAccount type(String newType) {
        this.type = newType;
        return this;
    }

    /** Makes this a subaccount: the owner's credentials open it too. */
    public DemoAccount ownedBy(String parentSid) {
        this.ownerAccountSid = parentSid;
        return this;
    }

    String friendlyName() {
        return friendlyName;
    }

    String status() {
        return status;
    }

    String type() {
        return type;
    }

    String ownerAccountSid() {
        return ownerAccountSid;
    }

    Shelf<DemoNumber> numberShelf() {
        return numbers;
    }

    Shelf<DemoApplication> applicationShelf() {
        return applications;
    }

    Shelf<DemoService> serviceShelf() {
        return services;
    }

    DemoSecrets secrets() {
        return secrets;
    }

    boolean opensWithToken(Credentials who) {
        return secrets.openWithToken(who);
    }

    boolean opensWithKey(Credentials who) {
        return secrets.openWithKey(who);
    }
}
