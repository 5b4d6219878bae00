package app.switchboard.bench;

import java.util.List;

/**
 * What the soak led to.
 *
 * @param lines for the table of promises
 * @param text its own part of the document
 */
record Soak(List<Line> lines, String text) {}
