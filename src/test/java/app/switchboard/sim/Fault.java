package app.switchboard.sim;

/** What can go wrong with one exchange. */
enum Fault {
    NONE,
    /** The request does not arrive. */
    LOST_BEFORE,
    /** The request is carried out, the answer does not arrive. */
    LOST_AFTER,
    /** 429: not carried out. */
    LIMITED,
    /** 500, not carried out. */
    ERROR_BEFORE,
    /** 500, carried out all the same. */
    ERROR_AFTER,
    /** 503 with a page of HTML, not carried out. */
    UNAVAILABLE,
    /** Carried out; the answer breaks off in the middle. */
    CUT,
    /** A sign-in page answers with 200: nothing is carried out. */
    PORTAL,
    /** A redirect to a sign-in page. */
    REDIRECT,
    /** Somebody's page answers with 404. */
    PORTAL_404,
    /** An empty object answers. */
    EMPTY_OBJECT,
    /** 401, this time and some times more. */
    UNAUTHORIZED,
    /** Carried out; a proxy answers with another account's data. */
    OTHER_ACCOUNT,
    /** The process dies before the request is sent. */
    DIE_BEFORE,
    /** The request is carried out, then the process dies. */
    DIE_AFTER,
    /** The person cancels before the request is sent, or while it is under way; the answer arrives. */
    CANCEL,
    /** The person cancels; the request is carried out, the answer does not arrive. */
    CANCEL_LOST,

    // Listings only
    /** The list ends too early and does not say so. */
    TRUNCATED,
    /** An element is left out. */
    OMITTED,
    /** An element of an earlier page is there again. */
    REPEATED,
    /** An empty page, and a link to the next. */
    EMPTY_PAGE,
    /** The link leads back to this page, again and again. */
    CIRCLE,
    /** The link leads to another host. */
    ASTRAY,
    /** {@code null} in the list's place. */
    NULL_LIST;

    /** True where Twilio carries the request out. */
    boolean carriedOut() {
        return switch (this) {
            case LOST_BEFORE,
                    LIMITED,
                    ERROR_BEFORE,
                    UNAVAILABLE,
                    PORTAL,
                    REDIRECT,
                    PORTAL_404,
                    EMPTY_OBJECT,
                    UNAUTHORIZED,
                    DIE_BEFORE -> false;
            default -> true;
        };
    }

    /** True where the engine gets to see what Twilio answered. */
    boolean shown() {
        return switch (this) {
            case NONE, CANCEL, TRUNCATED, OMITTED, REPEATED, EMPTY_PAGE, CIRCLE, ASTRAY -> true;
            default -> false;
        };
    }
}
