package dev.extenddb.iam;

import dev.extenddb.item.Bytes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Temporary credentials of a role or a user, found by their key alone: sessions of one name have nothing to do with each other.
 *
 * @param accessKeyId what requests name them by
 * @param account the account of the role or user
 * @param principal the role's or user's name
 * @param principalId its id: the session ends with it, whoever gets the name next
 * @param roleSession the session's name, if it is of a role
 * @param sealedSecret the secret, as {@link SecretKeyring} seals it
 * @param tokenHash the SHA-256 digest of the token that must come with requests
 * @param policies documents that bound the session
 * @param tags tags of the session
 * @param expiresAt when it ends
 */
public record Session(
        String accessKeyId,
        String account,
        String principal,
        String principalId,
        Optional<String> roleSession,
        Bytes sealedSecret,
        Bytes tokenHash,
        List<String> policies,
        Map<String, String> tags,
        Instant expiresAt) {

    /** A session with its own copies of lists and maps. */
    public Session {
        policies = List.copyOf(policies);
        tags = Map.copyOf(tags);
    }
}
