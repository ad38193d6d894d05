package dev.extenddb.protocol;

import dev.extenddb.policy.RequestContext;
import java.net.InetAddress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What policies can ask of a request as a whole: where it came from, how and when. See "AWS global condition context keys". */
record ConnectionContext(WireRequest request, String region, Instant now) implements RequestContext {

    @Override
    public List<String> values(String key) {
        return switch (key) {
            case "aws:sourceip" ->
                request.peer().address().map(InetAddress::getHostAddress).map(ConnectionContext::unscoped).stream()
                        .toList();
            case "aws:securetransport" -> List.of(String.valueOf(request.peer().secure()));
            case "aws:currenttime" ->
                List.of(now.truncatedTo(ChronoUnit.SECONDS).toString());
            case "aws:epochtime" -> List.of(String.valueOf(now.getEpochSecond()));
            case "aws:requestedregion" -> List.of(region);
            case "aws:useragent" ->
                request.headers().first("User-Agent").stream().toList();
            case "aws:referer" -> request.headers().first("Referer").stream().toList();
            default -> List.of();
        };
    }

    /** An address of version 6 without the network interface that it was seen on. */
    private static String unscoped(String address) {
        int percent = address.indexOf('%');
        return percent < 0 ? address : address.substring(0, percent);
    }
}
