package app.switchboard.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.store.Database;
import app.switchboard.store.Sql;
import app.switchboard.workspace.HookSetting.Method;
import app.switchboard.workspace.Policy.Foreign;
import app.switchboard.workspace.Policy.Schedule;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspacesTest {

    private static final WebhookTemplate FIRST = WebhookTemplate.of("https://first.example/{workspaceId}/sms");
    private static final WebhookTemplate SECOND = WebhookTemplate.of("https://second.example/{workspaceId}/{sid}");

    @TempDir
    Path folder;

    private Database database;
    private Workspaces workspaces;

    @BeforeEach
    void open() {
        database = Database.open(folder);
        workspaces = new Workspaces(database, Clock.systemUTC());
        workspaces.add("acme", "Acme", FIRST);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static WebhookTemplate templateOf(Hook hook, int version) {
        return WebhookTemplate.of("https://v" + version + ".example/{workspaceId}/" + hook.text());
    }

    private Routing allHooks(int version) {
        Routing routing = workspaces.require("acme").routing();
        for (Hook hook : Hook.values()) {
            routing = routing.with(hook, HookSetting.on(templateOf(hook, version)));
        }
        return workspaces.change("acme", routing).routing();
    }

    @Test
    void aNewWorkspaceTakesChargeOfMessagesAndAsks() {
        Workspace acme = workspaces.require("acme");
        assertThat(acme.routing()).isEqualTo(Routing.messagesTo(FIRST));
        assertThat(acme.policy()).isEqualTo(new Policy(Foreign.ASK, false, Schedule.OFF));
        assertThat(workspaces.formerTemplates("acme")).isEmpty();
    }

    @Test
    void everyRoutingIsReadBackAsItWasStored() {
        Routing routing = Routing.messagesTo(FIRST)
                .with(Hook.MESSAGES, new HookSetting(false, FIRST, Method.GET))
                .with(Hook.CALLS, new HookSetting(true, SECOND, Method.GET))
                .with(Hook.CALLS_FALLBACK, new HookSetting(false, SECOND, Method.POST))
                .with(Hook.MESSAGES_FALLBACK, HookSetting.on(FIRST))
                .with(Hook.CALL_STATUS, HookSetting.on(SECOND));
        workspaces.change("acme", routing);
        assertThat(workspaces.require("acme").routing()).isEqualTo(routing);
        assertThat(workspaces.all()).containsExactly(workspaces.require("acme"));
        assertThat(routing.wanted(Hook.MESSAGES)).isEmpty();
        assertThat(routing.wanted(Hook.CALLS)).isPresent();
    }

    @Test
    void everyPolicyIsReadBackAsItWasStored() {
        for (Foreign foreign : Foreign.values()) {
            for (Schedule schedule : Schedule.values()) {
                Policy policy = new Policy(foreign, schedule == Schedule.DAILY, schedule);
                workspaces.change("acme", policy);
                assertThat(workspaces.require("acme").policy()).isEqualTo(policy);
            }
        }
    }

    @Test
    void workspacesDoNotMix() {
        workspaces.add("other", "Other", SECOND);
        workspaces.change("acme", Policy.DEFAULT.withReadOnly(true));
        allHooks(1);
        allHooks(2);
        assertThat(workspaces.require("other").routing()).isEqualTo(Routing.messagesTo(SECOND));
        assertThat(workspaces.require("other").policy()).isEqualTo(Policy.DEFAULT);
        assertThat(workspaces.formerTemplates("other")).isEmpty();
    }

    @Test
    void theFormerAddressesOfEveryHookAreRemembered() {
        allHooks(1);
        assertThat(workspaces.formerTemplates("acme")).containsExactly(FIRST);
        allHooks(2);
        allHooks(2);
        List<WebhookTemplate> versionOne =
                Arrays.stream(Hook.values()).map(hook -> templateOf(hook, 1)).toList();
        assertThat(workspaces.formerTemplates("acme"))
                .contains(FIRST)
                .containsAll(versionOne)
                .hasSize(6);
    }

    @Test
    void switchingOffOrAnotherMethodForgetsNoAddress() {
        Routing routing = allHooks(1);
        HookSetting calls = new HookSetting(false, templateOf(Hook.CALLS, 1), Method.GET);
        workspaces.change("acme", routing.with(Hook.CALLS, calls));
        assertThat(workspaces.require("acme").routing().hooks()).containsEntry(Hook.CALLS, calls);
        assertThat(workspaces.formerTemplates("acme")).containsExactly(FIRST);
    }

    @Test
    void aNewNameOrAddressForMessagesLeavesTheRestAsItIs() {
        Routing routing =
                allHooks(1).with(Hook.MESSAGES, new HookSetting(false, templateOf(Hook.MESSAGES, 1), Method.GET));
        workspaces.change("acme", routing);
        workspaces.change("acme", Policy.DEFAULT.withForeign(Foreign.REPLACE));

        workspaces.change("acme", " Acme Ltd ", SECOND);

        Workspace acme = workspaces.require("acme");
        assertThat(acme.name()).isEqualTo("Acme Ltd");
        assertThat(acme.policy().foreign()).isEqualTo(Foreign.REPLACE);
        assertThat(acme.routing()).isEqualTo(routing.with(Hook.MESSAGES, new HookSetting(false, SECOND, Method.GET)));
        assertThat(workspaces.formerTemplates("acme")).contains(templateOf(Hook.MESSAGES, 1));
    }

    @Test
    void aWorkspaceThatCameFromElsewhereHasWhatANewOneHas() {
        database.write(connection ->
                Sql.update(connection, "INSERT INTO workspaces (id, name) VALUES ('team', 'From the team')"));
        Workspace team = workspaces.require("team");
        assertThat(team.routing()).isEqualTo(Routing.messagesTo(WebhookTemplate.DEFAULT));
        assertThat(team.policy()).isEqualTo(Policy.DEFAULT);
        assertThat(team.marks()).isEqualTo(Marks.NONE);
        workspaces.change("team", Policy.DEFAULT.withSchedule(Schedule.HOURLY));
        assertThat(workspaces.require("team").policy().schedule()).isEqualTo(Schedule.HOURLY);
    }

    @Test
    void marksAreKeptWhateverElseChanges() {
        assertThat(workspaces.require("acme").marks()).isEqualTo(Marks.NONE);
        for (Marks.Colour colour : Marks.Colour.values()) {
            Marks marks = new Marks(colour, colour != Marks.Colour.NONE);
            assertThat(workspaces.change("acme", marks).marks()).isEqualTo(marks);
            assertThat(workspaces.require("acme").marks()).isEqualTo(marks);
        }
        Marks marks = new Marks(Marks.Colour.ORANGE, true);
        workspaces.change("acme", marks);
        workspaces.change("acme", "Another name", SECOND);
        workspaces.change("acme", Policy.DEFAULT.withReadOnly(true));
        allHooks(2);
        assertThat(workspaces.require("acme").marks()).isEqualTo(marks);
        assertThat(workspaces.require("acme").policy().readOnly()).isTrue();
        assertThat(workspaces.all()).extracting(Workspace::marks).containsExactly(marks);
    }

    @Test
    void removingOneTakesItsSettingsAlong() {
        allHooks(1);
        allHooks(2);
        workspaces.remove("acme");
        workspaces.add("acme", "Acme again", SECOND);
        assertThat(workspaces.require("acme").routing()).isEqualTo(Routing.messagesTo(SECOND));
        assertThat(workspaces.formerTemplates("acme")).isEmpty();
    }
}
