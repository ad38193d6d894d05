package dev.extenddb.http;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/**
 * Watches the files with the keys, and hands a new context over when they have changed. Files that cannot be used, such as a new certificate
 * whose key has not been written yet, leave the old context in use; they are tried again until they can. Thread-safe.
 */
final class TlsReload implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(TlsReload.class.getName());

    private final TlsKeys keys;
    private final Consumer<SSLContext> receiver;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        var watcher = new Thread(work, "extenddb-tls-reload");
        watcher.setDaemon(true);
        return watcher;
    });
    private List<String> loaded;
    private List<String> refused = List.of();

    /**
     * A watch over keys that have been loaded.
     *
     * @param fingerprint that of the files, taken before they were loaded
     */
    TlsReload(TlsKeys keys, List<String> fingerprint, Consumer<SSLContext> receiver) {
        this.keys = keys;
        this.loaded = fingerprint;
        this.receiver = receiver;
    }

    /** Begins to look at the files again and again. */
    void start(Duration pause) {
        ScheduledFuture<?> unused =
                thread.scheduleWithFixedDelay(this::check, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Looks at the files now. */
    synchronized void check() {
        List<String> now = keys.fingerprint();
        if (now.equals(loaded)) {
            return;
        }
        try {
            receiver.accept(keys.load());
            loaded = now;
            LOG.log(System.Logger.Level.INFO, "The TLS certificate was read again.");
        } catch (TlsException e) {
            if (!now.equals(refused)) {
                refused = now;
                LOG.log(System.Logger.Level.WARNING, "The old TLS certificate stays in use. " + e.getMessage());
            }
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
