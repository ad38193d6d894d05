package dev.extenddb.cli.management;

import dev.extenddb.iam.PasswordHash;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks passwords, which is slow on purpose: a few at a time, and none twice that was right, as long as what is kept of it stays. For that
 * a keyed digest is remembered, whose key dies with the process. Whether a login exists cannot be told by the time. Thread-safe.
 */
final class Passwords {

    private static final int AT_A_TIME = 4;
    private static final long PATIENCE_SECONDS = 5;
    private static final int MOST_REMEMBERED = 1_000;

    private final PasswordHash hash;
    private final Semaphore slots = new Semaphore(AT_A_TIME, true);
    private final SecretKeySpec key;
    private final Map<String, byte[]> right = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };
    private final String nobodys;

    Passwords(PasswordHash hash) {
        this.hash = hash;
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        this.key = new SecretKeySpec(bytes, "HmacSHA256");
        this.nobodys = hash.of(HexFormat.of().formatHex(bytes, 0, 16));
    }

    /** What to keep of a new password. */
    String of(String password) {
        try {
            return slowly(() -> hash.of(password));
        } catch (IllegalArgumentException e) {
            throw ApiException.invalid(e.getMessage());
        }
    }

    /** Whether this was kept of a password; without anything kept it is not, and takes as long. */
    boolean matches(String password, Optional<String> kept) {
        byte[] digest = digest(password);
        if (kept.isPresent() && wasRight(kept.get(), digest)) {
            return true;
        }
        boolean same = slowly(() -> hash.matches(password, kept.orElse(nobodys)));
        if (kept.isEmpty() || !same) {
            return false;
        }
        synchronized (right) {
            right.put(kept.get(), digest);
        }
        return true;
    }

    private boolean wasRight(String kept, byte[] digest) {
        synchronized (right) {
            return MessageDigest.isEqual(digest, right.get(kept));
        }
    }

    private byte[] digest(String password) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private <T> T slowly(Supplier<T> work) {
        try {
            if (!slots.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new ApiException(429, "TooManyRequests", "Too many passwords are being checked. Try again soon.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiException(503, "ServiceUnavailable", "The server is being stopped.");
        }
        try {
            return work.get();
        } finally {
            slots.release();
        }
    }
}
