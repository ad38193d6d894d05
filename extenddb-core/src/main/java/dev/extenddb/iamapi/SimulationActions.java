package dev.extenddb.iamapi;

import dev.extenddb.iam.Directory;
import dev.extenddb.iam.IamArn;
import dev.extenddb.policy.AccessRequest;
import dev.extenddb.policy.CompiledPolicy;
import dev.extenddb.policy.Decision;
import dev.extenddb.policy.MalformedPolicyException;
import dev.extenddb.policy.Permissions;
import dev.extenddb.policy.PolicyDocument;
import dev.extenddb.policy.PolicyKind;
import dev.extenddb.policy.Principal;
import dev.extenddb.policy.PrincipalAuthority;
import dev.extenddb.policy.RequestContext;
import dev.extenddb.policy.Resource;
import dev.extenddb.policy.ResourcePolicy;
import dev.extenddb.policy.StatementReference;
import dev.extenddb.query.QueryError;
import dev.extenddb.query.QueryForm;
import dev.extenddb.query.Xml;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What policies would say of requests that nobody makes. Thread-safe. */
final class SimulationActions {

    private final Directory directory;

    SimulationActions(Directory directory) {
        this.directory = directory;
    }

    Map<String, Action> actions() {
        return Map.of("SimulatePrincipalPolicy", this::principal, "SimulateCustomPolicy", this::custom);
    }

    private Xml principal(IamCall call) {
        String arn = call.require("PolicySourceArn");
        call.allow(Resource.of(arn, call.account()));
        PrincipalAuthority source = source(call, arn);
        Permissions known = source.permissions();
        var identity = new ArrayList<>(known.identity());
        identity.addAll(policies(call, "PolicyInputList", PolicyKind.IDENTITY));
        var permissions = new Permissions(identity, boundary(call).or(known::boundary), known.session());
        return simulate(call, new PrincipalAuthority(source.principal(), permissions, source.connection()));
    }

    private PrincipalAuthority source(IamCall call, String arn) {
        IamArn source = IamArn.parse(arn)
                .filter(parts -> !parts.kind().equals(IamArn.POLICY))
                .filter(parts -> parts.account().equals(call.account()))
                .orElseThrow(
                        () -> invalid("Invalid Entity Arn: " + arn + " does not clearly define entity type and name."));
        return directory
                .authorityOf(arn, context(call.form()))
                .orElseThrow(() -> Owners.absent(source.kind(), source.name()));
    }

    private Xml custom(IamCall call) {
        call.allowAnywhere();
        String arn = call.form().find("CallerArn").orElse("arn:aws:iam::" + call.account() + ":user/simulated");
        var caller = new Principal(
                call.account(), arn, Optional.empty(), "AIDASIMULATED", Optional.of(nameIn(arn)), Map.of());
        var permissions =
                new Permissions(policies(call, "PolicyInputList", PolicyKind.IDENTITY), boundary(call), List.of());
        return simulate(call, new PrincipalAuthority(caller, permissions, context(call.form())));
    }

    private static String nameIn(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    private static Optional<CompiledPolicy> boundary(IamCall call) {
        return policies(call, "PermissionsBoundaryPolicyInputList", PolicyKind.BOUNDARY).stream()
                .findFirst();
    }

    private static List<CompiledPolicy> policies(IamCall call, String parameter, PolicyKind kind) {
        var policies = new ArrayList<CompiledPolicy>();
        for (String document : call.form().list(parameter)) {
            policies.add(CompiledPolicy.of(parameter + "." + (policies.size() + 1), parse(document, kind)));
        }
        return policies;
    }

    private static PolicyDocument parse(String document, PolicyKind kind) {
        try {
            return PolicyDocument.parse(document, kind);
        } catch (MalformedPolicyException e) {
            throw invalid(e.getMessage());
        }
    }

    private static QueryError.Refusal invalid(String message) {
        return new QueryError(400, "InvalidInput", message).toRefusal();
    }

    /** The values that the request gives to condition keys. */
    private static RequestContext context(QueryForm form) {
        Map<String, List<String>> values = new HashMap<>();
        for (String prefix : form.prefixes("ContextEntries", "ContextKeyName")) {
            values.put(
                    form.require(prefix + "ContextKeyName").toLowerCase(Locale.ROOT),
                    form.list(prefix + "ContextKeyValues"));
        }
        return key -> values.getOrDefault(key, List.of());
    }

    private static Xml simulate(IamCall call, PrincipalAuthority authority) {
        List<String> actions = call.form().list("ActionNames");
        List<String> resources = call.form().list("ResourceArns");
        if (actions.isEmpty()) {
            throw invalid("ActionNames must not be empty.");
        }
        Optional<ResourcePolicy> policy = call.form()
                .find("ResourcePolicy")
                .map(document -> ResourcePolicy.of("ResourcePolicy", parse(document, PolicyKind.RESOURCE)));
        var results = new ArrayList<Xml>();
        for (String action : actions) {
            for (String arn : resources.isEmpty() ? List.of("*") : resources) {
                Decision decision = authority.decide(new AccessRequest(
                        action, new Simulated(arn, owner(arn, call.account()), policy), RequestContext.EMPTY));
                results.add(describe(action, arn, decision));
            }
        }
        return new Xml().list("EvaluationResults", results, result -> result).text("IsTruncated", "false");
    }

    private static String owner(String arn, String otherwise) {
        String[] parts = arn.split(":", 6);
        return parts.length == 6 && !parts[4].isEmpty() ? parts[4] : otherwise;
    }

    private record Simulated(String arn, String account, Optional<ResourcePolicy> policy) implements Resource {}

    private static Xml describe(String action, String arn, Decision decision) {
        String verdict = switch (decision.kind()) {
            case ALLOWED -> "allowed";
            case EXPLICIT_DENY -> "explicitDeny";
            case IMPLICIT_DENY -> "implicitDeny";
        };
        return new Xml()
                .text("EvalActionName", action)
                .text("EvalResourceName", arn)
                .text("EvalDecision", verdict)
                .list(
                        "MatchedStatements",
                        decision.statement().stream().toList(),
                        statement -> matched(statement, decision.decisive()))
                .texts("MissingContextValues", List.of());
    }

    /** The statement that decided; where AWS says at which line it begins, here its Sid or number follows the policy's name. */
    private static Xml matched(StatementReference statement, PolicyKind kind) {
        String type = kind == PolicyKind.RESOURCE ? "Resource Policy" : "IAM Policy";
        return new Xml()
                .text("SourcePolicyId", statement.policy() + ":" + statement.statement())
                .text("SourcePolicyType", type);
    }
}
