package app.switchboard.numbers;

import org.jspecify.annotations.Nullable;

/**
 * Where everything that comes to a number goes.
 *
 * @param serviceSid the messaging service that the number is in; null where it is in none
 */
public record Routes(Route messages, Route calls, @Nullable String serviceSid) {}
