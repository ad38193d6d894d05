package dev.extenddb.audit;

/** Is told what was done. Never fails, since what was done is done. Thread-safe. */
@FunctionalInterface
public interface AuditLog {

    /** Forgets everything at once. */
    AuditLog NONE = event -> {};

    /** Something was done, or tried in vain. */
    void record(AuditEvent event);

    /** This one and then another one. */
    default AuditLog and(AuditLog other) {
        return event -> {
            record(event);
            other.record(event);
        };
    }
}
