package dev.extenddb.iam;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Some of the policies that every account of AWS finds there, with AWS's names and what these promise. They belong to the account {@link
 * #ACCOUNT}, hang on principals by their ARNs, and cannot be changed.
 */
final class AwsPolicies {

    /** Whose they are. */
    static final String ACCOUNT = "aws";

    private static final String ARN_PREFIX = "arn:aws:iam::" + ACCOUNT + ":policy/";
    private static final String DYNAMODB_READING = "\"dynamodb:BatchGet*\", \"dynamodb:Describe*\", \"dynamodb:Get*\","
            + " \"dynamodb:List*\", \"dynamodb:PartiQLSelect\", \"dynamodb:Query\", \"dynamodb:Scan\"";
    private static final String IAM_READING = "\"iam:Get*\", \"iam:List*\", \"iam:Simulate*\"";

    /** By their names. */
    private static final List<ManagedPolicy> POLICIES = List.of(
            policy("AdministratorAccess", "A", "All actions on all resources", "\"*\""),
            policy("AmazonDynamoDBFullAccess", "B", "All of DynamoDB", "\"dynamodb:*\""),
            policy("AmazonDynamoDBFullAccess_v2", "C", "All of DynamoDB", "\"dynamodb:*\""),
            policy("AmazonDynamoDBReadOnlyAccess", "D", "All of DynamoDB that changes nothing", DYNAMODB_READING),
            policy("IAMFullAccess", "E", "All of IAM", "\"iam:*\""),
            policy("IAMReadOnlyAccess", "F", "All of IAM that changes nothing", IAM_READING));

    private AwsPolicies() {}

    private static ManagedPolicy policy(String name, String letter, String description, String actions) {
        String document = "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": ["
                + actions + "], \"Resource\": \"*\"}]}";
        return ManagedPolicy.created(
                ACCOUNT,
                IamPath.ROOT,
                name,
                "ANPAEXTENDDBAWS" + letter + "AAAAA",
                Instant.EPOCH,
                description,
                document);
    }

    /** Whether a reference is to one of them, there or not. */
    static boolean isMeantBy(String reference) {
        return reference.startsWith(ARN_PREFIX);
    }

    static Optional<ManagedPolicy> byArn(String arn) {
        return isMeantBy(arn) ? find(arn.substring(ARN_PREFIX.length())) : Optional.empty();
    }

    static Optional<ManagedPolicy> find(String name) {
        return POLICIES.stream().filter(policy -> policy.name().equals(name)).findFirst();
    }

    static List<ManagedPolicy> list(String afterName, int limit, Predicate<ManagedPolicy> wanted) {
        return POLICIES.stream()
                .filter(policy -> policy.name().compareTo(afterName) > 0)
                .filter(wanted)
                .limit(limit)
                .toList();
    }
}
