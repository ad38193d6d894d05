package dev.extenddb.junit;

import dev.extenddb.ExtendDb;
import dev.extenddb.http.HttpServer;
import dev.extenddb.http.HttpServerConfig;
import dev.extenddb.protocol.AnyCredentials;
import dev.extenddb.protocol.Authenticator;
import dev.extenddb.storage.h2.H2Storage;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The one engine behind all tests of a run, in memory. Thread-safe. */
@SuppressWarnings("deprecation") // CloseableResource is what Jupiter before 5.13 closes
final class TestEngine implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    /** The region of the SDK clients, and the one that HTTP clients have to name to see the same tables. */
    static final String REGION = "us-east-1";

    private final ExtendDb engine;
    private final AccountSweeper sweeper = new AccountSweeper();
    private final Lazy<SdkClients> sdkClients;
    /** Held, because {@code java.util.logging} forgets a level with its logger. */
    private final Logger xnio = Logger.getLogger("org.xnio");

    private final AtomicLong accounts = new AtomicLong(200_000_000_000L);

    private TestEngine(ExtendDb engine) {
        this.engine = engine;
        this.sdkClients = new Lazy<>(() -> new SdkClients(engine.endpoint(new AnyCredentials())));
    }

    static TestEngine start() {
        return new TestEngine(ExtendDb.builder(H2Storage.inMemory()).build());
    }

    /** An account that nobody has used. */
    TestAccount newAccount() {
        return new TestAccount(String.format(Locale.ROOT, "%012d", accounts.incrementAndGet()), this);
    }

    /** Starts a server at which every caller acts for one account, whatever its credentials. */
    HttpServer serve(String account) {
        var anyone = new AnyCredentials();
        Authenticator always = request -> anyone.authenticate(request).as(account);
        if (xnio.getLevel() == null) {
            xnio.setLevel(Level.WARNING); // it greets at level INFO, on the console of whoever has not set up logging
        }
        return HttpServer.start(
                engine.endpoint(always), HttpServerConfig.defaults().withIoThreads(1));
    }

    /** Drops the tables of an account, before long. */
    void giveUp(String account) {
        sweeper.sweep(engine.client(account, REGION));
    }

    /** Waits until the tables of all accounts are dropped that were given up. */
    void awaitSweep() {
        sweeper.await();
    }

    /** The SDK clients that all accounts share. Only to be asked for when the SDK is there. */
    SdkClients sdkClients() {
        return sdkClients.get();
    }

    @Override
    public void close() {
        // Not a method reference: it would link the class, and fail, where there is no SDK.
        sdkClients.ifMade().ifPresent(made -> made.close());
        sweeper.close();
        engine.close();
    }
}
