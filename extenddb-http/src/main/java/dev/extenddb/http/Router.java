package dev.extenddb.http;

import dev.extenddb.http.Routes.Route;
import dev.extenddb.item.Bytes;
import dev.extenddb.protocol.WireEndpoint;
import dev.extenddb.protocol.WireRequest;
import dev.extenddb.protocol.WireResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Finds who answers a request, and the thread to do so on. Never fails: a fault of theirs becomes an answer. Thread-safe. */
final class Router implements WireEndpoint, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Router.class.getName());

    private static final int THREADS = 8;
    private static final int WAITING = 1_000;
    private static final long THREAD_LIFE_SECONDS = 30;

    private static final WireResponse FAILED = new WireResponse(500, List.of(), Bytes.EMPTY);
    private static final WireResponse BUSY = new WireResponse(503, List.of(), Bytes.EMPTY);

    private final WireEndpoint root;
    private final List<Route> routes;
    private final ExecutorService threads = threads();

    Router(Routes routes, BooleanSupplier draining) {
        this.root = routes.root();
        this.routes = new ArrayList<>(routes.routes());
        this.routes.add(new Route("/health", false, new Health(routes.healthChecks(), threads, draining)));
    }

    /** There are none until they are needed. */
    private static ExecutorService threads() {
        var threads = new ThreadPoolExecutor(
                THREADS, THREADS, THREAD_LIFE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), work -> {
                    var thread = new Thread(work, "extenddb-http-work");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    @Override
    public CompletionStage<WireResponse> handle(WireRequest request) {
        if (request.path().equals("/")) {
            return root.handle(request);
        }
        for (Route route : routes) {
            if (route.matches(request.path())) {
                return handle(route, request);
            }
        }
        return root.handle(request);
    }

    private CompletionStage<WireResponse> handle(Route route, WireRequest request) {
        if (!route.blocking()) {
            return ask(route, request);
        }
        try {
            return CompletableFuture.supplyAsync(() -> ask(route, request), threads)
                    .thenCompose(answer -> answer);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(BUSY);
        }
    }

    private static CompletionStage<WireResponse> ask(Route route, WireRequest request) {
        try {
            return route.endpoint().handle(request).exceptionally(e -> failed(route, e));
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(failed(route, e));
        }
    }

    private static WireResponse failed(Route route, Throwable e) {
        LOG.log(System.Logger.Level.ERROR, "A request to " + route.prefix() + " failed", e);
        return FAILED;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
