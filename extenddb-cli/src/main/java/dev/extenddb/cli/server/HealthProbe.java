package dev.extenddb.cli.server;

import dev.extenddb.cli.config.Config;
import dev.extenddb.cli.config.ConfigKeys;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Asks a server how it is. Any certificate will do: nothing secret is said. */
public final class HealthProbe {

    private static final int CONNECT_MILLIS = 1_000;
    private static final int READ_MILLIS = 2_000;

    private final URI endpoint;

    /** A probe of the server at a URI. */
    public HealthProbe(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** A probe of the server that a configuration makes. */
    public static HealthProbe of(Config config) {
        String scheme = config.get(ConfigKeys.TLS_ENABLED) ? "https" : "http";
        String host = reachable(config.get(ConfigKeys.BIND_ADDR));
        String literal = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return new HealthProbe(URI.create(scheme + "://" + literal + ":" + config.get(ConfigKeys.PORT)));
    }

    /** A server on every address is on the loopback one. */
    private static String reachable(String host) {
        try {
            return InetAddress.getByName(host).isAnyLocalAddress()
                    ? InetAddress.getLoopbackAddress().getHostAddress()
                    : host;
        } catch (UnknownHostException e) {
            return host;
        }
    }

    /** Where it asks. */
    public URI endpoint() {
        return endpoint;
    }

    /** Whether anybody listens there. */
    public boolean accepts() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(endpoint.getHost(), endpoint.getPort()), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** What is wrong with the server; empty if it is well. */
    public Optional<String> problem() {
        try {
            var connection =
                    (HttpURLConnection) endpoint.resolve("/health").toURL().openConnection();
            if (connection instanceof HttpsURLConnection encrypted) {
                encrypted.setSSLSocketFactory(trustingAnybody().getSocketFactory());
                encrypted.setHostnameVerifier((host, session) -> true);
            }
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(READ_MILLIS);
            int status = connection.getResponseCode();
            return status == HttpURLConnection.HTTP_OK ? Optional.empty() : Optional.of("status " + status);
        } catch (IOException | GeneralSecurityException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static SSLContext trustingAnybody() throws GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Anybody()}, null);
        return context;
    }

    /** Believes every certificate. */
    private static final class Anybody implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {
            // Nobody is turned away.
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {
            // Nobody is turned away.
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
