package app.switchboard.demo;

import java.util.Map;

/**
 * A request that arrived.
 *
 * @param method {@code GET}, {@code POST} or {@code DELETE}
 * @param path the path with no query
 * @param query the query's parameters, decoded, in the order sent
 * @param form the form's fields, decoded, in the order sent; empty for a GET
 * @param status the HTTP status that was answered; 0 while, or where, nothing was
 */
public record Recorded(String method, String path, Map<String, String> query, Map<String, String> form, int status) {

    Recorded withStatus(int answered) {
        return new Recorded(method, path, query, form, answered);
    }
}
