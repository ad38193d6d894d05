package dev.extenddb.junit;

import dev.extenddb.http.HttpServer;
import java.net.URI;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The DynamoDB account of one test, or of one class. Costs nothing until something is asked of it. Thread-safe. */
@SuppressWarnings("deprecation") // CloseableResource is what Jupiter before 5.13 closes
final class TestAccount implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    private final String id;
    private final TestEngine engine;
    private final Lazy<HttpServer> server;

    TestAccount(String id, TestEngine engine) {
        this.id = id;
        this.engine = engine;
        this.server = new Lazy<>(() -> engine.serve(id));
    }

    /** SDK clients that act for this account. Only to be asked for when the SDK is there. */
    AccountClients clients() {
        return new AccountClients(id, engine.sdkClients());
    }

    /** Where this account, and no other, is to be found over HTTP. */
    URI httpEndpoint() {
        return server.get().uri();
    }

    /** Ends the server, and gives the tables up. */
    @Override
    public void close() {
        server.ifMade().ifPresent(HttpServer::close);
        engine.giveUp(id);
    }
}
