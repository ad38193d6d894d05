package dev.extenddb.settings;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The settings of a database as they were a moment ago, to be asked as often as one likes. Thread-safe. */
public final class LiveSettings implements AutoCloseable {

    /** How long a change takes at most until every server knows of it. */
    public static final Duration USUAL_PAUSE = Duration.ofSeconds(2);

    private final SettingsStore store;
    private final Consumer<SettingValues> whenChanged;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        var worker = new Thread(work, "extenddb-settings");
        worker.setDaemon(true);
        return worker;
    });
    private volatile SettingValues current;

    /**
     * Reads the settings, and is told of no changes yet.
     *
     * @param whenChanged is given the values now, and whenever they have changed
     * @throws dev.extenddb.storage.StorageException if the database fails
     */
    public LiveSettings(SettingsStore store, Consumer<SettingValues> whenChanged) {
        this.store = store;
        this.whenChanged = whenChanged;
        this.current = store.read();
        whenChanged.accept(current);
    }

    /** Begins to look for changes again and again. */
    public void start(Duration pause) {
        ScheduledFuture<?> unused = thread.scheduleWithFixedDelay(
                this::tryRefresh, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The value of a setting. */
    public <T> T get(Setting<T> setting) {
        return current.get(setting);
    }

    /** Looks for changes now. */
    public void refresh() {
        SettingValues read = store.read();
        if (!read.equals(current)) {
            current = read;
            whenChanged.accept(read);
        }
    }

    private void tryRefresh() {
        try {
            refresh();
        } catch (RuntimeException e) {
            log().log(
                            System.Logger.Level.WARNING,
                            "The settings could not be read; those of before stay: {0}",
                            e.getMessage());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    /** Found only when there is something to log: the first one to be found starts the platform's logging, which takes a while. */
    private static System.Logger log() {
        return System.getLogger(LiveSettings.class.getName());
    }
}
