package app.switchboard.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.switchboard.base.FailureException;
import app.switchboard.numbers.Numbers.Changed;
import app.switchboard.numbers.Numbers.Sighting;
import app.switchboard.store.Database;
import app.switchboard.twilio.TwilioNumber;
import app.switchboard.twilio.TwilioNumber.Capabilities;
import app.switchboard.workspace.WebhookTemplate;
import app.switchboard.workspace.Workspaces;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A commit that took effect, and whose answer was an error: who reads again what he is told of must be told. */
class LostCommitTest {

    private final Database database = Database.inMemory("lost-" + UUID.randomUUID(), this::losing);
    private final Numbers numbers = new Numbers(database, Clock.systemUTC());
    private final List<Changed> told = new ArrayList<>();
    private boolean loses;

    private DataSource losing(DataSource real) {
        return proxy(DataSource.class, real, false);
    }

    private <T> T proxy(Class<T> type, T real, boolean isConnection) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    Object result = method.invoke(real, arguments);
                    if (loses && isConnection && method.getName().equals("commit")) {
                        throw new SQLException("the answer is lost");
                    }
                    return result instanceof Connection made ? proxy(Connection.class, made, true) : result;
                }));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private UpsertCount upsert() {
        Capabilities capabilities = new Capabilities(true, true, false, false);
        return numbers.upsert(
                "acme",
                List.of(new TwilioNumber("PN1", "AC1", "+14155550101", "Name", capabilities, Map.of())),
                number -> new Routes(Route.NONE, Route.NONE, null),
                new Sighting("run", drift -> false));
    }

    private void loses(ThrowingCallable work) {
        told.clear();
        loses = true;
        assertThatThrownBy(work).isInstanceOf(FailureException.class);
        loses = false;
        assertThat(told).containsExactly(new Changed(Set.of(), true));
    }

    @Test
    void watchersAreToldThatAnythingMayHaveChanged() {
        new Workspaces(database, Clock.systemUTC()).add("acme", "Acme", WebhookTemplate.DEFAULT);
        numbers.watch(told::add);
        assertThat(numbers.activeCounts()).isEmpty();

        loses(this::upsert);
        assertThat(numbers.activeCounts()).containsEntry("acme", 1);

        StoredNumber stored = numbers.all().getFirst();
        loses(() -> numbers.tag(Set.of(stored.number().id()), Set.of("vip"), Set.of()));
        assertThat(numbers.all().getFirst().tags()).containsExactly("vip");

        loses(() -> numbers.release("acme", Set.of("PN1")));
        assertThat(numbers.activeCounts()).isEmpty();
    }
}
