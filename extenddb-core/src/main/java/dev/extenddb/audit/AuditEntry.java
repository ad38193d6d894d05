package dev.extenddb.audit;

/**
 * An event as it was kept.
 *
 * @param id grows with time; unique among all events of all servers
 * @param event what was done
 */
public record AuditEntry(String id, AuditEvent event) {}
