package dev.extenddb.emulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody in an emulator's account whose requests are held to IAM policies. The account that the ARN names stands for the emulator's, in the
 * policies too, so that documents can be used as they are deployed; so do {@code ${AWS::AccountId}}, {@code ${AWS::Region}} and {@code
 * ${AWS::Partition}}. Immutable: each method returns a changed copy.
 *
 * @param arn of a user, a role or the session of a role
 * @param tags its tags, for {@code aws:PrincipalTag}
 * @param policies identity-based policies, as JSON; without any it may do what policies of tables let it do
 * @param boundary its permissions boundary, as JSON
 */
public record EmulatorPrincipal(
        String arn, Map<String, String> tags, List<String> policies, Optional<String> boundary) {

    /** A user without any policy, for whom nothing else is known. */
    public static final EmulatorPrincipal NOBODY = named("arn:aws:iam::123456789012:user/test");

    /** A principal with its own copies of tags and policies. */
    public EmulatorPrincipal {
        tags = Map.copyOf(tags);
        policies = List.copyOf(policies);
    }

    /**
     * Somebody without tags and policies.
     *
     * @param arn of a user, a role or the session of a role; looked at by {@link Emulator#actingAs}
     */
    public static EmulatorPrincipal named(String arn) {
        return new EmulatorPrincipal(arn, Map.of(), List.of(), Optional.empty());
    }

    /**
     * A user who may do what a policy allows.
     *
     * @param policy as JSON; looked at by {@link Emulator#actingAs}
     */
    public static EmulatorPrincipal allowedBy(String policy) {
        return NOBODY.withPolicy(policy);
    }

    /** The same with one more policy. */
    public EmulatorPrincipal withPolicy(String policy) {
        var more = new ArrayList<>(policies);
        more.add(policy);
        return new EmulatorPrincipal(arn, tags, more, boundary);
    }

    /** The same with one more tag. */
    public EmulatorPrincipal withTag(String name, String value) {
        var more = new HashMap<>(tags);
        more.put(name, value);
        return new EmulatorPrincipal(arn, more, policies, boundary);
    }

    /** The same with a permissions boundary. */
    public EmulatorPrincipal withBoundary(String policy) {
        return new EmulatorPrincipal(arn, tags, policies, Optional.of(policy));
    }
}
