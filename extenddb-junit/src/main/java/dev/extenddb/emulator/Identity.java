package dev.extenddb.emulator;

import dev.extenddb.iam.Signatory;
import dev.extenddb.policy.CompiledPolicy;
import dev.extenddb.policy.Permissions;
import dev.extenddb.policy.PolicyDocument;
import dev.extenddb.policy.PolicyKind;
import dev.extenddb.policy.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes principals of an account from their description. */
final class Identity {

    private static final Pattern ARN = Pattern.compile(
            "arn:(?<partition>aws[a-z-]*):(?:iam::(?<account>\\d{12}):(?<kind>user|role)/(?<path>(?:[\\w+=,.@-]+/)*)(?<name>[\\w+=,.@-]+)"
                    + "|sts::(?<owner>\\d{12}):assumed-role/(?<role>[\\w+=,.@-]+)/(?<session>[\\w+=,.@-]+))");

    private static final String SESSION = "test";

    private final Matcher arn;
    private final String account;
    private final String region;

    private Identity(Matcher arn, String account, String region) {
        this.arn = arn;
        this.account = account;
        this.region = region;
    }

    /**
     * Somebody in an account.
     *
     * @throws IllegalArgumentException if the ARN is not one of a user, a role or its session
     * @throws dev.extenddb.policy.MalformedPolicyException if a policy is none
     */
    static Signatory of(EmulatorPrincipal described, String account, String region) {
        Matcher arn = ARN.matcher(described.arn());
        if (!arn.matches()) {
            throw new IllegalArgumentException(
                    "Not the ARN of a user, a role or the session of a role: " + described.arn());
        }
        return new Identity(arn, account, region).signatory(described);
    }

    private Signatory signatory(EmulatorPrincipal described) {
        return new Signatory(
                "any secret", Optional.empty(), Optional.empty(), principal(described), permissions(described));
    }

    private Principal principal(EmulatorPrincipal described) {
        if ("user".equals(arn.group("kind"))) {
            String name = arn.group("name");
            return new Principal(
                    account,
                    iam("user/" + arn.group("path") + name),
                    Optional.empty(),
                    "AIDA" + name,
                    Optional.of(name),
                    described.tags());
        }
        boolean session = arn.group("session") != null;
        String role = session ? arn.group("role") : arn.group("name");
        String sessionName = session ? arn.group("session") : SESSION;
        return new Principal(
                account,
                "arn:" + arn.group("partition") + ":sts::" + account + ":assumed-role/" + role + "/" + sessionName,
                Optional.of(iam("role/" + (session ? "" : arn.group("path")) + role)),
                "AROA" + role + ":" + sessionName,
                Optional.empty(),
                described.tags());
    }

    private String iam(String name) {
        return "arn:" + arn.group("partition") + ":iam::" + account + ":" + name;
    }

    private Permissions permissions(EmulatorPrincipal described) {
        var identity = new ArrayList<CompiledPolicy>();
        for (String policy : described.policies()) {
            identity.add(compiled("policy " + (identity.size() + 1), policy, PolicyKind.IDENTITY));
        }
        return new Permissions(
                identity,
                described.boundary().map(policy -> compiled("permissions boundary", policy, PolicyKind.BOUNDARY)),
                List.of());
    }

    private CompiledPolicy compiled(String name, String policy, PolicyKind kind) {
        String deployed = arn.group("account") == null ? arn.group("owner") : arn.group("account");
        String here = policy.replace("${AWS::AccountId}", account)
                .replace("${AWS::Region}", region)
                .replace("${AWS::Partition}", arn.group("partition"))
                .replace(deployed, account);
        return CompiledPolicy.of(name, PolicyDocument.parse(here, kind));
    }
}
