package dev.extenddb.sts;

import dev.extenddb.item.Bytes;
import dev.extenddb.item.Utf8;
import dev.extenddb.protocol.WireResponse;
import dev.extenddb.protocol.WireResponse.Header;
import dev.extenddb.sts.StsActions.Outcome;
import java.util.List;

/** STS's answers in XML. */
final class StsResponses {

    private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

    private StsResponses() {}

    static WireResponse success(String requestId, Outcome outcome) {
        Xml content = new Xml()
                .element(outcome.action() + "Result", outcome.result())
                .element("ResponseMetadata", new Xml().text("RequestId", requestId));
        return response(200, requestId, outcome.action() + "Response", content);
    }

    static WireResponse error(String requestId, StsError error) {
        Xml described = new Xml()
                .text("Type", error.status() < 500 ? "Sender" : "Receiver")
                .text("Code", error.code())
                .text("Message", error.message());
        Xml content = new Xml().element("Error", described).text("RequestId", requestId);
        return response(error.status(), requestId, "ErrorResponse", content);
    }

    private static WireResponse response(int status, String requestId, String root, Xml content) {
        String document = "<" + root + " xmlns=\"" + NAMESPACE + "\">" + content + "</" + root + ">\n";
        return new WireResponse(
                status,
                List.of(new Header("Content-Type", "text/xml"), new Header("x-amzn-RequestId", requestId)),
                Bytes.wrap(Utf8.bytes(document)));
    }
}
