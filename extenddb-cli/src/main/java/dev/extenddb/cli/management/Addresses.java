package dev.extenddb.cli.management;

import dev.extenddb.protocol.WireRequest;
import java.net.InetAddress;

/** Where requests come from, as the connection says; headers that say otherwise are not believed. */
final class Addresses {

    private Addresses() {}

    static String text(WireRequest request) {
        return request.peer().address().map(InetAddress::getHostAddress).orElse("");
    }
}
