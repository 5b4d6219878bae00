package app.switchboard.demo;

/**
 * A Standard API key, without its secret.
 *
 * @param sid {@code SK} and 32 hexadecimal digits
 */
public record DemoKey(String sid, String friendlyName) {}
