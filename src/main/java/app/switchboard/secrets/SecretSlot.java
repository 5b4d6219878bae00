package app.switchboard.secrets;

/**
 * The name of one secret: whose it is, for which account, and what it is.
 *
 * @param workspaceId the workspace's id, or {@code proxy}
 * @param accountSid the account it opens, {@code AC} and 32 hex digits, or the proxy
 * @param kind what the secret is: {@code auth-token}, {@code proxy-login}
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
}
