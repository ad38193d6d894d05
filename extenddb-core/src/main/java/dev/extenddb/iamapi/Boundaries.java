package dev.extenddb.iamapi;

import dev.extenddb.iam.IamException;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a permissions boundary is set to by this API: a managed policy, and never a document. */
final class Boundaries {

    private static final Pattern POLICY_ARN = Pattern.compile("arn:aws:iam::(\\d{12}|aws):policy/.+");

    private Boundaries() {}

    /** The one that a request gives to a principal that it creates. */
    static Optional<String> of(IamCall call) {
        return call.form().find("PermissionsBoundary").map(Boundaries::requireArn);
    }

    static String requireArn(String arn) {
        if (!POLICY_ARN.matcher(arn).matches()) {
            throw new IamException(IamException.Code.VALIDATION_ERROR, "ARN " + arn + " is not valid.");
        }
        return arn;
    }
}
