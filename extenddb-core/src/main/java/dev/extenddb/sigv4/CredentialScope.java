package dev.extenddb.sigv4;

/**
 * What a signature says it was made with, and for what.
 *
 * @param accessKeyId names the key
 * @param date the day the signing key is for, as {@code 20301231}
 * @param region the region the request is sent to
 * @param service the service it is sent to
 */
public record CredentialScope(String accessKeyId, String date, String region, String service) {

    static final String TERMINATOR = "aws4_request";

    /** Appends all but the key, as the string to sign has it. */
    void appendTo(SigningText text) {
        text.append(date)
                .append("/")
                .append(region)
                .append("/")
                .append(service)
                .append("/")
                .append(TERMINATOR);
    }
}
