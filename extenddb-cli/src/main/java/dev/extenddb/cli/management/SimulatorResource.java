package dev.extenddb.cli.management;

import com.fasterxml.jackson.databind.JsonNode;
import dev.extenddb.iam.RoleResource;
import dev.extenddb.policy.AccessRequest;
import dev.extenddb.policy.CompiledPolicy;
import dev.extenddb.policy.Decision;
import dev.extenddb.policy.Permissions;
import dev.extenddb.policy.PolicyDocument;
import dev.extenddb.policy.PolicyKind;
import dev.extenddb.policy.Principal;
import dev.extenddb.policy.PrincipalAuthority;
import dev.extenddb.policy.RequestContext;
import dev.extenddb.policy.Resource;
import dev.extenddb.policy.ResourcePolicy;
import dev.extenddb.policy.StatementReference;
import dev.extenddb.table.StoredTables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Says what policies would say of a request, and which statement decides. Nothing is changed. */
final class SimulatorResource {

    private static final String NOBODYS_ACCOUNT = "000000000000";
    private static final String REQUEST_TAG = "aws:requesttag/";

    private static final View<Decision> DECISION = View.<Decision>named("Decision")
            .flag("allowed", "Whether it may be done.", Decision::isAllowed)
            .text(
                    "decision",
                    "ALLOWED, EXPLICIT_DENY or IMPLICIT_DENY.",
                    decision -> decision.kind().name())
            .text(
                    "decided_by",
                    "The kind of policy that decided, by what it says or by its silence.",
                    decision -> decision.decisive().words())
            .maybeText(
                    "policy",
                    "The policy that decided.",
                    decision -> decision.statement().map(StatementReference::policy))
            .maybeText(
                    "statement",
                    "Its statement: the Sid, or the number after a number sign.",
                    decision -> decision.statement().map(StatementReference::statement));

    private final Services services;

    SimulatorResource(Services services) {
        this.services = services;
    }

    List<Route> routes() {
        return List.of(RouteForm.post("/simulate", "", "Says what policies say of a request.")
                .answering(200)
                .body(
                        Field.text("principal_arn", "A user, a role, or a session of a role, with its policies.")
                                .optional(),
                        Field.list("policies", "Identity-based policies, in addition to those of the principal.")
                                .optional(),
                        Field.text("action", "Such as dynamodb:GetItem."),
                        Field.text("resource", "An ARN."),
                        Field.policy(
                                        "resource_policy",
                                        "The policy that hangs on the resource; unless given, the one that does hang on the table, stream or role.")
                                .optional(),
                        Field.object("context", "Values of condition keys, each a text or a list of texts.")
                                .optional())
                .gives(DECISION, this::decide));
    }

    private Decision decide(Call call) {
        String arn = call.text("resource");
        String account = account(arn);
        PrincipalAuthority asking =
                call.findText("principal_arn").map(this::somebody).orElseGet(() -> nobody(account));
        var identity = new ArrayList<>(asking.permissions().identity());
        identity.addAll(given(call));
        var permissions = new Permissions(
                identity, asking.permissions().boundary(), asking.permissions().session());
        Resource stored = stored(arn).orElseGet(() -> Resource.of(arn, account));
        Resource resource = call.body()
                .policy("resource_policy")
                .map(text -> ResourcePolicy.of("resource_policy", PolicyDocument.parse(text, PolicyKind.RESOURCE)))
                .<Resource>map(given -> new Simulated(stored, given))
                .orElse(stored);
        Map<String, List<String>> context =
                call.body().find("context").map(SimulatorResource::context).orElse(Map.of());
        var request = new AccessRequest(call.text("action"), resource, key -> context.getOrDefault(key, List.of()));
        return new PrincipalAuthority(asking.principal(), permissions, RequestContext.EMPTY).decide(request);
    }

    /** What there is by an ARN, with the tags and the policy that it has. */
    private Optional<Resource> stored(String arn) {
        return new StoredTables(services.catalog())
                .find(arn)
                .or(() -> services.directory().roles().findByArn(arn).map(RoleResource::new));
    }

    /** A resource as if another policy hung on it. */
    private record Simulated(Resource resource, ResourcePolicy given) implements Resource {

        @Override
        public String arn() {
            return resource.arn();
        }

        @Override
        public String account() {
            return resource.account();
        }

        @Override
        public Map<String, String> tags() {
            return resource.tags();
        }

        @Override
        public Optional<ResourcePolicy> policy() {
            return Optional.of(given);
        }
    }

    private PrincipalAuthority somebody(String arn) {
        return services.directory()
                .authorityOf(arn, RequestContext.EMPTY)
                .orElseThrow(() -> ApiException.absent("There is no user or role " + arn + "."));
    }

    /** Somebody in the resource's account who has nothing but the policies given. */
    private static PrincipalAuthority nobody(String account) {
        String arn = "arn:aws:iam::" + account + ":user/simulated";
        return new PrincipalAuthority(
                new Principal(account, arn, Optional.empty(), "AIDASIMULATED", Optional.of("simulated"), Map.of()),
                Permissions.NONE,
                RequestContext.EMPTY);
    }

    /** The fifth part of an ARN. */
    private static String account(String arn) {
        String[] parts = arn.split(":", 6);
        return parts.length == 6 && !parts[4].isEmpty() ? parts[4] : NOBODYS_ACCOUNT;
    }

    private static List<CompiledPolicy> given(Call call) {
        var policies = new ArrayList<CompiledPolicy>();
        for (JsonNode policy : call.body().find("policies").map(List::of).orElse(List.of())) {
            for (JsonNode document : policy) {
                String text = document.isTextual() ? document.textValue() : document.toString();
                String name = "policies[" + policies.size() + "]";
                policies.add(CompiledPolicy.of(name, PolicyDocument.parse(text, PolicyKind.IDENTITY)));
            }
        }
        return policies;
    }

    private static Map<String, List<String>> context(JsonNode object) {
        Map<String, List<String>> values = new HashMap<>();
        object.properties().forEach(member -> {
            JsonNode value = member.getValue();
            String key = member.getKey().toLowerCase(Locale.ROOT);
            values.put(key, value.isArray() ? Texts.of("context", value) : List.of(value.asText()));
        });
        return values;
    }

    /** The value of a key about a tag in the request. */
    static List<String> requestTag(Map<String, String> tags, String key) {
        return tags.entrySet().stream()
                .filter(tag -> key.equals(REQUEST_TAG + tag.getKey().toLowerCase(Locale.ROOT)))
                .map(Map.Entry::getValue)
                .limit(1)
                .toList();
    }
}
