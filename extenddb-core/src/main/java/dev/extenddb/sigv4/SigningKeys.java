package dev.extenddb.sigv4;

import dev.extenddb.cache.RecentlyUsed;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs with keys that are made from a secret key for a day, a region and a service. What is made is kept, since making it costs four
 * signatures. Thread-safe.
 */
final class SigningKeys {

    private static final String ALGORITHM = "HmacSHA256";

    /** How many keys are kept; after a day none of them is of use any more. */
    private static final int MOST = 4096;

    private final RecentlyUsed<Key, Mac> keys = new RecentlyUsed<>(MOST);

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

    /** The signature of a text. */
    byte[] sign(String secret, CredentialScope scope, String text) {
        var key = new Key(secret, scope.date(), scope.region(), scope.service());
        return copy(keys.get(key, SigningKeys::derive)).doFinal(utf8(text));
    }

    private static Mac derive(Key key) {
        byte[] byDate = mac(utf8("AWS4" + key.secret())).doFinal(utf8(key.date()));
        byte[] byRegion = mac(byDate).doFinal(utf8(key.region()));
        byte[] byService = mac(byRegion).doFinal(utf8(key.service()));
        return mac(mac(byService).doFinal(utf8(CredentialScope.TERMINATOR)));
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static Mac copy(Mac mac) {
        try {
            return (Mac) mac.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("codes of the platform can be copied", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
