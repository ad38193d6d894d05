package dev.extenddb.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.item.Bytes;
import dev.extenddb.item.Utf8;
import dev.extenddb.testing.Signer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Requests that were signed and then changed, by one character anywhere. */
class ForgeryTest {

    private static final String KEY_ID = "AKIAEXTENDDB00000001";
    private static final String SECRET = "extenddb0123456789abcdefghijklmnopqrstuv";
    private static final Instant NOW = Instant.parse("2030-01-01T12:00:00Z");
    private static final int FORGERIES = 20_000;

    private final SignatureVerifier verifier = new SignatureVerifier("dynamodb", InstantSource.fixed(NOW));

    private record Sent(Map<String, String> headers, String target, String body) {
        SignedRequest toRequest() {
            var byName = new LinkedHashMap<String, List<String>>();
            headers.forEach((name, value) -> byName.put(name.toLowerCase(Locale.ROOT), List.of(value)));
            return new SignedRequest(
                    "POST",
                    target,
                    name -> byName.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()),
                    Bytes.wrap(Utf8.bytes(body)));
        }
    }

    private boolean accepts(Sent sent) {
        try {
            SignedRequest request = sent.toRequest();
            RequestSignature signature = verifier.read(request);
            verifier.verify(request, signature, SECRET);
            return signature.scope().accessKeyId().equals(KEY_ID);
        } catch (DynamoDbException refused) {
            return false;
        }
    }

    private static Sent original(Random random) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Host", "localhost:8000");
        headers.put("Content-Type", "application/x-amz-json-1.0");
        headers.put("X-Amz-Target", "DynamoDB_20120810.GetItem");
        String body = "{\"TableName\":\"T" + random.nextInt(1000) + "\",\"Key\":{\"id\":{\"N\":\"1\"}}}";
        Optional<String> token = random.nextBoolean() ? Optional.of("token" + random.nextLong()) : Optional.empty();
        var signer = new Signer(KEY_ID, SECRET, token, "eu-west-1", "dynamodb");
        return new Sent(signer.sign(headers, Bytes.wrap(Utf8.bytes(body)), NOW), "/", body);
    }

    /** The same request with one character changed, added or removed in one of its parts. */
    private static Sent forge(Sent original, Random random) {
        List<String> names = List.copyOf(original.headers().keySet());
        int part = random.nextInt(names.size() + 2);
        if (part == names.size()) {
            return new Sent(original.headers(), original.target(), changed(original.body(), random));
        }
        if (part > names.size()) {
            return new Sent(original.headers(), "/?" + (char) ('a' + random.nextInt(26)), original.body());
        }
        var headers = new LinkedHashMap<>(original.headers());
        headers.compute(names.get(part), (name, value) -> changed(value, random));
        return new Sent(headers, original.target(), original.body());
    }

    private static String changed(String text, Random random) {
        var result = new StringBuilder(text);
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
            case 0 -> result.setCharAt(at, (char) (text.charAt(at) ^ (1 + random.nextInt(7))));
            case 1 -> result.insert(at, (char) ('!' + random.nextInt(90)));
            default -> result.deleteCharAt(at);
        }
        return result.toString();
    }

    /** Whether a change is one that says the same: space that is folded, or separators within the Authorization header. */
    private static boolean saysTheSame(Sent original, Sent forged) {
        return meaning(original).equals(meaning(forged));
    }

    private static Map<String, String> meaning(Sent sent) {
        var meaning = new LinkedHashMap<String, String>();
        sent.headers().forEach((name, value) -> {
            boolean authorization = name.equals("Authorization");
            String folded = value.strip().replaceAll("[ \\t\\n\\r]+", " ");
            meaning.put(name, authorization ? authorizationMeaning(folded) : folded);
        });
        meaning.put("target", sent.target());
        meaning.put("body", sent.body());
        return meaning;
    }

    private static String authorizationMeaning(String value) {
        String[] words = value.replace("aws4_request/", "aws4_request ").split("[, ]+", -1);
        var kept = new StringBuilder(words[0]);
        for (String word : words) {
            boolean known = word.startsWith("Credential=")
                    || word.startsWith("SignedHeaders=")
                    || word.startsWith("Signature=");
            kept.append(known ? " " + (word.startsWith("Sig") || word.startsWith("Cred") ? word : lower(word)) : "");
        }
        return kept.toString();
    }

    private static String lower(String signedHeaders) {
        return signedHeaders.toLowerCase(Locale.ROOT);
    }

    @Test
    void noForgeryIsAccepted() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        int refused = 0;
        while (refused < FORGERIES) {
            Sent original = original(random);
            assertThat(accepts(original)).as("seed %d: %s", seed, original).isTrue();
            for (int i = 0; i < 50; i++) {
                Sent forged = forge(original, random);
                if (!saysTheSame(original, forged)) {
                    assertThat(accepts(forged)).as("seed %d: %s", seed, forged).isFalse();
                    refused++;
                }
            }
        }
    }
}
