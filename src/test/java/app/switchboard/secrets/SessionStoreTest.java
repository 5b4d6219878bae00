package app.switchboard.secrets;

import static app.switchboard.secrets.SecretFixtures.OTHER;
import static app.switchboard.secrets.SecretFixtures.SLOT;
import static app.switchboard.secrets.SecretFixtures.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SessionStoreTest {

    @Test
    void keepsASecretUntilItIsDeleted() {
        SessionStore store = new SessionStore();
        store.put(SLOT, TOKEN);

        assertThat(store.get(SLOT)).contains(TOKEN);
        assertThat(store.get(OTHER)).isEmpty();

        store.delete(SLOT);
        store.delete(SLOT);
        assertThat(store.get(SLOT)).isEmpty();
    }

    @Test
    void forgetsEverythingWhenClosed() {
        SessionStore store = new SessionStore();
        store.put(SLOT, TOKEN);

        store.close();

        assertThat(store.get(SLOT)).isEmpty();
    }
}
