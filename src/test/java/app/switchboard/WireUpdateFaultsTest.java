package app.switchboard;

import static app.switchboard.WireAnswers.broken;
import static app.switchboard.WireAnswers.error;
import static app.switchboard.WireAnswers.number;
import static app.switchboard.WireAnswers.serverError;
import static app.switchboard.WireFixture.OURS;
import static app.switchboard.WireFixture.pathOf;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import app.switchboard.WireFixture.Ran;
import app.switchboard.demo.DemoNumber;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The wire fails under an update: what became of it is read back before anything is said or repeated. */
class WireUpdateFaultsTest {

    private static final int NUMBERS = 20;

    @TempDir
    Path folder;

    private WireFixture fixture;
    private String sid;
    private String path;

    @BeforeEach
    void open() {
        fixture = new WireFixture(folder, NUMBERS);
        sid = fixture.sid(7);
        path = pathOf(sid);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    /** Answers that leave open whether the change was made. */
    static Stream<Arguments> lost() {
        return Stream.of(
                argumentSet("reset", broken(Fault.CONNECTION_RESET_BY_PEER)),
                argumentSet("closed", broken(Fault.EMPTY_RESPONSE)),
                argumentSet("malformed chunk", broken(Fault.MALFORMED_RESPONSE_CHUNK)),
                argumentSet("500", serverError()),
                argumentSet("captive portal", WireAnswers.captivePortal()));
    }

    @ParameterizedTest
    @MethodSource("lost")
    void aLostAnswerToAChangeThatWasMadeIsReadBackAndNotRepeated(ResponseDefinitionBuilder fault) {
        DemoNumber made =
                fixture.account.numbers().get(7).toBuilder().smsUrl(OURS).build();
        fixture.inOrder(() -> post(urlPathEqualTo(path)), fault);
        fixture.inOrder(() -> get(urlPathEqualTo(path)), number(made));

        Ran ran = fixture.sync();

        assertThat(fixture.methodsTo(path)).containsExactly("POST", "GET");
        assertAllConfigured(ran);
    }

    @ParameterizedTest
    @MethodSource("lost")
    void aLostAnswerToAChangeThatWasNotMadeIsReadBackAndRepeated(ResponseDefinitionBuilder fault) {
        fixture.inOrder(() -> post(urlPathEqualTo(path)), fault);

        Ran ran = fixture.sync();

        assertThat(fixture.methodsTo(path)).containsExactly("POST", "GET", "POST");
        assertAllConfigured(ran);
        assertThat(fixture.account.number(sid).orElseThrow().smsUrl()).isEqualTo(OURS);
    }

    private void assertAllConfigured(Ran ran) {
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.outcome()).isEqualTo("complete");
        assertThat(ran.codes()).isEmpty();
        assertThat(ran.webhooks("configured")).isEqualTo(NUMBERS);
        assertThat(ran.webhooks("failed")).isZero();
        assertThat(fixture.stored(sid, "webhook_url")).isEqualTo(OURS);
        assertThat(fixture.openIntents()).isZero();
    }

    @Test
    void anUpdateThatNeverArrivesFailsAloneAfterThreeTries() {
        fixture.always(post(urlPathEqualTo(path)), broken(Fault.EMPTY_RESPONSE));

        Ran ran = fixture.sync();

        assertThat(fixture.methodsTo(path)).containsExactly("POST", "GET", "POST", "GET", "POST", "GET");
        assertOneFailed(ran, "SB-306");
        assertThat(fixture.stored(sid, "webhook_type")).isEqualTo("none");
        assertThat(fixture.openIntents()).isZero();
    }

    @Test
    void anUpdateThatCannotBeReadBackStaysOpenAndIsSettledByTheNextRun() {
        fixture.inOrder(() -> post(urlPathEqualTo(path)), broken(Fault.EMPTY_RESPONSE));
        fixture.inOrder(() -> get(urlPathEqualTo(path)), serverError(), serverError(), serverError(), serverError());

        Ran ran = fixture.sync();

        assertThat(fixture.methodsTo(path)).containsExactly("POST", "GET", "GET", "GET", "GET");
        assertOneFailed(ran, "SB-307");
        assertThat(fixture.openIntents()).isEqualTo(1);

        Ran next = fixture.sync();
        assertThat(next.exitCode()).isZero();
        assertThat(next.webhooks("configured")).isEqualTo(1);
        assertThat(next.webhooks("already")).isEqualTo(NUMBERS - 1);
    }

    @Test
    void anAnswerThatShowsAnotherAddressIsNoSuccess() {
        DemoNumber edited = fixture.account.numbers().get(7).toBuilder()
                .smsUrl("https://edited.example/sms")
                .build();
        fixture.inOrder(() -> post(urlPathEqualTo(path)), number(edited));

        Ran ran = fixture.sync();

        assertThat(fixture.methodsTo(path)).containsExactly("POST");
        assertOneFailed(ran, "SB-304");
        assertThat(fixture.stored(sid, "webhook_url")).isNotEqualTo(OURS);
    }

    private void assertOneFailed(Ran ran, String code) {
        assertThat(ran.exitCode()).isEqualTo(5);
        assertThat(ran.outcome()).isEqualTo("partial");
        assertThat(ran.codes()).containsExactly(code);
        assertThat(ran.json().get("failures").get(0).get("sid").asText()).isEqualTo(sid);
        assertThat(ran.err()).contains(sid + ": " + code);
        assertThat(ran.webhooks("failed")).isEqualTo(1);
        assertThat(ran.webhooks("configured")).isEqualTo(NUMBERS - 1);
    }

    @Test
    void aNumberThatIsReleasedBeforeItsUpdateIsGoneAndNotFailed() {
        fixture.always(post(urlPathEqualTo(path)), error(404, 20404));
        assertGone(fixture.sync());
        assertThat(fixture.methodsTo(path)).containsExactly("POST");
    }

    @Test
    void aNumberThatIsReleasedUnderItsUpdateIsGoneAndNotFailed() {
        fixture.always(post(urlPathEqualTo(path)), broken(Fault.EMPTY_RESPONSE));
        fixture.always(get(urlPathEqualTo(path)), error(404, 20404));
        assertGone(fixture.sync());
        assertThat(fixture.methodsTo(path)).containsExactly("POST", "GET");
    }

    private void assertGone(Ran ran) {
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.outcome()).isEqualTo("complete");
        assertThat(ran.codes()).isEmpty();
        assertThat(ran.webhooks("gone")).isEqualTo(1);
        assertThat(ran.webhooks("failed")).isZero();
        assertThat(ran.webhooks("configured")).isEqualTo(NUMBERS - 1);
        assertThat(ran.json().get("released").asInt()).isEqualTo(1);
        assertThat(fixture.stored(sid, "status")).isEqualTo("released");
    }
}
