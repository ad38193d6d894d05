package dev.extenddb.cli.setup;

import static java.nio.charset.StandardCharsets.UTF_8;

import at.favre.lib.crypto.bcrypt.BCrypt;
import dev.extenddb.iam.PasswordHash;

/** Passwords by bcrypt, at cost 12. */
public final class Bcrypt implements PasswordHash {

    private static final int COST = 12;

    @Override
    public String of(String password) {
        if (password.isEmpty() || password.getBytes(UTF_8).length > LONGEST) {
            throw new IllegalArgumentException("A password has 1 to " + LONGEST + " bytes.");
        }
        return BCrypt.withDefaults().hashToString(COST, password.toCharArray());
    }

    @Override
    public boolean matches(String password, String kept) {
        return password.getBytes(UTF_8).length <= LONGEST
                && BCrypt.verifyer().verify(password.toCharArray(), kept).verified;
    }
}
