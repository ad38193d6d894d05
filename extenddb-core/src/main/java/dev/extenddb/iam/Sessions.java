package dev.extenddb.iam;

import dev.extenddb.item.Bytes;
import dev.extenddb.item.Sha256;
import dev.extenddb.item.Utf8;
import dev.extenddb.policy.PolicyKind;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Temporary credentials. That somebody may have them is for the caller to find out. Thread-safe. */
public final class Sessions {

    private static final Duration SHORTEST = Duration.ofMinutes(15);
    private static final Duration LONGEST_OF_USER = Duration.ofHours(36);
    private static final int PURGE_PAGE = 100;

    private final Records<Session> sessions;
    private final SecretKeyring keyring;
    private final InstantSource clock;

    Sessions(Records<Session> sessions, SecretKeyring keyring, InstantSource clock) {
        this.sessions = sessions;
        this.keyring = keyring;
        this.clock = clock;
    }

    /**
     * Starts a session of a role.
     *
     * @param name the session's name
     * @param duration 15 minutes to what the role allows
     * @param policies documents that bound the session, possibly none
     * @param tags tags of the session
     */
    public TemporaryCredentials ofRole(
            Role role, String name, Duration duration, List<String> policies, Map<String, String> tags) {
        Names.requireSession(name);
        if (duration.compareTo(role.longestSession()) > 0) {
            throw IamException.invalid(
                    "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }
        requireDuration(duration, role.longestSession());
        for (String policy : policies) {
            var unused = PolicyAttachments.requireSound(policy, PolicyKind.SESSION);
        }
        Names.requireTags(tags);
        return start(role.account(), role.name(), role.id(), Optional.of(name), duration, policies, tags);
    }

    /** Starts a session of a user, 15 minutes to 36 hours, which may do what the user may. */
    public TemporaryCredentials ofUser(User user, Duration duration) {
        requireDuration(duration, LONGEST_OF_USER);
        return start(user.account(), user.name(), user.id(), Optional.empty(), duration, List.of(), Map.of());
    }

    private static void requireDuration(Duration duration, Duration longest) {
        if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(longest) > 0) {
            throw IamException.invalid(
                    "A session lasts from " + SHORTEST.toSeconds() + " to " + longest.toSeconds() + " seconds");
        }
    }

    private TemporaryCredentials start(
            String account,
            String principal,
            String principalId,
            Optional<String> roleSession,
            Duration duration,
            List<String> policies,
            Map<String, String> tags) {
        var credentials = new TemporaryCredentials(
                Names.temporaryKeyId(),
                Names.secret(),
                Names.token(),
                clock.instant().plus(duration));
        var session = new Session(
                credentials.accessKeyId(),
                account,
                principal,
                principalId,
                roleSession,
                keyring.seal(credentials.secretAccessKey(), credentials.accessKeyId()),
                hash(credentials.sessionToken()),
                policies,
                tags,
                credentials.expiration());
        return sessions.create("", session.accessKeyId(), session)
                ? credentials
                : start(account, principal, principalId, roleSession, duration, policies, tags);
    }

    /** A session by its access key, unless it ended. */
    public Optional<Session> find(String accessKeyId) {
        return sessions.find("", accessKeyId).filter(this::lasts);
    }

    /** Sessions of an account that have not ended, by their access keys, after one that need not exist. */
    public List<Session> list(String account, String afterKeyId, int limit) {
        return sessions.list("", afterKeyId, limit, session -> session.account().equals(account) && lasts(session));
    }

    private boolean lasts(Session session) {
        return clock.instant().isBefore(session.expiresAt());
    }

    /** Ends a session before its time. Returns whether there was one. */
    public boolean revoke(String accessKeyId) {
        return sessions.remove("", accessKeyId);
    }

    /** Forgets sessions that ended. */
    public void purge() {
        String after = "";
        List<Session> page;
        do {
            page = sessions.list("", after, PURGE_PAGE);
            for (Session session : page) {
                after = session.accessKeyId();
                if (session.expiresAt().isBefore(clock.instant())) {
                    sessions.remove("", session.accessKeyId());
                }
            }
        } while (page.size() == PURGE_PAGE);
    }

    static Bytes hash(String token) {
        return Bytes.wrap(Sha256.of(Utf8.bytes(token)));
    }
}
