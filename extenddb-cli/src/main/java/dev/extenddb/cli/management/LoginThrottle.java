package dev.extenddb.cli.management;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Slows down those who guess passwords, each by the address they guess from: nobody can lock out somebody at another address. Thread-safe.
 *
 * <p>After some failures for one login at one address, further tries must wait, twice as long each time up to a minute; likewise after more
 * failures of any logins at one address. A success forgets the failures of its login at its address. Of a great many, the ones longest ago
 * are forgotten.
 */
final class LoginThrottle {

    static final int FREE_FOR_LOGIN = 3;
    static final int FREE_FOR_ADDRESS = 20;

    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);
    private static final int MOST_REMEMBERED = 10_000;

    private final InstantSource clock;
    private final Map<String, Failures> byLogin = remembered();
    private final Map<String, Failures> byAddress = remembered();

    private record Failures(int count, Instant last) {}

    LoginThrottle(InstantSource clock) {
        this.clock = clock;
    }

    private static Map<String, Failures> remembered() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
                return size() > MOST_REMEMBERED;
            }
        };
    }

    /** How long a try has to wait; empty if not at all. */
    synchronized Optional<Duration> delay(String login, String address) {
        Duration byBoth = delay(byLogin.get(key(login, address)), FREE_FOR_LOGIN);
        Duration all = delay(byAddress.get(address), FREE_FOR_ADDRESS);
        Duration longer = byBoth.compareTo(all) > 0 ? byBoth : all;
        return Optional.of(longer).filter(wait -> !wait.isZero());
    }

    private Duration delay(Failures failures, int free) {
        if (failures == null || failures.count() < free) {
            return Duration.ZERO;
        }
        int doublings = Math.min(failures.count() - free, 10);
        Duration pause = Duration.ofSeconds(1L << doublings);
        Instant end = failures.last().plus(pause.compareTo(LONGEST) < 0 ? pause : LONGEST);
        Duration left = Duration.between(clock.instant(), end);
        return left.isNegative() ? Duration.ZERO : left;
    }

    synchronized void failed(String login, String address) {
        count(byLogin, key(login, address));
        count(byAddress, address);
    }

    private void count(Map<String, Failures> all, String key) {
        Instant now = clock.instant();
        Failures known = all.get(key);
        boolean fresh = known == null || known.last().plus(FORGOTTEN_AFTER).isBefore(now);
        all.put(key, new Failures(fresh ? 1 : known.count() + 1, now));
    }

    synchronized void succeeded(String login, String address) {
        byLogin.remove(key(login, address));
    }

    private static String key(String login, String address) {
        return address + " " + login;
    }

    /** How many logins and addresses are remembered. */
    synchronized int remembers() {
        return byLogin.size() + byAddress.size();
    }
}
