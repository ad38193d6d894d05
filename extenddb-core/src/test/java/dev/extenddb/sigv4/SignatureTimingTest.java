package dev.extenddb.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.iam.Signatory;
import dev.extenddb.item.Bytes;
import dev.extenddb.item.Utf8;
import dev.extenddb.testing.Signer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How long it takes to refuse a signature does not tell how much of it was right. What is measured would notice work that depends on it,
 * such as a second attempt; a comparison that ends at the first difference is too short to be seen, so that how things are compared is
 * looked at as well.
 */
class SignatureTimingTest {

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final Bytes BODY = Bytes.wrap(Utf8.bytes("{\"TableName\":\"Music\"}"));

    private static final int WARM_UP = 4_000;
    private static final int SAMPLES = 4_000;
    private static final int ROUNDS = 5;
    private static final double MOST_APART = 0.15;
    private static final long SEED = 42;

    private final SignatureVerifier verifier = new SignatureVerifier("dynamodb", InstantSource.fixed(NOW));

    /** A request whose signature is wrong in one digit. */
    private static SignedRequest wrongAt(int digit) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(new Signer("AKIDEXAMPLE", SECRET, "eu-west-1")
                .sign(Map.of("Host", "localhost:8000", "X-Amz-Target", "DynamoDB_20120810.GetItem"), BODY, NOW));
        String authorization = headers.get("Authorization");
        var changed = new StringBuilder(authorization);
        int at = authorization.length() - 64 + digit;
        changed.setCharAt(at, changed.charAt(at) == '0' ? '1' : '0');
        headers.put("Authorization", changed.toString());
        return new SignedRequest(
                "POST",
                "/",
                name -> Optional.ofNullable(headers.get(name)).stream().toList(),
                BODY);
    }

    private long nanosToRefuse(SignedRequest request, RequestSignature signature) {
        long began = System.nanoTime();
        try {
            verifier.verify(request, signature, SECRET);
        } catch (DynamoDbException e) {
            return System.nanoTime() - began;
        }
        throw new AssertionError("a wrong signature was taken");
    }

    @Test
    void theFirstDigitTakesAsLongAsTheLast() {
        SignedRequest first = wrongAt(0);
        SignedRequest last = wrongAt(63);
        RequestSignature firstSignature = verifier.read(first);
        RequestSignature lastSignature = verifier.read(last);
        var random = new Random(SEED);
        for (int i = 0; i < WARM_UP; i++) {
            nanosToRefuse(first, firstSignature);
            nanosToRefuse(last, lastSignature);
        }

        double closest = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS && closest > MOST_APART; round++) {
            long[] firsts = new long[SAMPLES];
            long[] lasts = new long[SAMPLES];
            for (int i = 0; i < SAMPLES; i++) {
                // Whatever else the machine does meets both alike.
                if (random.nextBoolean()) {
                    firsts[i] = nanosToRefuse(first, firstSignature);
                    lasts[i] = nanosToRefuse(last, lastSignature);
                } else {
                    lasts[i] = nanosToRefuse(last, lastSignature);
                    firsts[i] = nanosToRefuse(first, firstSignature);
                }
            }
            closest = Math.min(closest, Math.abs(median(firsts) / median(lasts) - 1));
        }

        assertThat(closest).as("how far the medians are apart, seed %d", SEED).isLessThan(MOST_APART);
    }

    private static double median(long[] nanos) {
        Arrays.sort(nanos);
        return (nanos[nanos.length / 2 - 1] + nanos[nanos.length / 2]) / 2.0;
    }

    @ParameterizedTest
    @ValueSource(classes = {SignatureVerifier.class, Signatory.class})
    void secretsAreComparedToTheEnd(Class<?> comparing) {
        String method = comparing == Signatory.class ? "accepts" : "verify";
        List<String> called = new ClassFileImporter()
                .importClass(comparing).getMethodCallsFromSelf().stream()
                        .filter(call -> call.getOrigin().getName().equals(method))
                        .map(call -> call.getTargetOwner().getSimpleName() + "."
                                + call.getTarget().getName())
                        .toList();

        assertThat(called)
                .contains("MessageDigest.isEqual")
                .noneMatch(name -> name.matches(".*\\.(equals|compareTo|startsWith|regionMatches).*"));
    }
}
