package app.switchboard.inventory;

import app.switchboard.fx.Background;
import app.switchboard.fx.Dialogs;
import app.switchboard.fx.EngineBench;
import app.switchboard.numbers.Numbers;
import app.switchboard.numbers.Route;
import app.switchboard.numbers.Routes;
import app.switchboard.numbers.WebhookType;
import app.switchboard.twilio.TwilioNumber;
import app.switchboard.twilio.TwilioNumber.Capabilities;
import app.switchboard.twilio.WebhookField;
import app.switchboard.workspace.WebhookTemplate;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Stored numbers in a folder, with the list's view model on top. */
final class ListBench extends EngineBench {

    Optional<Path> saveTo = Optional.empty();

    ListBench(Path folder) {
        super(folder);
        workspaces.add("acme", "Acme Ltd", WebhookTemplate.DEFAULT);
        workspaces.add("globex", "Globex", WebhookTemplate.DEFAULT);
    }

    NumbersViewModel model(Background background) {
        Dialogs dialogs = (title, name) -> saveTo.map(folder -> folder.resolve(name));
        return new NumbersViewModel(doors(), desk(background), navigator(), dialogs);
    }

    PlanViewModel plan(Background background) {
        return new PlanViewModel(doors(), desk(background), navigator());
    }

    static TwilioNumber number(String phone, String name, String smsUrl) {
        return new TwilioNumber(
                "PN" + phone.substring(1),
                "AC00000000000000000000000000000001",
                phone,
                name,
                new Capabilities(true, true, false, false),
                Map.of(WebhookField.SMS_URL, smsUrl));
    }

    /** Stores numbers that go where their own address says. */
    void store(String workspaceId, List<TwilioNumber> all) {
        numbers.upsert(
                workspaceId,
                all,
                number -> {
                    String url = number.webhook(WebhookField.SMS_URL);
                    WebhookType type = url.isEmpty()
                            ? WebhookType.NONE
                            : url.contains("/acme/") ? WebhookType.WORKSPACE : WebhookType.EXTERNAL;
                    return new Routes(new Route(type, url.isEmpty() ? null : url, null), Route.NONE, null);
                },
                new Numbers.Sighting("run", drift -> false));
    }

    void many(String workspaceId, int count) {
        store(
                workspaceId,
                IntStream.range(0, count)
                        .mapToObj(i -> number(
                                "+1415555" + String.format(Locale.ROOT, "%05d", i),
                                "Line " + i,
                                "https://cc.example/api/twilio/acme/webhook"))
                        .toList());
    }

    /** Two of Acme's, one of them elsewhere, and one that was released; one of Globex's. */
    void few() {
        store(
                "acme",
                List.of(
                        number("+14155550132", "Support", "https://cc.example/api/twilio/acme/webhook"),
                        number("+442079460958", "London\u202E desk", "https://hooks.example/in?x=1"),
                        number("+14155550199", "Old promo", "")));
        numbers.release("acme", java.util.Set.of("PN14155550199"));
        store("globex", List.of(number("+33199000780", "Paris", "https://demo.twilio.com/welcome/sms/reply/")));
    }
}
