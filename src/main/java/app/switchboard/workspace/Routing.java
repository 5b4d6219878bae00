package app.switchboard.workspace;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a workspace wants the calls and messages of its numbers to go. A new one takes charge of messages alone.
 *
 * @param hooks what was entered, for {@link Hook#MESSAGES} always
 */
public record Routing(Map<Hook, HookSetting> hooks) {

    public Routing {
        if (!hooks.containsKey(Hook.MESSAGES)) {
            throw new IllegalArgumentException("a routing without an address for messages");
        }
        hooks = Collections.unmodifiableMap(new EnumMap<>(hooks));
    }

    /** Messages to an address, everything else left as it is. */
    public static Routing messagesTo(WebhookTemplate template) {
        return new Routing(Map.of(Hook.MESSAGES, HookSetting.on(template)));
    }

    /** What is wanted of a webhook; empty where it is left as it is. */
    public Optional<HookSetting> wanted(Hook hook) {
        return Optional.ofNullable(hooks.get(hook)).filter(HookSetting::on);
    }

    /** The same with another setting of one webhook. */
    public Routing with(Hook hook, HookSetting setting) {
        Map<Hook, HookSetting> changed = new EnumMap<>(hooks);
        changed.put(hook, setting);
        return new Routing(changed);
    }

    /** Where messages are to go, be it switched on or off. */
    WebhookTemplate messages() {
        HookSetting setting = hooks.get(Hook.MESSAGES);
        return setting == null ? WebhookTemplate.DEFAULT : setting.template();
    }

    /** The same with another address for messages. */
    Routing withMessages(WebhookTemplate template) {
        HookSetting setting = hooks.get(Hook.MESSAGES);
        return with(
                Hook.MESSAGES,
                setting == null ? HookSetting.on(template) : new HookSetting(setting.on(), template, setting.method()));
    }
}
