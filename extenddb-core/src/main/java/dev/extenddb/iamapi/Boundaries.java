package dev.extenddb.iamapi;

import dev.extenddb.iam.IamException;
import java.util.regex.Pattern;

/** What a permissions boundary is set to by this API: a managed policy, and never a document. */
final class Boundaries {

    private static final Pattern POLICY_ARN = Pattern.compile("arn:aws:iam::(\\d{12}|aws):policy/.+");

    private Boundaries() {}

    static String requireArn(String arn) {
        if (!POLICY_ARN.matcher(arn).matches()) {
            throw new IamException(IamException.Code.VALIDATION_ERROR, "ARN " + arn + " is not valid.");
        }
        return arn;
    }
}
