package dev.extenddb.emulator;

import dev.extenddb.iam.Signatory;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The principals of one scope, by access key ids that tell the scope as well. Thread-safe. */
final class Identities {

    private static final String PREFIX = "AKIA";
    private static final int ACCOUNT_DIGITS = 12;
    private static final int MOST = 10_000;

    private final String account;
    private final String region;
    private final Map<EmulatorPrincipal, String> keys = new ConcurrentHashMap<>();
    private final Map<String, Signatory> byKey = new ConcurrentHashMap<>();

    Identities(String account, String region) {
        this.account = account;
        this.region = region;
    }

    /** The account that an access key id is of, if it is one of a principal. */
    static Optional<String> accountOf(String accessKeyId) {
        boolean ours = accessKeyId.length() == PREFIX.length() + ACCOUNT_DIGITS + 4 && accessKeyId.startsWith(PREFIX);
        return ours
                ? Optional.of(accessKeyId.substring(PREFIX.length(), PREFIX.length() + ACCOUNT_DIGITS))
                : Optional.empty();
    }

    /** The access key id by which requests are a principal's. */
    synchronized String keyOf(EmulatorPrincipal principal) {
        return keys.computeIfAbsent(principal, this::issue);
    }

    private String issue(EmulatorPrincipal principal) {
        if (keys.size() == MOST) {
            throw new IllegalStateException("An emulator has at most " + MOST + " principals");
        }
        String key = PREFIX + account + String.format(Locale.ROOT, "%04d", keys.size());
        byKey.put(key, Identity.of(principal, account, region));
        return key;
    }

    Optional<Signatory> find(String accessKeyId) {
        return Optional.ofNullable(byKey.get(accessKeyId));
    }
}
