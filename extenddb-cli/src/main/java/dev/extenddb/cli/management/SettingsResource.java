package dev.extenddb.cli.management;

import dev.extenddb.settings.EngineSettings;
import dev.extenddb.settings.Setting;
import dev.extenddb.settings.SettingValues;
import dev.extenddb.settings.UnknownSettingException;
import java.util.List;

/** What all servers on the database share. There is no secret among it. */
final class SettingsResource {

    private record Shown(Setting<?> setting, SettingValues values) {}

    private static final View<Shown> SETTING = View.<Shown>named("Setting")
            .text("key", "The setting's name.", shown -> shown.setting().name())
            .text("value", "Its value.", shown -> shown.values().text(shown.setting()))
            .flag("is_set", "Whether somebody set it.", shown -> shown.values().isSet(shown.setting()))
            .text(
                    "default",
                    "Its value unless somebody sets another.",
                    shown -> shown.setting().defaultText())
            .text(
                    "values",
                    "Which values it may have.",
                    shown -> shown.setting().type().description())
            .text("description", "What it does.", shown -> shown.setting().description());

    private final Services services;

    SettingsResource(Services services) {
        this.services = services;
    }

    List<Route> routes() {
        return List.of(
                RouteForm.get("/settings", "Lists settings.").listsAll(SETTING, call -> {
                    SettingValues values = services.settings().read();
                    return EngineSettings.ALL.stream()
                            .map(setting -> new Shown(setting, values))
                            .toList();
                }),
                RouteForm.get("/settings/{setting}", "Shows a setting.")
                        .gives(
                                SETTING,
                                call -> new Shown(
                                        named(call), services.settings().read())),
                RouteForm.put(
                                "/settings/{setting}",
                                "management:SetSetting",
                                "Changes a setting; servers know of it" + " within two seconds.")
                        .body(Field.text("value", "The new value."))
                        .gives(SETTING, this::set));
    }

    private static Setting<?> named(Call call) {
        try {
            return EngineSettings.named(call.at("setting"));
        } catch (UnknownSettingException e) {
            throw ApiException.absent(e.getMessage());
        }
    }

    private Shown set(Call call) {
        Setting<?> setting = named(call);
        try {
            services.settings().set(setting, call.text("value"));
        } catch (IllegalArgumentException e) {
            throw ApiException.invalid(e.getMessage() + ".");
        }
        return new Shown(setting, services.settings().read());
    }
}
