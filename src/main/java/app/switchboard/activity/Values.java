package app.switchboard.activity;

import app.switchboard.fx.Texts;

/**
 * What one field of a number held and what it holds, fit to be shown.
 *
 * @param field the field in words
 * @param before {@code ""}: nothing
 * @param after {@code ""}: nothing
 */
record Values(String field, String before, String after) {

    /** Of a field by Twilio's name. */
    static Values of(String parameter, String before, String after, Texts texts) {
        String key = "drift.field." + parameter;
        String word = texts.bundle().containsKey(key) ? texts.get(key) : Texts.plain(parameter);
        return new Values(word, Texts.plain(before), Texts.plain(after));
    }
}
