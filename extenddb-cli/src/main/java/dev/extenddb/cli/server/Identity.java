package dev.extenddb.cli.server;

import dev.extenddb.audit.AuditLog;
import dev.extenddb.cli.CommandException;
import dev.extenddb.cli.config.Config;
import dev.extenddb.cli.config.ConfigKeys;
import dev.extenddb.cli.setup.Bcrypt;
import dev.extenddb.cli.setup.EncryptionKeyFile;
import dev.extenddb.iam.Directory;
import dev.extenddb.iam.SecretKeyring;
import dev.extenddb.iamapi.IdentityManagement;
import dev.extenddb.protocol.Authenticator;
import dev.extenddb.protocol.RequestObserver;
import dev.extenddb.protocol.SignedRequests;
import dev.extenddb.protocol.WireEndpoint;
import dev.extenddb.query.QueryEndpoint;
import dev.extenddb.storage.CatalogStore;
import dev.extenddb.sts.SecurityTokens;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The users and roles of a database, the doors that they may come in by, and the threads that look after them. Thread-safe. */
public final class Identity implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Identity.class.getName());

    private static final Duration UPKEEP_PAUSE = Duration.ofMinutes(1);
    private static final int THREADS = 4;
    private static final int MOST_WAITING = 1_000;

    private final InstantSource clock = InstantSource.system();
    private final ThreadPoolExecutor workers;
    private final ScheduledExecutorService upkeep;
    private final Directory directory;

    /**
     * The identities in a catalog.
     *
     * @throws CommandException if there are no keys by which to read their secrets
     */
    public Identity(CatalogStore catalog, Config config) {
        SecretKeyring keyring = EncryptionKeyFile.keyring(config.get(ConfigKeys.ENCRYPTION_KEY_PATH));
        workers = new ThreadPoolExecutor(
                THREADS, THREADS, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(MOST_WAITING), Identity::thread);
        workers.allowCoreThreadTimeOut(true);
        upkeep = Executors.newSingleThreadScheduledExecutor(Identity::thread);
        directory = new Directory(catalog, keyring, clock, upkeep);
        upkeep.execute(this::reseal);
        ScheduledFuture<?> unused = upkeep.scheduleWithFixedDelay(
                this::lookAfter, UPKEEP_PAUSE.toSeconds(), UPKEEP_PAUSE.toSeconds(), TimeUnit.SECONDS);
    }

    private static Thread thread(Runnable task) {
        var thread = new Thread(task, "extenddb-identity");
        thread.setDaemon(true);
        return thread;
    }

    private void reseal() {
        try {
            int users = directory.reseal();
            if (users > 0) {
                LOG.log(
                        System.Logger.Level.INFO,
                        "Secrets of " + users + " users are encrypted by the current key now");
            }
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Secrets could not be encrypted by the current key; keep the older keys, the next start tries again",
                    e);
        }
    }

    private void lookAfter() {
        try {
            directory.keyUses().flush();
            directory.sessions().purge();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "Sessions that ended could not be forgotten; the next try is soon", e);
        }
    }

    /** Users, groups, roles, policies and sessions. */
    public Directory directory() {
        return directory;
    }

    /** Believes requests that are signed by somebody known. */
    public Authenticator authenticator() {
        return new SignedRequests(directory, clock);
    }

    /** The same endpoint with STS and IAM beside it. */
    public WireEndpoint beside(WireEndpoint endpoint, RequestObserver observer, AuditLog audit) {
        return new QueryEndpoint(
                        endpoint,
                        List.of(new SecurityTokens(directory), new IdentityManagement(directory, new Bcrypt())),
                        directory,
                        clock,
                        workers,
                        observer)
                .auditedBy(audit);
    }

    /** Ends the threads; what is noted is saved. */
    @Override
    public void close() {
        upkeep.shutdown();
        workers.shutdown();
        lookAfter();
    }
}
