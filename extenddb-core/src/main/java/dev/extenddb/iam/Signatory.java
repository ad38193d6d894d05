package dev.extenddb.iam;

import dev.extenddb.item.Bytes;
import dev.extenddb.policy.Permissions;
import dev.extenddb.policy.Principal;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;

/**
 * Whose an access key is, with what is needed to believe and to judge requests signed with it.
 *
 * @param secret what requests are signed with
 * @param tokenHash the digest of the token that must come with requests, for temporary credentials
 * @param expiresAt when temporary credentials end
 * @param principal who it is
 * @param permissions its policies
 */
public record Signatory(
        String secret,
        Optional<Bytes> tokenHash,
        Optional<Instant> expiresAt,
        Principal principal,
        Permissions permissions) {

    /** Whether a request came with the right token: with none, if the credentials have none. Takes the same time whatever differs. */
    public boolean accepts(Optional<String> token) {
        if (tokenHash.isEmpty() || token.isEmpty()) {
            return tokenHash.isEmpty() && token.isEmpty();
        }
        return MessageDigest.isEqual(
                Sessions.hash(token.get()).unsafeArray(), tokenHash.get().unsafeArray());
    }

    /** Whether temporary credentials have ended. */
    public boolean isExpired(Instant now) {
        return expiresAt.filter(end -> !now.isBefore(end)).isPresent();
    }

    /** Who it is, without secrets. */
    @Override
    public String toString() {
        return "Signatory[" + principal.arn() + "]";
    }
}
