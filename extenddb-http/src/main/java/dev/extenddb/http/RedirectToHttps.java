package dev.extenddb.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;

/** Tells who speaks plain HTTP on an encrypted port that it is encrypted. */
final class RedirectToHttps implements HttpHandler {

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        String query = exchange.getQueryString();
        String target = exchange.getRequestURI() + (query.isEmpty() ? "" : "?" + query);
        exchange.setStatusCode(301);
        exchange.getResponseHeaders().put(Headers.LOCATION, "https://" + exchange.getHostAndPort() + target);
        exchange.setPersistent(false);
        exchange.endExchange();
    }
}
