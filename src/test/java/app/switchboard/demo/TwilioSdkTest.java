package app.switchboard.demo;

import static app.switchboard.demo.Peer.SID;
import static app.switchboard.demo.Peer.TOKEN;
import static app.switchboard.demo.Peer.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.twilio.base.Page;
import com.twilio.base.ResourceSet;
import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.Account;
import com.twilio.rest.api.v2010.account.Application;
import com.twilio.rest.api.v2010.account.IncomingPhoneNumber;
import com.twilio.rest.messaging.v1.Service;
import com.twilio.rest.messaging.v1.service.PhoneNumber;
import com.twilio.type.PhoneNumberCapabilities;
import java.net.URI;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Twilio's own SDK reads what the demo writes, and the other way round. */
class TwilioSdkTest {

    private final DemoAccount account = DemoAccount.ofSize(SID, TOKEN, 5);
    private DemoTwilio twilio;
    private TwilioRestClient sdk;

    @BeforeEach
    void start() {
        twilio = DemoTwilio.start(account);
        sdk = LoopbackClient.sdk(twilio, SID, TOKEN);
    }

    @AfterEach
    void stop() {
        twilio.close();
    }

    @Test
    void readerFollowsThePages() {
        ResourceSet<IncomingPhoneNumber> read =
                IncomingPhoneNumber.reader(SID).pageSize(2).read(sdk);

        assertThat(StreamSupport.stream(read.spliterator(), false).map(IncomingPhoneNumber::getSid))
                .isEqualTo(account.numbers().stream().map(DemoNumber::sid).toList());
        assertThat(twilio.requests()).hasSize(3);
    }

    @Test
    void everyFieldIsParsed() throws Exception {
        account.add(DemoNumber.builder("+14155550199")
                .sid("PN9")
                .smsUrl("https://a.example/sms")
                .smsMethod("GET")
                .trunkSid("TK1")
                .voiceReceiveMode("fax")
                .build());

        IncomingPhoneNumber parsed = IncomingPhoneNumber.fetcher(SID, "PN9").fetch(sdk);

        assertThat(parsed.getAccountSid()).isEqualTo(SID);
        assertThat(parsed.getPhoneNumber().getEndpoint()).isEqualTo("+14155550199");
        assertThat(parsed.getSmsUrl()).isEqualTo(URI.create("https://a.example/sms"));
        assertThat(parsed.getSmsMethod()).hasToString("GET");
        assertThat(parsed.getVoiceUrl()).isNull();
        assertThat(parsed.getTrunkSid()).isEqualTo("TK1");
        assertThat(parsed.getVoiceReceiveMode()).hasToString("fax");
        assertThat(parsed.getDateCreated().toInstant()).isEqualTo("2024-03-01T09:00:00Z");
        assertThat(parsed.getEmergencyStatus()).isEqualTo(IncomingPhoneNumber.EmergencyStatus.INACTIVE);
        assertThat(parsed.getType()).isEqualTo("local");
    }

    /** The SDK declares {@code SMS} and {@code MMS}; Twilio writes them in lower case here, and Jackson finds the fields by that name. */
    @Test
    void capabilitiesAreParsedFromLowerCase() {
        DemoNumber fax = DemoNumber.builder("+14155550198")
                .capabilities(false, true, false, true)
                .build();
        account.add(fax);

        PhoneNumberCapabilities parsed =
                IncomingPhoneNumber.fetcher(SID, fax.sid()).fetch(sdk).getCapabilities();

        assertThat(parsed.getVoice()).isFalse();
        assertThat(parsed.getSms()).isTrue();
        assertThat(parsed.getMms()).isFalse();
        assertThat(parsed.getFax()).isTrue();
    }

    @Test
    void updaterChangesTheNumber() {
        String sid = account.numbers().getFirst().sid();

        IncomingPhoneNumber updated = IncomingPhoneNumber.updater(SID, sid)
                .setSmsUrl(URI.create("https://a.example/sms?a=1&b=2"))
                .setVoiceApplicationSid("")
                .update(sdk);

        assertThat(updated.getSmsUrl()).hasToString("https://a.example/sms?a=1&b=2");
        assertThat(account.number(sid).orElseThrow().smsUrl()).isEqualTo("https://a.example/sms?a=1&b=2");
    }

    @Test
    void errorsCarryTwiliosCode() {
        TwilioRestClient wrong = LoopbackClient.sdk(twilio, SID, "wrong");

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> Account.fetcher(SID).fetch(wrong))
                .satisfies(e -> {
                    assertThat(e.getCode()).isEqualTo(20003);
                    assertThat(e.getStatusCode()).isEqualTo(401);
                });
    }

    @Test
    void accountIsParsed() {
        Account parsed = Account.fetcher(SID).fetch(sdk);

        assertThat(parsed.getStatus()).isEqualTo(Account.Status.ACTIVE);
        assertThat(parsed.getType()).isEqualTo(Account.Type.FULL);
        assertThat(parsed.getOwnerAccountSid()).isEqualTo(SID);
        assertThat(parsed.getSubresourceUris()).containsKey("incoming_phone_numbers");
    }

    @Test
    void applicationsAreParsed() {
        account.addApplication(DemoApplication.of("IVR", "https://a.example/s", null));

        List<Application> parsed = Application.reader(SID).firstPage(sdk).getRecords();

        assertThat(parsed).singleElement().satisfies(application -> {
            assertThat(application.getFriendlyName()).isEqualTo("IVR");
            assertThat(application.getSmsUrl()).hasToString("https://a.example/s");
            assertThat(application.getVoiceUrl()).isNull();
        });
    }

    @Test
    void servicesAndTheirPoolsAreParsedAndPaged() {
        List<String> pool =
                account.numbers().stream().map(DemoNumber::sid).limit(3).toList();
        DemoService first = DemoService.of("One", "https://a.example/in", false, pool);
        account.addService(first).addService(DemoService.of("Two", null, true, List.of()));

        Page<Service> page = Service.reader().pageSize(1).firstPage(sdk);
        Page<Service> next = Service.reader().nextPage(page, sdk);
        ResourceSet<PhoneNumber> senders =
                PhoneNumber.reader(first.sid()).pageSize(2).read(sdk);

        assertThat(page.getNextPageUrl("messaging"))
                .isEqualTo("https://messaging.twilio.com/v1/Services?PageSize=1&Page=1&PageToken=PA" + first.sid());
        assertThat(page.getRecords()).singleElement().satisfies(service -> {
            assertThat(service.getInboundRequestUrl()).hasToString("https://a.example/in");
            assertThat(service.getUseInboundWebhookOnNumber()).isFalse();
        });
        assertThat(next.getRecords()).singleElement().satisfies(service -> {
            assertThat(service.getInboundRequestUrl()).isNull();
            assertThat(service.getUseInboundWebhookOnNumber()).isTrue();
        });
        assertThat(StreamSupport.stream(senders.spliterator(), false).map(PhoneNumber::getSid))
                .isEqualTo(pool);
    }

    @Test
    void aThousandNumbersFitOnePage() throws Exception {
        try (DemoTwilio large = DemoTwilio.start(DemoAccount.ofSize(SID, TOKEN, 2500))) {
            String body =
                    new Peer(large, SID, TOKEN).get(numbers("?PageSize=1000")).body();

            Page<IncomingPhoneNumber> page = Page.fromJson(
                    "incoming_phone_numbers",
                    body,
                    IncomingPhoneNumber.class,
                    new ObjectMapper().registerModule(new JavaTimeModule()));

            assertThat(page.getRecords()).hasSize(1000);
            assertThat(page.hasNextPage()).isTrue();
        }
    }
}
