package dev.extenddb.iam;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A policy of an account, to be attached to many. Of its versions one has effect.
 *
 * @param account the account id
 * @param name unique in the account
 * @param id never used again, unlike the name
 * @param path a part of the ARN
 * @param createdAt when the policy was added
 * @param description for people
 * @param versions one to five, oldest first
 * @param defaultVersion the id of the one that has effect
 * @param nextVersion the number that the next version gets
 * @param tags by name
 */
public record ManagedPolicy(
        String account,
        String name,
        String id,
        IamPath path,
        Instant createdAt,
        String description,
        List<Version> versions,
        String defaultVersion,
        long nextVersion,
        Map<String, String> tags) {

    /**
     * What a policy said from some time on.
     *
     * @param id {@code v1} and so on, never used again
     * @param createdAt when it was added
     * @param document what it says
     */
    public record Version(String id, Instant createdAt, String document) {}

    /** A policy with its own copies of versions and tags. */
    public ManagedPolicy {
        versions = List.copyOf(versions);
        tags = Map.copyOf(tags);
    }

    static ManagedPolicy created(
            String account, IamPath path, String name, String id, Instant now, String description, String document) {
        return new ManagedPolicy(
                account,
                name,
                id,
                path,
                now,
                description,
                List.of(new Version("v1", now, document)),
                "v1",
                2,
                Map.of());
    }

    /** The policy's ARN. */
    public String arn() {
        return new IamArn(account, IamArn.POLICY, path, name).toString();
    }

    /** What the policy says: the version that has effect. */
    public String document() {
        return version(defaultVersion).orElseThrow().document();
    }

    /** A version by its id. */
    public Optional<Version> version(String versionId) {
        return versions.stream()
                .filter(version -> version.id().equals(versionId))
                .findFirst();
    }

    ManagedPolicy withVersion(String document, Instant now, boolean asDefault) {
        var added = new Version("v" + nextVersion, now, document);
        var more = new ArrayList<>(versions);
        more.add(added);
        return new ManagedPolicy(
                account,
                name,
                id,
                path,
                createdAt,
                description,
                more,
                asDefault ? added.id() : defaultVersion,
                nextVersion + 1,
                tags);
    }

    ManagedPolicy withoutVersion(String versionId) {
        List<Version> fewer = versions.stream()
                .filter(version -> !version.id().equals(versionId))
                .toList();
        return new ManagedPolicy(
                account, name, id, path, createdAt, description, fewer, defaultVersion, nextVersion, tags);
    }

    ManagedPolicy withDefaultVersion(String versionId) {
        return new ManagedPolicy(
                account, name, id, path, createdAt, description, versions, versionId, nextVersion, tags);
    }

    ManagedPolicy withTags(Map<String, String> changed) {
        return new ManagedPolicy(
                account, name, id, path, createdAt, description, versions, defaultVersion, nextVersion, changed);
    }
}
