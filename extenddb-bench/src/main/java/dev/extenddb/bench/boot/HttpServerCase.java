package dev.extenddb.bench.boot;

/** Tests with ExtendDB's HTTP server, without the extension. */
final class HttpServerCase extends ServerCase {

    HttpServerCase() {
        super(new EmbeddedExtendDb());
    }
}
