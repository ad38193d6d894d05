package dev.extenddb.iamapi;

import dev.extenddb.iam.IamException;
import dev.extenddb.iam.IamPath;
import java.util.regex.Pattern;

/**
 * What paths begin with that a list is asked for.
 *
 * @param text begins with a slash
 */
record PathPrefix(String text) {

    private static final String PARAMETER = "PathPrefix";
    private static final Pattern OF_PRINCIPALS = Pattern.compile("/[\\x21-\\x7f]*");

    /** Of users, groups and roles: any beginning of a path. */
    static PathPrefix ofPrincipals(IamCall call) {
        return of(call, OF_PRINCIPALS);
    }

    /** Of those on whom a policy hangs: whole paths. */
    static PathPrefix ofHolders(IamCall call) {
        return of(call, IamPath.OF_PRINCIPALS);
    }

    /** Of managed policies: whole paths, of the characters that these have. */
    static PathPrefix ofPolicies(IamCall call) {
        return of(call, IamPath.OF_POLICIES);
    }

    private static PathPrefix of(IamCall call, Pattern pattern) {
        String text = call.form().find(PARAMETER).orElse("/");
        if (!pattern.matcher(text).matches()) {
            throw new IamException(
                    IamException.Code.VALIDATION_ERROR,
                    "The specified value for pathPrefix is invalid. It must begin with the / character and contain only"
                            + " alphanumeric characters and/or / characters.");
        }
        IamPath.requireLength("pathPrefix", text);
        return new PathPrefix(text);
    }

    boolean covers(IamPath path) {
        return path.text().startsWith(text);
    }
}
