package dev.extenddb.sigv4;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import dev.extenddb.item.Sha256;
import dev.extenddb.item.Utf8;
import java.util.Base64;

/** What DynamoDB answers to requests whose signature is absent, incomplete, late or wrong. */
final class SignatureErrors {

    private SignatureErrors() {}

    static DynamoDbException missing() {
        return new DynamoDbException(ErrorCode.MISSING_AUTHENTICATION_TOKEN, "Request is missing Authentication Token");
    }

    static DynamoDbException incomplete(String message) {
        return new DynamoDbException(ErrorCode.INCOMPLETE_SIGNATURE, message);
    }

    static DynamoDbException invalid(String message) {
        return new DynamoDbException(ErrorCode.INVALID_SIGNATURE, message);
    }

    static DynamoDbException twoForms() {
        return invalid("Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.");
    }

    static DynamoDbException notAPair(String part, String header) {
        return incomplete("'" + part + "' not a valid key=value pair (missing equal-sign) in Authorization header"
                + " (hashed with SHA-256 and encoded with Base64): '" + hashed(header) + "'.");
    }

    /** The header lacks something; there is a sentence for each thing. */
    static DynamoDbException incompleteHeader(String lacking, String header) {
        return incomplete(lacking + "(Hashed with SHA-256 and encoded with Base64) Authorization=" + hashed(header));
    }

    private static String hashed(String header) {
        return Base64.getEncoder().encodeToString(Sha256.of(Utf8.bytes(header)));
    }

    static DynamoDbException dateFormat(String date) {
        return incomplete("Date must be in ISO-8601 'basic format'. Got '" + date
                + "'. See http://en.wikipedia.org/wiki/ISO_8601");
    }

    static DynamoDbException notSigned(String header) {
        String name = header.equals("Host") ? "'Host' or ':authority'" : "'" + header + "'";
        return invalid(name + " must be a 'SignedHeader' in the AWS Authorization.");
    }

    static DynamoDbException mismatch(String canonicalRequest, String stringToSign) {
        return invalid("The request signature we calculated does not match the signature you provided. Check your AWS "
                + "Secret Access Key and signing method. Consult the service documentation for details.\n\n"
                + "The Canonical String for this request should have been\n'" + canonicalRequest + "'\n\n"
                + "The String-to-Sign should have been\n'" + stringToSign + "'\n");
    }
}
