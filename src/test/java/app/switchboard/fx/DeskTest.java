package app.switchboard.fx;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.base.Failure;
import app.switchboard.store.Preferences;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DeskTest {

    @Test
    void whatFailsIsToldInTheWindowsLanguage() {
        Texts german = new Texts(Locale.GERMANY, ZoneOffset.UTC, InstantSource.system());
        SameThread background = new SameThread();
        Desk desk = new Desk(
                background, german, new Tasks(background, german, InstantSource.system()), Preferences.forSession());
        List<Failure> failures = new ArrayList<>();
        desk.background()
                .run(
                        () -> {
                            throw new Failure.Secrets(
                                            "SB-602",
                                            "The vault is locked.",
                                            "Open it with its passphrase and try again.",
                                            null)
                                    .exception();
                        },
                        done -> {},
                        failures::add);
        assertThat(failures).extracting(Failure::sentence).containsExactly("Der Tresor ist gesperrt.");
    }
}
