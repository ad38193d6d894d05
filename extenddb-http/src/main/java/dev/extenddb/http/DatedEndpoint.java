package dev.extenddb.http;

import dev.extenddb.protocol.WireEndpoint;
import dev.extenddb.protocol.WireRequest;
import dev.extenddb.protocol.WireResponse;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.CompletionStage;

/**
 * Answers with the date of a given clock: by it clients find out how wrong their own is, and sign again. Thread-safe.
 *
 * @param endpoint answers
 * @param clock tells the time
 */
record DatedEndpoint(WireEndpoint endpoint, InstantSource clock) implements WireEndpoint {

    /** As HTTP has dates, whose days have two digits. */
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    @Override
    public CompletionStage<WireResponse> handle(WireRequest request) {
        return endpoint.handle(request).thenApply(this::dated);
    }

    private WireResponse dated(WireResponse answer) {
        if (answer.isNone()) {
            return answer;
        }
        var headers = new ArrayList<>(answer.headers());
        headers.add(new WireResponse.Header("Date", FORMAT.format(clock.instant())));
        return new WireResponse(answer.status(), headers, answer.body());
    }
}
