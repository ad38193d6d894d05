package dev.extenddb.iam;

/**
 * A key as its owner is told of it, once.
 *
 * @param id what requests name it by
 * @param secret what they are signed with
 */
public record NewAccessKey(String id, String secret) {

    /** The id alone. */
    @Override
    public String toString() {
        return "NewAccessKey[id=" + id + "]";
    }
}
