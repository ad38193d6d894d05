package dev.extenddb.settings;

import java.util.List;

/** Every setting there is. The reference page is written from it. */
public final class EngineSettings {

    /** Whether access keys made elsewhere may be brought in. */
    public static final Setting<Boolean> ALLOW_CREDENTIAL_IMPORT = new Setting<>(
            "allow_credential_import",
            ValueType.flag(),
            true,
            "Whether administrators may import access keys that were made elsewhere, with their secrets.");

    /** Whether requests are kept for audit. */
    public static final Setting<Boolean> AUDIT_DATA_PLANE = new Setting<>(
            "audit_data_plane",
            ValueType.flag(),
            false,
            "Whether requests for tables and items are kept for audit, beside what is always kept: changes of users, roles, policies and"
                    + " settings.");

    /** How long events are kept for audit. */
    public static final Setting<Integer> AUDIT_RETENTION_DAYS = new Setting<>(
            "audit_retention_days", ValueType.integer(1, 3_650), 90, "How long, in days, events are kept for audit.");

    /** How long tables take to be created, changed and deleted. */
    public static final Setting<Double> CONTROL_PLANE_DELAY_SECONDS = new Setting<>(
            "control_plane_delay_seconds",
            ValueType.decimal(0, 300),
            0.25,
            "How long tables, indexes, streams and time to live are CREATING, UPDATING, DELETING, ENABLING or DISABLING, and how long"
                    + " changes of encryption, class and warm throughput take. With 0 a change is done when it is answered.");

    /** How late global indexes follow their tables. */
    public static final Setting<Integer> GSI_PROPAGATION_DELAY_MS = new Setting<>(
            "gsi_propagation_delay_ms",
            ValueType.integer(0, 10_000),
            0,
            "How late, in milliseconds, global secondary indexes follow their tables. With 0 they change in the same commit.");

    /** How soon expired items are deleted. */
    public static final Setting<Integer> TTL_DELETION_TARGET_SECONDS = new Setting<>(
            "ttl_deletion_target_seconds",
            ValueType.integer(0, 172_800),
            10,
            "How long, in seconds, an item may stay after it has expired. With 0 expired items are looked for every second.");

    /** Whether requests are held to the throughput of tables. */
    public static final Setting<Boolean> THROTTLING_ENABLED = new Setting<>(
            "throttling_enabled",
            ValueType.flag(),
            false,
            "Whether requests are held to the throughput of their tables, global indexes and partitions, and changes of a table's policy and"
                    + " of its protection against deletion kept 15 seconds apart.");

    private static final ValueType<String> LEVEL = ValueType.choice("error", "warn", "info", "debug", "trace");

    /** What is logged. */
    public static final Setting<String> LOG_LEVEL =
            new Setting<>("log_level", LEVEL, "info", "The least serious messages that are logged.");

    /** What is logged of the database's drivers. */
    public static final Setting<String> SQL_LOG_LEVEL = new Setting<>(
            "sql_log_level",
            LEVEL,
            "warn",
            "The least serious messages that are logged of the database: its driver, its pool of connections, its statements.");

    /** All of them, in the order of their names. */
    public static final List<Setting<?>> ALL = List.of(
            ALLOW_CREDENTIAL_IMPORT,
            AUDIT_DATA_PLANE,
            AUDIT_RETENTION_DAYS,
            CONTROL_PLANE_DELAY_SECONDS,
            GSI_PROPAGATION_DELAY_MS,
            LOG_LEVEL,
            SQL_LOG_LEVEL,
            THROTTLING_ENABLED,
            TTL_DELETION_TARGET_SECONDS);

    private EngineSettings() {}

    /**
     * A setting by its name.
     *
     * @throws UnknownSettingException if there is none; the message names the nearest one
     */
    public static Setting<?> named(String name) {
        return ALL.stream()
                .filter(setting -> setting.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownSettingException(
                        name,
                        NearestName.to(name, ALL.stream().map(Setting::name).toList())));
    }
}
