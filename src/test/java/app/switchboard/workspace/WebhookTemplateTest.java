package app.switchboard.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTemplateTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://cc.automate8.com/api/twilio/{workspaceId}/webhook",
                "  https://x.example/hook  ",
                "http://127.0.0.1:8080/{workspaceId}",
                "http://localhost/hook",
                "https://x.example/hook?ws={workspaceId}"
            })
    void takes(String text) {
        assertThat(WebhookTemplate.problem(text)).isEmpty();
        assertThat(WebhookTemplate.of(text).text()).isEqualTo(text.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "x.example/hook",
                "http://x.example/hook",
                "http://127.0.0.1.evil.example/hook",
                "ftp://x.example/",
                "https:///hook",
                "https://x.example/{id}",
                "https://x.example/{workspaceId",
                "https://x.example/a b",
                "https://x.example/hook#part",
                "https://user:secret@x.example/hook",
                "https://x.example/ünïcode"
            })
    void refuses(String text) {
        assertThat(WebhookTemplate.problem(text)).isPresent();
    }

    @Test
    void putsTheWorkspaceIn() {
        assertThat(WebhookTemplate.DEFAULT.urlFor("acme"))
                .isEqualTo("https://cc.automate8.com/api/twilio/acme/webhook");
    }
}
