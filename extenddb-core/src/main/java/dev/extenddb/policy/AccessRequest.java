package dev.extenddb.policy;

/**
 * That something is to be done to a resource.
 *
 * @param action the action, such as {@code dynamodb:GetItem}
 * @param resource what it is done to
 * @param context what else policies may ask about it; keys about the principal, the resource and the connection are added by others
 */
public record AccessRequest(String action, Resource resource, RequestContext context) {}
