package dev.extenddb.cli.server;

import dev.extenddb.ExtendDb;
import dev.extenddb.cli.CommandException;
import dev.extenddb.cli.config.Config;
import dev.extenddb.cli.config.ConfigKeys;
import dev.extenddb.cli.logging.AccessLog;
import dev.extenddb.cli.logging.LogFormat;
import dev.extenddb.cli.logging.Logging;
import dev.extenddb.cli.management.ManagementApi;
import dev.extenddb.cli.metrics.Metrics;
import dev.extenddb.cli.setup.Bcrypt;
import dev.extenddb.http.HealthCheck;
import dev.extenddb.http.HttpServer;
import dev.extenddb.http.HttpServerConfig;
import dev.extenddb.http.Routes;
import dev.extenddb.http.TlsConfig;
import dev.extenddb.protocol.AnyCredentials;
import dev.extenddb.protocol.RequestObserver;
import dev.extenddb.protocol.WireEndpoint;
import dev.extenddb.settings.EngineSettings;
import dev.extenddb.settings.LiveSettings;
import dev.extenddb.settings.SettingValues;
import dev.extenddb.settings.SettingsStore;
import dev.extenddb.storage.Storage;
import dev.extenddb.storage.StorageException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/** An engine on a lasting database behind HTTP, wired by its configuration and by the settings in the database. Thread-safe. */
public final class StandaloneServer implements AutoCloseable {

    private final HttpServer http;
    private final ExtendDb engine;
    private final LiveSettings settings;
    private final Optional<Identity> identity;
    private final Audit audit;

    private StandaloneServer(
            HttpServer http, ExtendDb engine, LiveSettings settings, Optional<Identity> identity, Audit audit) {
        this.http = http;
        this.engine = engine;
        this.settings = settings;
        this.identity = identity;
        this.audit = audit;
    }

    /**
     * Opens the database and listens. Every failure's message is for the person who started the server.
     *
     * @param version which version of the program this is
     * @param logging the process's log
     * @throws dev.extenddb.http.ListenException if the server cannot listen
     * @throws dev.extenddb.http.TlsException if its certificate or key cannot be used
     * @throws dev.extenddb.storage.StorageException if the database cannot be opened
     * @throws CommandException if the configuration asks for what cannot be
     */
    public static StandaloneServer start(Config config, String version, Logging logging) {
        HttpServerConfig httpConfig = http(config);
        boolean checked = config.get(ConfigKeys.AUTH_PROVIDER).equals("builtin");
        if (!checked) {
            requireLoopback(config);
        }
        logging.format(LogFormat.valueOf(config.get(ConfigKeys.LOG_FORMAT).toUpperCase(Locale.ROOT)));
        Metrics metrics = new Metrics().withJvm().withVersion(version);
        Storage storage = Databases.open(config, metrics.pools());
        Optional<Identity> identity = Optional.empty();
        try {
            identity = checked ? Optional.of(new Identity(storage.catalog(), config)) : identity;
            var store = new SettingsStore(storage.catalog());
            var settings = new LiveSettings(store, new LogLevels(logging)::apply);
            ExtendDb engine = engine(storage, settings, metrics);
            var audit = new Audit(storage.catalog(), settings);
            WireEndpoint endpoint = endpoint(engine, identity, observer(config, metrics), audit);
            Routes routes = Routes.to(endpoint)
                    .withBlocking("/metrics", metrics.page(metricsToken(config)))
                    .withHealthCheck(new HealthCheck("database", () -> problemOf(store)));
            HttpServer http = HttpServer.start(withManagement(routes, storage, identity, audit), httpConfig);
            settings.start(LiveSettings.USUAL_PAUSE);
            audit.start();
            return new StandaloneServer(http, engine, settings, identity, audit);
        } catch (RuntimeException e) {
            identity.ifPresent(Identity::close);
            storage.close();
            throw e;
        }
    }

