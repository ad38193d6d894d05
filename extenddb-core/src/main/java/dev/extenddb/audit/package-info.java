/**
 * What was done by whom: events of administration and, if wanted, of requests, kept in the catalog for a while.
 *
 * <p>What an action means is known by those who tell of it; nothing here may see a secret, or the content of an item. Start reading at {@link
 * dev.extenddb.audit.AuditLog} to tell of something, and at {@link dev.extenddb.audit.AuditTrail} for how it is kept and found again.
 */
package dev.extenddb.audit;
