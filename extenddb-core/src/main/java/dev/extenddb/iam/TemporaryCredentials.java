package dev.extenddb.iam;

import java.time.Instant;

/**
 * Credentials of a session, as its owner is told of them, once.
 *
 * @param accessKeyId what requests name them by
 * @param secretAccessKey what requests are signed with
 * @param sessionToken what must come with every request
 * @param expiration when they end
 */
public record TemporaryCredentials(
        String accessKeyId, String secretAccessKey, String sessionToken, Instant expiration) {

    /** Everything but secrets. */
    @Override
    public String toString() {
        return "TemporaryCredentials[accessKeyId=" + accessKeyId + ", expiration=" + expiration + "]";
    }
}
