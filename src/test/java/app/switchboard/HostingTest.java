package app.switchboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.switchboard.base.Cancellation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Commands that another process has carried out by the one that has the database. */
class HostingTest extends HostingFixture {

    @Test
    void whatIsSaidIsTheSameAsAlone() {
        for (String line : List.of(
                "numbers",
                "numbers --json",
                "numbers --csv",
                "routes acme",
                "history acme --changes",
                "workspace list --json",
                "workspace set nobody --check hourly",
                "undo nobody",
                "db info --json",
                "tag acme +15005550006 --add x")) {
            String[] arguments = line.split(" ");
            WireFixture.Ran alone = fixture.run(arguments);
            Said said = serve(arguments);
            assertThat(said.code()).as(line).hasValue(alone.exitCode());
            assertThat(said.out()).as(line).isEqualTo(alone.out());
            assertThat(said.err()).as(line).isEqualTo(alone.err());
        }
        await().until(() -> served.get() == 10);
    }

    @Test
    void filesInputAndTimesAreThoseOfTheOtherProcess() throws Exception {
        fixture.run("workspace", "set", "acme", "--messages", "https://other.example/in");
        String plan = fixture.run("plan", "acme", "--json").out();
        Files.writeString(elsewhere.resolve("plan.json"), plan);
        Said applied = serve("apply", "plan.json", "--json");
        assertThat(applied.out()).as(applied.err()).contains("\"configured\":4");
        assertThat(applied.code()).hasValue(0);

        Said again = serve(plan, new Cancellation(), variable(), "UTC", "apply", "-");
        assertThat(again.out()).contains("0 configured, 4 already");

        serve("db", "backup", "--to", "mine.zip");
        assertThat(elsewhere.resolve("mine.zip")).exists();

        String utc = serve("", new Cancellation(), variable(), "UTC", "history", "acme")
                .out();
        String tokyo = serve("", new Cancellation(), variable(), "Asia/Tokyo", "history", "acme")
                .out();
        assertThat(utc).isNotEqualTo(tokyo).hasSameSizeAs(tokyo);
    }

    /** Not a file of arguments, as picocli would have it, which each process would look for in its own folder. */
    @Test
    void whatBeginsWithAnAtSignIsTakenAsItStands() throws Exception {
        Path file = Files.writeString(elsewhere.resolve("file"), "+1");
        Said said = serve("numbers", "--json", "--search", "@" + file);
        assertThat(said.code()).hasValue(0);
        assertThat(said.out()).doesNotContain("+1");
    }

    @Test
    void whatCantBeServedSaysSo() {
        Said restored = serve("db", "restore", "any.zip", "--yes");
        assertThat(restored.code()).hasValue(6);
        assertThat(restored.err()).startsWith("SB-414: A Switchboard has the database open, and \"db restore\"");
        Said other = serve("", new Cancellation(), "http://127.0.0.1:1", "UTC", "numbers");
        assertThat(other.code()).hasValue(2);
        assertThat(other.err()).startsWith("SB-035");
        assertThat(other.out()).isEmpty();
    }

    @Test
    void whoEndsSoonServesOnlyWhatIsBrief() {
        lasting = false;
        assertThat(serve("numbers").code()).hasValue(0);
        assertThat(serve("sync", "acme").code()).isEmpty();
    }

    @Test
    void whereNoEngineIsOpenOneIsOpenedForTheCommand() throws Exception {
        fixture.engine.database().close();
        use(null);
        Said said = serve("numbers", "--json");
        assertThat(said.code()).as(said.err()).hasValue(0);
        assertThat(said.out()).contains("+1");
    }
}
