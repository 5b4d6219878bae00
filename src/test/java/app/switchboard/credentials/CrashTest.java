package app.switchboard.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.credentials.CrashBench.Mishap;
import app.switchboard.demo.DemoAccount;
import app.switchboard.demo.DemoKey;
import app.switchboard.secrets.SecretSlot;
import app.switchboard.twilio.Login;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The program ends between any two steps of a rotation or of making a key, twice in a row, and comes again: nothing is lost, and nothing is left behind. */
class CrashTest {

    private static final int MOST = 80;

    @TempDir
    Path folder;

    private void everywhere(Mishap mishap, BiConsumer<CrashBench, Scene> check) {
        List<DemoAccount> accounts =
                IntStream.range(0, MOST).mapToObj(CrashBench::account).toList();
        try (CrashBench bench = new CrashBench(folder, accounts.toArray(DemoAccount[]::new))) {
            int call = 1;
            Scene scene;
            do {
                scene = new Scene(bench, "ws" + call, accounts.get(call - 1), mishap, call);
                bench.workspace(scene.id, scene.account);
                bench.workspace(scene.id + "-b", scene.account);
                check.accept(bench, scene);
                bench.reset(scene.id);
                bench.reset(scene.id + "-b");
                call++;
            } while (scene.hit);
            assertThat(call).as("calls in which something can happen").isGreaterThan(2);
        }
    }

    /** One account with two workspaces, and where it happens. */
    private static final class Scene {
        final CrashBench bench;
        final String id;
        final DemoAccount account;
        final String oldToken;
        final Mishap mishap;
        final int call;
        boolean hit;

        Scene(CrashBench bench, String id, DemoAccount account, Mishap mishap, int call) {
            this.bench = bench;
            this.id = id;
            this.account = account;
            this.oldToken = account.authToken();
            this.mishap = mishap;
            this.call = call;
        }

        void twiceThenWell(Runnable work) {
            hit = bench.hits(mishap, call, work);
            check();
            if (hit && !isDone()) {
                bench.hits(mishap, call, work);
                check();
            }
            if (!isDone()) {
                work.run();
            }
        }

        private boolean isDone() {
            return bench.credentials.change(id, Change.Kind.ROTATION).isEmpty()
                    && bench.credentials.change(id, Change.Kind.KEY).isEmpty()
                    && (!account.authToken().equals(oldToken) || !account.keys().isEmpty());
        }

        /** Whatever happened, something that is kept opens the account. */
        private void check() {
            assertThat(List.of(
                            SecretSlot.authToken(id, account.accountSid()),
                            SecretSlot.nextAuthToken(id, account.accountSid())))
                    .as(this::toString)
                    .anyMatch(slot -> bench.inStore(slot)
                            .filter(secret -> bench.opens(new Login.Token(account.accountSid(), secret)))
                            .isPresent());
        }

        @Override
        public String toString() {
            return mishap + " at call " + call;
        }
    }

    @ParameterizedTest
    @EnumSource(Mishap.class)
    void aRotationComesToItsEnd(Mishap mishap) {
        everywhere(mishap, (bench, scene) -> {
            scene.twiceThenWell(() -> bench.rotate(scene.id));

            String now = scene.account.authToken();
            assertThat(now).as(scene::toString).isNotEqualTo(scene.oldToken);
            assertThat(scene.account.secondaryToken()).as(scene::toString).isEmpty();
            for (String id : List.of(scene.id, scene.id + "-b")) {
                SavedCredentials saved = bench.credentials.find(id).orElseThrow();
                assertThat(bench.credentials.secretOf(saved).reveal())
                        .as(scene + " " + id)
                        .isEqualTo(now);
                assertThat(saved.lastFour()).as(scene + " " + id).isEqualTo(now.substring(28));
                assertThat(bench.credentials.kept(id)).as(scene + " " + id).hasSize(1);
            }
            assertThat(bench.inStore(SecretSlot.nextAuthToken(scene.id, scene.account.accountSid())))
                    .as(scene::toString)
                    .isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource(Mishap.class)
    void aKeyIsMadeOnce(Mishap mishap) {
        everywhere(mishap, (bench, scene) -> {
            scene.twiceThenWell(() -> bench.createKey(scene.id));

            SavedCredentials saved = bench.credentials.find(scene.id).orElseThrow();
            assertThat(scene.account.keys())
                    .as(scene::toString)
                    .extracting(DemoKey::sid)
                    .containsExactly(saved.keySid());
            assertThat(bench.opens(bench.credentials.loginOf(saved)))
                    .as(scene::toString)
                    .isTrue();
            assertThat(bench.credentials.kept(scene.id))
                    .as(scene::toString)
                    .extracting(KeptSecret::role)
                    .containsExactly(Role.IN_USE, Role.TOKEN);
            assertThat(bench.credentials.change(scene.id, Change.Kind.KEY))
                    .as(scene::toString)
                    .isEmpty();
        });
    }
}
