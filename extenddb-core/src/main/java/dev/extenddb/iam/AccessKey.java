package dev.extenddb.iam;

import dev.extenddb.item.Bytes;
import java.time.Instant;

/**
 * A long-term key of a user.
 *
 * @param id what requests name it by
 * @param active whether it may be used
 * @param sealedSecret the secret, as {@link SecretKeyring} seals it
 * @param createdAt when it was made
 */
public record AccessKey(String id, boolean active, Bytes sealedSecret, Instant createdAt) {

    AccessKey withActive(boolean changed) {
        return new AccessKey(id, changed, sealedSecret, createdAt);
    }

    AccessKey withSealedSecret(Bytes changed) {
        return new AccessKey(id, active, changed, createdAt);
    }
}
