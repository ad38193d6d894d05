package dev.extenddb.iamapi;

import dev.extenddb.iam.PasswordHash;

/** Passwords that are never looked at. */
final class NoPasswords implements PasswordHash {

    @Override
    public String of(String password) {
        throw new AssertionError();
    }

    @Override
    public boolean matches(String password, String kept) {
        throw new AssertionError();
    }
}
