package dev.extenddb.testing;

import dev.extenddb.item.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs requests to "/" as a client does: every header, step by step as the IAM User Guide has it. */
public record Signer(
        String accessKeyId, String secretKey, Optional<String> sessionToken, String region, String service) {

    private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");

    /** Signs for DynamoDB with a long-term key. */
    public Signer(String accessKeyId, String secretKey, String region) {
        this(accessKeyId, secretKey, Optional.empty(), region, "dynamodb");
    }

    /** The headers with the ones that a signature adds. */
    public Map<String, String> sign(Map<String, String> headers, Bytes body, Instant now) {
        String timestamp = BASIC.format(now.atOffset(ZoneOffset.UTC));
        var all = new LinkedHashMap<>(headers);
        all.put("X-Amz-Date", timestamp);
        sessionToken.ifPresent(token -> all.put("X-Amz-Security-Token", token));
        all.remove("Authorization");
        all.put("Authorization", authorization(all, body, timestamp));
        return all;
    }

    /**
     * The path of a GET that anybody may send who is given it.
     *
     * @param parameters by their names in order, all of which are before X
     */
    public String presign(String parameters, Instant now) {
        String timestamp = BASIC.format(now.atOffset(ZoneOffset.UTC));
        String day = timestamp.substring(0, 8);
        String scope = day + "/" + region + "/" + service + "/aws4_request";
        String query = parameters + "&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=" + accessKeyId + "%2F"
                + scope.replace("/", "%2F") + "&X-Amz-Date=" + timestamp + "&X-Amz-Expires=60"
                + sessionToken.map(token -> "&X-Amz-Security-Token=" + token).orElse("") + "&X-Amz-SignedHeaders=host";
        String canonical = "GET\n/\n" + query + "\nhost:localhost:8000\n\nhost\n" + hash(new byte[0]);
        return "/?" + query + "&X-Amz-Signature=" + signature(canonical, timestamp, scope);
    }

    private String authorization(Map<String, String> headers, Bytes body, String timestamp) {
        var sorted = new TreeMap<String, String>();
        headers.forEach((name, value) -> sorted.put(name.toLowerCase(Locale.ROOT), value.strip()));
        String names = String.join(";", sorted.keySet());
        String lines = sorted.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                .collect(Collectors.joining());
        String canonical = "POST\n/\n\n" + lines + "\n" + names + "\n" + hash(body.toArray());
        String day = timestamp.substring(0, 8);
        String scope = day + "/" + region + "/" + service + "/aws4_request";
        return "AWS4-HMAC-SHA256 Credential=" + accessKeyId + "/" + scope + ", SignedHeaders=" + names + ", Signature="
                + signature(canonical, timestamp, scope);
    }

    private String signature(String canonical, String timestamp, String scope) {
        String toSign = "AWS4-HMAC-SHA256\n" + timestamp + "\n" + scope + "\n" + hash(utf8(canonical));
        byte[] key = utf8("AWS4" + secretKey);
        for (String part : scope.split("/", -1)) {
            key = mac(key, part);
        }
        return HexFormat.of().formatHex(mac(key, toSign));
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(utf8(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
