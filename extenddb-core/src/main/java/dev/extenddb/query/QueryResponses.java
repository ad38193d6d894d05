package dev.extenddb.query;

import dev.extenddb.item.Bytes;
import dev.extenddb.item.Utf8;
import dev.extenddb.protocol.WireResponse;
import dev.extenddb.protocol.WireResponse.Header;
import java.util.List;

/** The answers of one service in XML. */
record QueryResponses(String namespace) {

    WireResponse success(String requestId, String action, Xml result) {
        var content = new Xml();
        if (!result.isEmpty()) {
            content.element(action + "Result", result);
        }
        content.element("ResponseMetadata", new Xml().text("RequestId", requestId));
        return response(200, requestId, action + "Response", content);
    }

    WireResponse error(String requestId, QueryError error) {
        Xml described = new Xml()
                .text("Type", error.status() < 500 ? "Sender" : "Receiver")
                .text("Code", error.code())
                .text("Message", error.message());
        Xml content = new Xml().element("Error", described).text("RequestId", requestId);
        return response(error.status(), requestId, "ErrorResponse", content);
    }

    private WireResponse response(int status, String requestId, String root, Xml content) {
        String document = "<" + root + " xmlns=\"" + namespace + "\">" + content + "</" + root + ">\n";
        return new WireResponse(
                status,
                List.of(new Header("Content-Type", "text/xml"), new Header("x-amzn-RequestId", requestId)),
                Bytes.wrap(Utf8.bytes(document)));
    }
}
