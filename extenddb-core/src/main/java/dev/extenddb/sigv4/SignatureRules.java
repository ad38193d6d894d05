package dev.extenddb.sigv4;

import dev.extenddb.cache.RecentlyUsed;
import dev.extenddb.sigv4.SignatureReader.Parts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What must be right about a signature before anybody looks for the key, checked in DynamoDB's order: the date, the headers that must be
 * signed, the algorithm, and what the credential is for. Thread-safe.
 */
final class SignatureRules {

    /** By how much the clocks of client and server may differ; also for how long a signature is good. */
    private static final Duration TOLERANCE = Duration.ofMinutes(15);

    /** A presigned request is good for seven days at most. */
    private static final long LONGEST_LIFE = Duration.ofDays(7).toSeconds();

    private static final int MOST_CREDENTIALS = 1_000;

    private final String service;
    private final Predicate<String> regions;

    /** Credentials that are right in themselves: a client sends the same for a day. */
    private final RecentlyUsed<String, Known> known = new RecentlyUsed<>(MOST_CREDENTIALS);

    /** The one that was right last: most often it comes again. */
    private volatile Known latest = new Known("", new CredentialScope("", "", "", ""));

    /** A credential that is right in itself. */
    private record Known(String credential, CredentialScope scope) {

        boolean isFor(String other, String timestamp) {
            return credential.equals(other) && timestamp.startsWith(scope.date());
        }
    }

    /**
     * Rules.
     *
     * @param service the service that requests must be signed for
     * @param regions says which regions there are
     */
    SignatureRules(String service, Predicate<String> regions) {
        this.service = service;
        this.regions = regions;
    }

    RequestSignature check(Parts parts, SignedRequest request, Instant now) {
        requireInTime(parts, now);
        requireSignedHeaders(parts, request);
        if (!parts.claim().algorithm().equals(StringToSign.ALGORITHM)) {
            throw SignatureErrors.incomplete("Unsupported AWS 'algorithm': '"
                    + parts.claim().algorithm() + "' (only " + StringToSign.ALGORITHM + " for now). ");
        }
        return new RequestSignature(
                scope(parts),
                parts.timestamp(),
                parts.claim().signedHeaders(),
                parts.signature(),
                parts.sessionToken(),
                parts.presigned(),
                now);
    }

    private static void requireInTime(Parts parts, Instant now) {
        Instant signed = instant(parts.timestamp());
        Duration life = parts.expires().map(SignatureRules::life).orElse(TOLERANCE);
        if (signed.isBefore(now.minus(life))) {
            throw SignatureErrors.invalid("Signature expired: " + parts.timestamp() + " is now earlier than "
                    + BasicFormat.format(now.minus(life)) + " (" + BasicFormat.format(now) + " - " + described(life)
                    + ")");
        }
        if (signed.isAfter(now.plus(TOLERANCE))) {
            throw SignatureErrors.invalid("Signature not yet current: " + parts.timestamp() + " is still later than "
                    + BasicFormat.format(now.plus(TOLERANCE)) + " (" + BasicFormat.format(now) + " + "
                    + described(TOLERANCE) + ")");
        }
    }

    private static Instant instant(String timestamp) {
        return BasicFormat.parse(timestamp).orElseThrow(() -> SignatureErrors.dateFormat(timestamp));
    }

    private static Duration life(String seconds) {
        boolean number =
                !seconds.isEmpty() && seconds.length() <= 7 && seconds.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number || Long.parseLong(seconds) > LONGEST_LIFE) {
            throw SignatureErrors.incomplete("X-Amz-Expires must be a number of seconds from 0 to " + LONGEST_LIFE
                    + ". Got '" + seconds + "'. Re-examine the query-string parameters.");
        }
        return Duration.ofSeconds(Long.parseLong(seconds));
    }

    private static String described(Duration life) {
        return life.toSeconds() % 60 == 0 ? life.toMinutes() + " min." : life.toSeconds() + " sec.";
    }

    private static void requireSignedHeaders(Parts parts, SignedRequest request) {
        if (!parts.claim().coversHost()) {
            throw SignatureErrors.notSigned("Host");
        }
        for (String header : parts.claim().unsigned()) {
            if (request.header(header).isPresent()) {
                throw SignatureErrors.notSigned(header);
            }
        }
    }

    private CredentialScope scope(Parts parts) {
        String credential = parts.claim().credential();
        Known last = latest;
        if (last.isFor(credential, parts.timestamp())) {
            return last.scope();
        }
        Known found = known.find(credential)
                .filter(other -> other.isFor(credential, parts.timestamp()))
                .orElseGet(() -> new Known(credential, read(parts)));
        known.put(credential, found);
        latest = found;
        return found.scope();
    }

    private CredentialScope read(Parts parts) {
        String[] elements = parts.claim().credential().split("/", -1);
        if (elements.length != 5) {
            throw SignatureErrors.incomplete("Credential must have exactly 5 slash-delimited elements, e.g. "
                    + "keyid/date/region/service/term, got '" + parts.claim().credential() + "'");
        }
        faults(elements, parts.timestamp()).ifPresent(faults -> {
            throw SignatureErrors.invalid(faults);
        });
        return new CredentialScope(elements[0], elements[1], elements[2], elements[3]);
    }

    private Optional<String> faults(String[] elements, String timestamp) {
        var faults = new StringBuilder();
        if (!regions.test(elements[2])) {
            faults.append("Credential should be scoped to a valid region. ");
        }
        if (!elements[3].equals(service)) {
            faults.append("Credential should be scoped to correct service: '")
                    .append(service)
                    .append("'. ");
        }
        if (!elements[4].equals(CredentialScope.TERMINATOR)) {
            faults.append("Credential should be scoped with a valid terminator: '")
                    .append(CredentialScope.TERMINATOR)
                    .append("', not '")
                    .append(elements[4])
                    .append("'. ");
        }
        String date = timestamp.substring(0, 8);
        if (!elements[1].equals(date)) {
            faults.append("Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '")
                    .append(elements[1])
                    .append("' != '")
                    .append(date)
                    .append("', from '")
                    .append(timestamp)
                    .append("'.");
        }
        return faults.isEmpty() ? Optional.empty() : Optional.of(faults.toString());
    }
}
