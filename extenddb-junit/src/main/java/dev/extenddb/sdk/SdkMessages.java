package dev.extenddb.sdk;

import dev.extenddb.item.Bytes;
import dev.extenddb.protocol.Headers;
import dev.extenddb.protocol.WireRequest;
import dev.extenddb.protocol.WireResponse;
import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/** The SDK's form of requests and responses, turned into the engine's and back. */
final class SdkMessages {

    /** What is said where there is no answer, in the words of the operating system. */
    static final String RESET = "Connection reset";

    private SdkMessages() {}

    static WireRequest question(SdkHttpRequest request, Bytes body) {
        Optional<String> parameters = request.encodedQueryParameters();
        String query = parameters.isPresent() ? '?' + parameters.get() : "";
        // The view shares the SDK's header map, which compares names without regard to case.
        Headers headers = request::matchingHeaders;
        return new WireRequest(request.method().name(), request.encodedPath() + query, headers, body);
    }

    static SdkHttpResponse answer(WireResponse response) {
        var answer = SdkHttpResponse.builder().statusCode(response.status());
        for (WireResponse.Header header : response.headers()) {
            answer.appendHeader(header.name(), header.value());
        }
        answer.putHeader("Content-Length", Integer.toString(response.body().length()));
        return answer.build();
    }
}
