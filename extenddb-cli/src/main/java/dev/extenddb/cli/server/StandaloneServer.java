package dev.extenddb.cli.server;

import dev.extenddb.ExtendDb;
import dev.extenddb.cli.CommandException;
import dev.extenddb.cli.config.Config;
import dev.extenddb.cli.config.ConfigKeys;
import dev.extenddb.http.HttpServer;
import dev.extenddb.http.HttpServerConfig;
import dev.extenddb.protocol.AnyCredentials;
import dev.extenddb.protocol.Authenticator;
import dev.extenddb.settings.EngineSettings;
import dev.extenddb.settings.LiveSettings;
import dev.extenddb.settings.SettingsStore;
import dev.extenddb.storage.Storage;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;

/** An engine on a lasting database behind HTTP, wired by its configuration and by the settings in the database. Thread-safe. */
public final class StandaloneServer implements AutoCloseable {

    private final HttpServer http;
    private final ExtendDb engine;
    private final LiveSettings settings;

    private StandaloneServer(HttpServer http, ExtendDb engine, LiveSettings settings) {
        this.http = http;
        this.engine = engine;
        this.settings = settings;
    }

    /**
     * Opens the database and listens. Every failure's message is for the person who started the server.
     *
     * @throws dev.extenddb.http.ListenException if the server cannot listen
     * @throws dev.extenddb.storage.StorageException if the database cannot be opened
     * @throws CommandException if the configuration asks for what cannot be
     */
    public static StandaloneServer start(Config config) {
        HttpServerConfig httpConfig = http(config);
        Storage storage = Databases.open(config);
        try {
            var settings = new LiveSettings(new SettingsStore(storage.catalog()), LogLevels::apply);
            ExtendDb engine = engine(storage, settings);
            HttpServer http = HttpServer.start(engine.endpoint(authenticator(config)), httpConfig);
            settings.start(LiveSettings.USUAL_PAUSE);
            return new StandaloneServer(http, engine, settings);
        } catch (RuntimeException e) {
            storage.close();
            throw e;
        }
    }

    private static ExtendDb engine(Storage storage, LiveSettings settings) {
        return ExtendDb.builder(storage)
                .controlPlaneDelay(() -> seconds(settings.get(EngineSettings.CONTROL_PLANE_DELAY_SECONDS)))
                .indexDelay(() -> Duration.ofMillis(settings.get(EngineSettings.GSI_PROPAGATION_DELAY_MS)))
                .expiryPause(() -> Duration.ofSeconds(settings.get(EngineSettings.TTL_DELETION_TARGET_SECONDS)))
                .throttling(() -> settings.get(EngineSettings.THROTTLING_ENABLED))
                .build();
    }

    private static Duration seconds(double value) {
        return Duration.ofMillis(Math.round(value * 1000));
    }

    private static Authenticator authenticator(Config config) {
        if (config.get(ConfigKeys.AUTH_PROVIDER).equals("none")) {
            requireLoopback(config);
            return new AnyCredentials();
        }
        throw new CommandException(
                "auth.provider = \"builtin\" is not there yet. Set it to \"none\" to have every request believed.");
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
        return HttpServerConfig.defaults()
                .withHost(config.get(ConfigKeys.BIND_ADDR))
                .withPort(config.get(ConfigKeys.PORT));
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
        engine.close();
    }
}