    /** Where everybody is believed, there is nobody to manage. */
    private static Routes withManagement(Routes routes, Storage storage, Optional<Identity> identity, Audit audit) {
        return identity.map(known -> routes.withBlocking(
                        ManagementApi.PATH,
                        new ManagementApi(
                                storage.catalog(),
                                known.directory(),
                                audit.trail(),
                                audit.log(),
                                audit.later(),
                                new Bcrypt(),
                                InstantSource.system())))
                .orElse(routes);
    }

    /** A database is well that can be read. */
    private static Optional<String> problemOf(SettingsStore store) {
        try {
            SettingValues unused = store.read();
            return Optional.empty();
        } catch (StorageException e) {
            return Optional.of("the database does not answer; see the log");
        }
    }

    private static RequestObserver observer(Config config, Metrics metrics) {
        return config.get(ConfigKeys.ACCESS_LOG) ? metrics.requests().and(new AccessLog()) : metrics.requests();
    }

    private static Optional<String> metricsToken(Config config) {
        return Optional.of(config.get(ConfigKeys.METRICS_TOKEN)).filter(token -> !token.isEmpty());
    }

    private static ExtendDb engine(Storage storage, LiveSettings settings, Metrics metrics) {
        return ExtendDb.builder(storage)
                .controlPlaneDelay(() -> seconds(settings.get(EngineSettings.CONTROL_PLANE_DELAY_SECONDS)))
                .indexDelay(() -> Duration.ofMillis(settings.get(EngineSettings.GSI_PROPAGATION_DELAY_MS)))
                .expiryPause(() -> Duration.ofSeconds(settings.get(EngineSettings.TTL_DELETION_TARGET_SECONDS)))
                .throttling(() -> settings.get(EngineSettings.THROTTLING_ENABLED))
                .consumption(metrics.consumption())
                .jobObserver(metrics.jobs())
                .build();
    }

    private static Duration seconds(double value) {
        return Duration.ofMillis(Math.round(value * 1000));
    }

    private static WireEndpoint endpoint(
            ExtendDb engine, Optional<Identity> identity, RequestObserver observer, Audit audit) {
        RequestObserver both = observer.and(audit.requests());
        return identity.map(known -> known.beside(engine.endpoint(known.authenticator(), both), observer, audit.log()))
                .orElseGet(() -> engine.endpoint(new AnyCredentials(), both));
    }

    /** Whom everybody believes must not be reached by everybody. */
    private static void requireLoopback(Config config) {
        String host = config.get(ConfigKeys.BIND_ADDR);
        try {
            if (!InetAddress.getByName(host).isLoopbackAddress()) {
                throw new CommandException(
                        "With auth.provider = \"none\" every request is believed, so server.bind_addr must be a"
                                + " loopback address such as 127.0.0.1, but is " + host + ".");
            }
        } catch (UnknownHostException e) {
            throw new CommandException("server.bind_addr: there is no host " + host + ".");
        }
    }

    private static HttpServerConfig http(Config config) {
        HttpServerConfig plain = HttpServerConfig.defaults()
                .withHost(config.get(ConfigKeys.BIND_ADDR))
                .withPort(config.get(ConfigKeys.PORT));
        return config.get(ConfigKeys.TLS_ENABLED) ? plain.withTls(tls(config)) : plain;
    }

    private static TlsConfig tls(Config config) {
        Path certificate = config.get(ConfigKeys.TLS_CERT_PATH);
        Path key = config.get(ConfigKeys.TLS_KEY_PATH);
        String authorities = config.get(ConfigKeys.TLS_CLIENT_CA_PATH);
        return authorities.isEmpty()
                ? new TlsConfig(certificate, key, Optional.empty())
                : new TlsConfig(certificate, key, Optional.of(Path.of(authorities))).requiringClientCertificates();
    }

    /** Where clients find it. */
    public URI uri() {
        return http.uri();
    }

    /** Answers what was asked, then closes the database. */
    @Override
    public void close() {
        http.close();
        settings.close();
        identity.ifPresent(Identity::close);
        audit.close();
        engine.close();
    }
}
