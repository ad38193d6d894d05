package dev.extenddb.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.extenddb.memory.MemoryStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private final MemoryStorage storage = new MemoryStorage();
    private final SettingsStore store = new SettingsStore(storage.catalog());

    @Test
    void everySettingHasItsDefaultAtFirst() {
        assertThat(store.read()).isEqualTo(SettingValues.DEFAULTS);
        assertThat(EngineSettings.ALL).allSatisfy(setting -> {
            assertThat(store.read().text(setting)).isEqualTo(setting.defaultText());
            assertThat(store.read().isSet(setting)).isFalse();
        });
    }

    @Test
    void aValueIsKeptAndOthersStay() {
        store.set(EngineSettings.THROTTLING_ENABLED, "true");
        store.set(EngineSettings.CONTROL_PLANE_DELAY_SECONDS, "1.50");
        store.set(EngineSettings.LOG_LEVEL, "debug");

        assertThat(store.read().get(EngineSettings.THROTTLING_ENABLED)).isTrue();
        assertThat(store.read().get(EngineSettings.CONTROL_PLANE_DELAY_SECONDS)).isEqualTo(1.5);
        assertThat(store.read().text(EngineSettings.CONTROL_PLANE_DELAY_SECONDS))
                .isEqualTo("1.5");
        assertThat(store.read().get(EngineSettings.LOG_LEVEL)).isEqualTo("debug");
        assertThat(store.read().isSet(EngineSettings.SQL_LOG_LEVEL)).isFalse();
    }

    @Test
    void aValueOutOfRangeIsRefusedInOneLine() {
        assertThatThrownBy(() -> store.set(EngineSettings.CONTROL_PLANE_DELAY_SECONDS, "301"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("control_plane_delay_seconds must be a number from 0 to 300, but is 301");
        assertThatThrownBy(() -> store.set(EngineSettings.CONTROL_PLANE_DELAY_SECONDS, "NaN"))
                .hasMessageContaining("but is NaN");
        assertThatThrownBy(() -> store.set(EngineSettings.GSI_PROPAGATION_DELAY_MS, "1.5"))
                .hasMessage("gsi_propagation_delay_ms must be an integer from 0 to 10000, but is 1.5");
        assertThatThrownBy(() -> store.set(EngineSettings.THROTTLING_ENABLED, "yes"))
                .hasMessage("throttling_enabled must be true or false, but is yes");
        assertThatThrownBy(() -> store.set(EngineSettings.LOG_LEVEL, "loud"))
                .hasMessage("log_level must be one of error, warn, info, debug, trace, but is loud");
        assertThat(store.read()).isEqualTo(SettingValues.DEFAULTS);
    }

    @Test
    void anUnknownNameLeadsToTheNearestOne() {
        assertThatThrownBy(() -> EngineSettings.named("throttling_enable"))
                .hasMessage("There is no setting throttling_enable. Did you mean throttling_enabled?");
        assertThatThrownBy(() -> EngineSettings.named("x")).hasMessage("There is no setting x.");
        assertThat(EngineSettings.named("log_level")).isEqualTo(EngineSettings.LOG_LEVEL);
    }

    @Test
    void serversAreToldOfChanges() {
        List<SettingValues> told = new ArrayList<>();
        try (var live = new LiveSettings(store, told::add)) {
            live.refresh();
            assertThat(told).containsExactly(SettingValues.DEFAULTS);
            assertThat(live.get(EngineSettings.THROTTLING_ENABLED)).isFalse();

            new SettingsStore(storage.catalog()).set(EngineSettings.THROTTLING_ENABLED, "true");
            live.refresh();

            assertThat(live.get(EngineSettings.THROTTLING_ENABLED)).isTrue();
            assertThat(told).hasSize(2);
        }
    }

    @Test
    void whatAnotherVersionSetIsKeptAndDoesNoHarm() {
        var newer = new SettingValues(Map.of("of_the_future", "1", "log_level", "whisper"));

        assertThat(newer.get(EngineSettings.LOG_LEVEL)).isEqualTo("info");
        assertThat(newer.with(EngineSettings.THROTTLING_ENABLED, "true").texts())
                .containsKey("of_the_future");
    }
}
