package app.switchboard.secrets;

/**
 * The name of one secret: whose it is, for which account, and what it is.
 *
 * @param workspaceId the workspace's id, or {@code proxy}
 * @param accountSid the account it opens, {@code AC} and 32 hex digits, or the proxy
 * @param kind what the secret is, such as {@code auth-token}
 */
public record SecretSlot(String workspaceId, String accountSid, String kind) {

    /** The slot of a workspace's Auth Token. */
    public static SecretSlot authToken(String workspaceId, String accountSid) {
        return new SecretSlot(workspaceId, accountSid, "auth-token");
    }

    /**
     * The slot of a proxy's user and password.
     *
     * @param address {@code host:port}
     */
    public static SecretSlot proxyLogin(String address) {
        return new SecretSlot("proxy", address, "proxy-login");
    }

    /** The slot of the list of the proxies that a store has a login of. */
    public static SecretSlot proxyList() {
        return new SecretSlot("proxy", "all", "proxy-list");
    }

    /** The slot of an API key's secret. It names the key: the secret of another one would never fit it. */
    public static SecretSlot apiKey(String workspaceId, String accountSid, String keySid) {
        return new SecretSlot(workspaceId, accountSid, "api-key " + keySid);
    }

    /** The slot of the Auth Token that a rotation is about to put in the place of a workspace's own. */
    public static SecretSlot nextAuthToken(String workspaceId, String accountSid) {
        return new SecretSlot(workspaceId, accountSid, "next-auth-token");
    }

    /** The slot of credentials that wait until Twilio can be asked about them. */
    public static SecretSlot waiting(String workspaceId, String accountSid) {
        return new SecretSlot(workspaceId, accountSid, "waiting");
    }
}
