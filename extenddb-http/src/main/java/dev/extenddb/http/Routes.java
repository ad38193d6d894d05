package dev.extenddb.http;

import dev.extenddb.protocol.WireEndpoint;
import dev.extenddb.protocol.WireRequest;
import dev.extenddb.protocol.WireResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * What an {@link HttpServer} answers with, by the paths of requests. {@code /health} and below is the server's own. Immutable: each method
 * returns a changed copy.
 */
public final class Routes {

    private final WireEndpoint root;
    private final List<Route> routes;
    private final List<HealthCheck> healthChecks;

    private Routes(WireEndpoint root, List<Route> routes, List<HealthCheck> healthChecks) {
        this.root = root;
        this.routes = List.copyOf(routes);
        this.healthChecks = List.copyOf(healthChecks);
    }

    /**
     * An endpoint below a path.
     *
     * @param blocking whether it may hold its thread up
     */
    record Route(String prefix, boolean blocking, WireEndpoint endpoint) {

        Route {
            if (!prefix.startsWith("/") || prefix.endsWith("/")) {
                throw new IllegalArgumentException("A path must begin with / and not end with it, but is " + prefix);
            }
        }

        /** Whether a path, perhaps with a query, is this one's or below it. */
        boolean matches(String path) {
            if (!path.startsWith(prefix)) {
                return false;
            }
            return path.length() == prefix.length() || "/?".indexOf(path.charAt(prefix.length())) >= 0;
        }
    }

    /** Everything is answered by one endpoint. */
    public static Routes to(WireEndpoint root) {
        return new Routes(root, List.of(), List.of());
    }

    /**
     * The same, with another endpoint for a path and all below it; of several the longest path counts. It is asked on I/O threads and must
     * not hold them up.
     *
     * @param path such as {@code /management}, without a slash at its end
     */
    public Routes with(String path, WireEndpoint endpoint) {
        return with(new Route(path, false, endpoint));
    }

    /**
     * The same, with a function for a path and all below it that may wait for other things. It is asked on one of a few threads that all such
     * functions share; what it throws is logged and answered with status 500.
     *
     * @param path such as {@code /management}, without a slash at its end
     */
    public Routes withBlocking(String path, Function<WireRequest, WireResponse> endpoint) {
        return with(new Route(path, true, request -> CompletableFuture.completedFuture(endpoint.apply(request))));
    }

    private Routes with(Route route) {
        var more = new ArrayList<>(routes);
        more.add(route);
        more.sort(Comparator.comparingInt((Route r) -> r.prefix().length()).reversed());
        return new Routes(root, more, healthChecks);
    }

    /** The same, ready only while a further check finds nothing wrong. */
    public Routes withHealthCheck(HealthCheck check) {
        var more = new ArrayList<>(healthChecks);
        more.add(check);
        return new Routes(root, routes, more);
    }

    WireEndpoint root() {
        return root;
    }

    List<Route> routes() {
        return routes;
    }

    List<HealthCheck> healthChecks() {
        return healthChecks;
    }
}
