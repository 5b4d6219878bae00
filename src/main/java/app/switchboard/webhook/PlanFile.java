package app.switchboard.webhook;

import app.switchboard.base.Failure;
import app.switchboard.base.FailureException;
import app.switchboard.twilio.WebhookField;
import app.switchboard.webhook.WebhookPlan.Standing;
import app.switchboard.workspace.Hook;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A plan as JSON: one entry a field, so that two plans can be compared line by line. Whatever is read is checked: a file can come from anywhere. */
public final class PlanFile {

    private static final int VERSION = 1;
    private static final Pattern NUMBER_SID = Pattern.compile("PN[0-9a-f]{32}");
    private static final Set<String> METHODS = Set.of("GET", "POST");

    /** The fields that a plan may set: addresses and methods, never an app, a trunk or a mode. */
    private static final Map<String, WebhookField> FIELDS = Arrays.stream(Hook.values())
            .flatMap(hook -> List.of(hook.url(), hook.method()).stream())
            .collect(Collectors.toUnmodifiableMap(WebhookField::parameter, field -> field));

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    /** One field of one number. */
    @JsonPropertyOrder({"sid", "phone_number", "field", "from", "to", "reason"})
    private record Line(
            String sid,
            @JsonProperty("phone_number") String phoneNumber,
            String field,
            String from,
            String to,
            String reason) {}

    @JsonPropertyOrder({"plan", "workspace", "account_sid", "made_at", "listed", "counts", "changes", "foreign"})
    private record Content(
            int plan,
            String workspace,
            @JsonProperty("account_sid") String accountSid,
            @JsonProperty("made_at") Instant madeAt,
            int listed,
            Map<String, Integer> counts,
            List<Line> changes,
            List<Line> foreign) {}

    private PlanFile() {}

    /** A plan as JSON, in one line. */
    public static String write(WebhookPlan plan) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Standing standing : Standing.values()) {
            counts.put(standing.name().toLowerCase(Locale.ROOT), plan.count(standing));
        }
        try {
            return JSON.writeValueAsString(new Content(
                    VERSION,
                    plan.workspaceId(),
                    plan.accountSid(),
                    plan.madeAt(),
                    plan.listed(),
                    counts,
                    lines(plan.changes()),
                    lines(plan.foreign())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Reads a plan.
     *
     * @throws FailureException SB-026 if it is none, or none that this version can carry out
     */
    public static WebhookPlan read(String json) {
        Content content;
        try {
            content = JSON.readValue(json, Content.class);
        } catch (JsonProcessingException e) {
            throw unreadable("it is not the JSON of a plan");
        }
        if (content == null || content.plan() != VERSION) {
            throw unreadable("it is of another version");
        }
        if (Stream.of(content.counts().values(), content.changes(), content.foreign())
                .anyMatch(list -> list.stream().anyMatch(Objects::isNull))) {
            throw unreadable("it has a gap");
        }
        Map<Standing, Integer> counts = new EnumMap<>(Standing.class);
        for (Standing standing : Standing.values()) {
            int numbers = content.counts().getOrDefault(standing.name().toLowerCase(Locale.ROOT), 0);
            if (numbers > 0) {
                counts.put(standing, numbers);
            }
        }
        return new WebhookPlan(
                content.workspace(),
                content.accountSid(),
                content.madeAt(),
                content.listed(),
                changes(content.changes()),
                changes(content.foreign()),
                counts);
    }

    private static List<Line> lines(List<NumberChange> changes) {
        return changes.stream()
                .flatMap(change -> change.fields().stream()
                        .map(field -> new Line(
                                change.sid(),
                                change.phoneNumber(),
                                field.field().parameter(),
                                field.from(),
                                field.to(),
                                field.reason().text())))
                .toList();
    }

    private static List<NumberChange> changes(List<Line> lines) {
        Map<String, List<Line>> byNumber =
                lines.stream().collect(Collectors.groupingBy(PlanFile::sid, LinkedHashMap::new, Collectors.toList()));
        return byNumber.entrySet().stream()
                .map(number -> new NumberChange(
                        number.getKey(), number.getValue().getFirst().phoneNumber(), fields(number.getValue()), null))
                .toList();
    }

    private static String sid(Line line) {
        if (!NUMBER_SID.matcher(line.sid()).matches()) {
            throw unreadable("\"" + line.sid() + "\" is no SID of a number");
        }
        return line.sid();
    }

    private static List<FieldChange> fields(List<Line> lines) {
        List<FieldChange> fields = new ArrayList<>();
        for (Line line : lines) {
            WebhookField field = FIELDS.get(line.field());
            if (field == null) {
                throw unreadable("a plan can't set \"" + line.field() + "\"");
            }
            if (fields.stream().anyMatch(other -> other.field() == field)) {
                throw unreadable(line.sid() + " has " + line.field() + " twice");
            }
            if (field.name().endsWith("_METHOD") && !METHODS.contains(line.to())) {
                throw unreadable("\"" + line.to() + "\" is no method");
            }
            fields.add(new FieldChange(field, line.from(), line.to(), reason(line)));
        }
        return fields;
    }

    private static Reason reason(Line line) {
        try {
            return Reason.of(line.reason());
        } catch (IllegalArgumentException e) {
            throw unreadable("\"" + line.reason() + "\" is no reason");
        }
    }

    private static FailureException unreadable(String why) {
        return new Failure.Input(
                        "SB-026", "The plan can't be read: " + why + ".", "Make a new one with \"plan ID --json\".")
                .exception();
    }
}
