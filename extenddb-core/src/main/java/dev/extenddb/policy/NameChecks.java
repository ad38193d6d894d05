package dev.extenddb.policy;

import dev.extenddb.policy.PolicyJson.Located;
import java.util.regex.Pattern;

/** What the names in policies must look like. */
final class NameChecks {

    private static final Pattern ACTION = Pattern.compile("\\*|[a-zA-Z0-9-]+:[a-zA-Z0-9*?]+");

    private static final Pattern PRINCIPAL = Pattern.compile("[0-9]{12}|arn:aws[a-z-]*:iam::[0-9]{12}:"
            + "(root|(user|role)/[\\x21-\\x7e]+)|arn:aws[a-z-]*:sts::[0-9]{12}:assumed-role/[^/]+/[\\w+=,.@-]+");

    private static final Pattern KEY = Pattern.compile("[a-zA-Z0-9-]+:[^\\s*?]+");

    private NameChecks() {}

    static void requireAction(Located pattern) {
        if (!ACTION.matcher(pattern.text()).matches()) {
            throw pattern.fault("Action '" + pattern.text() + "' must be * or a service and an action, such as "
                    + "dynamodb:GetItem");
        }
    }

    static void requireResource(Located pattern, PolicyVersion version) {
        String text = pattern.text();
        if (!text.equals("*") && !ArnPattern.isOne(text)) {
            throw pattern.fault("Resource '" + text + "' must be * or an ARN");
        }
        requireVariables(pattern, version);
    }

    static void requireVariables(Located text, PolicyVersion version) {
        if (version == PolicyVersion.V2012) {
            Template.fault(text.text()).ifPresent(fault -> {
                throw text.fault(fault);
            });
        }
    }

    static void requireAwsPrincipal(Located name) {
        if (!PRINCIPAL.matcher(name.text()).matches()) {
            throw name.fault("Principal '" + name.text()
                    + "' must be *, an account id, or the ARN of an account's root, a user, a role or a session");
        }
    }

    static void requireKey(Located key) {
        if (!KEY.matcher(key.text()).matches()) {
            throw key.fault("Condition key '" + key.text() + "' must be a prefix and a name, such as aws:SourceIp");
        }
    }
}
