package dev.extenddb.iam;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Amazon Resource Name of something of IAM's, there or not.
 *
 * @param account the account id, 12 digits, or {@code aws}
 * @param kind {@code user}, {@code group}, {@code role} or {@code policy}
 * @param path where it is
 * @param name what it is called
 */
public record IamArn(String account, String kind, IamPath path, String name) {

    /** Of users. */
    public static final String USER = "user";

    /** Of groups. */
    public static final String GROUP = "group";

    /** Of roles. */
    public static final String ROLE = "role";

    /** Of managed policies. */
    public static final String POLICY = "policy";

    private static final Pattern FORM =
            Pattern.compile("arn:aws:iam::(\\d{12}|aws):(user|group|role|policy)(/|/[\\x21-\\x7e]+/)([\\w+=,.@-]+)");

    /** What a text names, if it is of this form. */
    public static Optional<IamArn> parse(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(new IamArn(parts.group(1), parts.group(2), new IamPath(parts.group(3)), parts.group(4)))
                : Optional.empty();
    }

    /** The same, if it is of one kind. */
    public static Optional<IamArn> parse(String text, String kind) {
        return parse(text).filter(arn -> arn.kind().equals(kind));
    }

    @Override
    public String toString() {
        return "arn:aws:iam::" + account + ":" + kind + path + name;
    }
}
