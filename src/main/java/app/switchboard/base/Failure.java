package app.switchboard.base;

import org.jspecify.annotations.Nullable;

/**
 * Something that was expected to be able to fail, and did. A failure has a stable code that can be searched for, a sentence for the person, and a way out.
 *
 * <p>Code ranges: SB-0xx bugs and input, SB-1xx credentials, SB-2xx network, SB-3xx Twilio, SB-4xx database, SB-5xx team database, SB-6xx secrets. A code never changes its meaning.
 */
public sealed interface Failure {

    /** Stable, searchable: {@code SB-101}. */
    String code();

    /** What happened, for the person; ends with a full stop. Never holds a secret. */
    String sentence();

    /** What to do next; ends with a full stop. */
    String wayOut();

    /** What was caught, for the log. Never shown. */
    @Nullable
    Throwable cause();

    /** Twilio's own code (<a href="https://www.twilio.com/docs/api/errors">twilio.com/docs/api/errors</a>), where Twilio answered with one. */
    default @Nullable Integer twilioCode() {
        return null;
    }

    /** The sentence and the way out, as one text. */
    default String text() {
        return wayOut().isEmpty() ? sentence() : sentence() + " " + wayOut();
    }

    /** An exception that carries this failure to whoever can tell the person. */
    default FailureException exception() {
        return new FailureException(this);
    }

    /** What was entered cannot be used. */
    record Input(String code, String sentence, String wayOut) implements Failure {
        @Override
        public @Nullable Throwable cause() {
            return null;
        }
    }

    /** Twilio does not accept the credentials, or there are none. */
    record Credentials(
            String code,
            String sentence,
            String wayOut,
            @Nullable Integer twilioCode) implements Failure {
        @Override
        public @Nullable Throwable cause() {
            return null;
        }
    }

    /** Twilio could not be reached, or what answered was not Twilio. */
    record Network(
            String code,
            String sentence,
            String wayOut,
            @Nullable Throwable cause) implements Failure {}

    /** Twilio answered, and refused or failed. */
    record Twilio(
            String code,
            String sentence,
            String wayOut,
            @Nullable Integer twilioCode,
            @Nullable Throwable cause) implements Failure {}

    /** The local database cannot be opened, read or written. */
    record Database(
            String code,
            String sentence,
            String wayOut,
            @Nullable Throwable cause) implements Failure {}

    /** A secret cannot be kept or read. */
    record Secrets(
            String code,
            String sentence,
            String wayOut,
            @Nullable Throwable cause) implements Failure {}

    /** Not a failure of the world but a mistake of ours. */
    record Bug(@Nullable Throwable cause) implements Failure {
        @Override
        public String code() {
            return "SB-001";
        }

        @Override
        public String sentence() {
            return "Something went wrong inside Switchboard.";
        }

        @Override
        public String wayOut() {
            return "Please report it with the log file.";
        }
    }

    /** The failure that a throwable carries; anything unexpected is a {@link Bug}. */
    static Failure of(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof FailureException expected) {
                return expected.failure();
            }
        }
        return new Bug(thrown);
    }
}
