package dev.extenddb.iam;

import dev.extenddb.policy.AccessRequest;
import dev.extenddb.policy.Authority;
import dev.extenddb.policy.Principal;
import dev.extenddb.policy.PrincipalAuthority;
import java.util.Optional;

/**
 * What a principal may do, with the knowledge of who else there is.
 *
 * @param authority what the principal may do
 * @param directory knows who there is
 */
public record KnowingAuthority(PrincipalAuthority authority, Directory directory) implements Authority {

    @Override
    public boolean isLimited() {
        return authority.isLimited();
    }

    @Override
    public void require(AccessRequest request) {
        authority.require(request);
    }

    @Override
    public Optional<Principal> holder() {
        return authority.holder();
    }

    @Override
    public boolean knows(String principal) {
        return directory.hasPrincipal(principal);
    }
}
