package dev.extenddb.sigv4;

import dev.extenddb.cache.RecentlyUsed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that are made from secret keys for a day, a region and a service. What is made is kept, since making it costs four
 * signatures. Thread-safe.
 */
final class SigningKeys {

    static final String ALGORITHM = "HmacSHA256";

    /** How many keys are kept; after a day none of them is of use any more. */
    private static final int MOST = 4096;

    private final RecentlyUsed<Key, SecretKeySpec> keys = new RecentlyUsed<>(MOST);

    private record Key(String secret, String date, String region, String service) {

        /** By hand, as {@link #hashCode}: each request looks its key up, and what the compiler makes goes through method handles. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Key that
                    && secret.equals(that.secret)
                    && date.equals(that.date)
                    && region.equals(that.region)
                    && service.equals(that.service);
        }

        @Override
        public int hashCode() {
            return ((secret.hashCode() * 31 + date.hashCode()) * 31 + region.hashCode()) * 31 + service.hashCode();
        }

        @Override
        public String toString() {
            return date + "/" + region + "/" + service;
        }
    }

    /** The key for a scope. */
    SecretKeySpec of(String secret, CredentialScope scope) {
        return keys.get(new Key(secret, scope.date(), scope.region(), scope.service()), SigningKeys::derive);
    }

    private static SecretKeySpec derive(Key key) {
        Mac mac = Signer.newMac();
        SecretKeySpec derived = key("AWS4".concat(key.secret()).getBytes(StandardCharsets.UTF_8));
        for (String part : List.of(key.date(), key.region(), key.service(), CredentialScope.TERMINATOR)) {
            Signer.initialize(mac, derived);
            derived = key(mac.doFinal(part.getBytes(StandardCharsets.UTF_8)));
        }
        return derived;
    }

    private static SecretKeySpec key(byte[] bytes) {
        return new SecretKeySpec(bytes, ALGORITHM);
    }
}
