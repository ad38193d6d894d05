/**
 * AWS's Identity and Access Management as a service of the query protocol: users, groups, roles, policies, keys and simulations, as {@code
 * aws iam}, SDKs and tools of infrastructure as code ask for them. Every action is itself subject to policies.
 *
 * <p>What users and roles are, and how they are kept, {@code iam} knows; nothing of that lives here. Start reading at {@link
 * dev.extenddb.iamapi.IdentityManagement}; each class named Actions has a group of actions.
 */
package dev.extenddb.iamapi;
