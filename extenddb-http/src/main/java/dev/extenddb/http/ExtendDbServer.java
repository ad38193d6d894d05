package dev.extenddb.http;

import dev.extenddb.ExtendDb;
import dev.extenddb.iam.Directory;
import dev.extenddb.iam.SecretKeyring;
import dev.extenddb.protocol.AnyCredentials;
import dev.extenddb.protocol.RequestObserver;
import dev.extenddb.protocol.SignedRequests;
import dev.extenddb.protocol.WireEndpoint;
import dev.extenddb.query.QueryEndpoint;
import dev.extenddb.storage.Storage;
import dev.extenddb.sts.SecurityTokens;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/**
 * An engine behind a real port of this process, as a program or a test starts it: encrypted if it is given keys, and with signatures and policies checked if that
 * is asked for. It answers from {@link Builder#start} to {@link #close}. Thread-safe.
 */
public final class ExtendDbServer implements AutoCloseable {

    private final ExtendDb engine;
    private final Directory directory;
    private final HttpServer http;
    private final ExecutorService besides;

    private ExtendDbServer(ExtendDb engine, Directory directory, HttpServer http, ExecutorService besides) {
        this.engine = engine;
        this.directory = directory;
        this.http = http;
        this.besides = besides;
    }

    /** A server over a database, which is closed with it. */
    public static Builder on(Storage storage) {
        return new Builder(storage);
    }

    /** Where clients find it. */
    public URI uri() {
        return http.uri();
    }

    /** Its engine, for uses without a wire. */
    public ExtendDb engine() {
        return engine;
    }

    /**
     * Users, roles, their keys and policies, for a server that checks signatures. Changes are noticed after two seconds, or once {@code signatories().forget()}
     * is called.
     */
    public Directory directory() {
        return directory;
    }

    /** Answers what was asked, then closes the database. */
    @Override
    public void close() {
        http.close();
        engine.close();
        besides.shutdown();
    }

    /** Puts a server together. Not thread-safe. */
    public static final class Builder {

        private final Storage storage;
        private HttpServerConfig config = HttpServerConfig.defaults();
        private Optional<SecretKeyring> keyring = Optional.empty();
        private UnaryOperator<ExtendDb.Builder> settings = UnaryOperator.identity();
        private InstantSource clock = InstantSource.system();

        private Builder(Storage storage) {
            this.storage = storage;
        }

        /** The port to listen on; any free one unless it is set. */
        public Builder port(int value) {
            config = config.withPort(value);
            return this;
        }

        /** The interface to listen on; the loopback one unless it is set. */
        public Builder host(String value) {
            config = config.withHost(value);
            return this;
        }

        /** Encrypts the port. */
        public Builder tls(TlsConfig value) {
            config = config.withTls(value);
            return this;
        }

        /** All about the port at once, in place of what was said before. */
        public Builder http(HttpServerConfig value) {
            config = value;
            return this;
        }

        /** Has signatures checked and policies enforced, with secrets that are lost with this process. For databases that are, too. */
        public Builder signedRequests() {
            return signedRequests(SecretKeyring.ephemeral());
        }

        /**
         * Has signatures checked and policies enforced; every request is believed unless this is called.
         *
         * @param secrets seals the secrets of access keys
         */
        public Builder signedRequests(SecretKeyring secrets) {
            keyring = Optional.of(secrets);
            return this;
        }

        /** Sets the engine up further, such as {@code engine -> engine.throttling(true)}. */
        public Builder engine(UnaryOperator<ExtendDb.Builder> value) {
            settings = value;
            return this;
        }

        /** What tells the time; the system's clock unless it is set. */
        public Builder clock(InstantSource value) {
            clock = value;
            return this;
        }

        /**
         * The server, ready for requests.
         *
         * @throws PortInUseException if another socket has the port
         * @throws ListenException if the host is unknown, or not of this machine, or the port is not allowed
         * @throws TlsException if a certificate or key cannot be used
         */
        public ExtendDbServer start() {
            ExtendDb engine =
                    settings.apply(ExtendDb.builder(storage).clock(clock)).build();
            ExecutorService besides = Executors.newSingleThreadExecutor(work -> {
                var thread = new Thread(work, "extenddb-directory");
                thread.setDaemon(true);
                return thread;
            });
            try {
                var directory =
                        new Directory(storage.catalog(), keyring.orElseGet(SecretKeyring::ephemeral), clock, besides);
                WireEndpoint endpoint = new DatedEndpoint(endpoint(engine, directory, besides), clock);
                HttpServer http = HttpServer.start(endpoint, config);
                return new ExtendDbServer(engine, directory, http, besides);
            } catch (RuntimeException e) {
                besides.shutdown();
                engine.close();
                throw e;
            }
        }

        private WireEndpoint endpoint(ExtendDb engine, Directory directory, Executor besides) {
            if (keyring.isEmpty()) {
                return engine.endpoint(new AnyCredentials());
            }
            WireEndpoint signed = engine.endpoint(new SignedRequests(directory, clock));
            return new QueryEndpoint(
                    signed, List.of(new SecurityTokens(directory)), directory, clock, besides, RequestObserver.NONE);
        }
    }
}
