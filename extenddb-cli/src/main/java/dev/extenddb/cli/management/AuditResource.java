package dev.extenddb.cli.management;

import dev.extenddb.audit.AuditEntry;
import dev.extenddb.audit.AuditQuery;
import java.util.List;

/** What was done. */
final class AuditResource {

    private static final View<AuditEntry> ENTRY = View.<AuditEntry>named("AuditEvent")
            .text("id", "Grows with time.", AuditEntry::id)
            .time("at", "When.", entry -> entry.event().at())
            .text(
                    "actor",
                    "Who: an ARN, or admin/ and a name.",
                    entry -> entry.event().actor())
            .text("action", "What.", entry -> entry.event().action())
            .text(
                    "account_id",
                    "In which account; empty if in none.",
                    entry -> entry.event().account())
            .text("target", "To what.", entry -> entry.event().target())
            .text("source", "From which address.", entry -> entry.event().source())
            .text(
                    "outcome",
                    "success, or the name of the error.",
                    entry -> entry.event().outcome())
            .text(
                    "request_id",
                    "The header x-amzn-RequestId of the answer.",
                    entry -> entry.event().requestId());

    private final Services services;

    AuditResource(Services services) {
        this.services = services;
    }

    List<Route> routes() {
        return List.of(RouteForm.get("/audit", "Lists what was done, oldest first.")
                .parameters(
                        Field.text("actor", "Only what they did.").optional(),
                        Field.text("action", "Only that; with an asterisk at the end, all that begins so.")
                                .optional(),
                        Field.text("account", "Only in that account.").optional(),
                        Field.text("from", "Not before that time, such as 2026-01-31T08:00:00Z.")
                                .optional(),
                        Field.text("to", "Before that time.").optional())
                .lists(ENTRY, AuditEntry::id, this::find));
    }

    private List<AuditEntry> find(Call call) {
        services.trail().flush();
        return services.trail()
                .find(new AuditQuery(
                        call.after(),
                        call.parameter("actor"),
                        call.parameter("action"),
                        call.parameter("account"),
                        call.time("from"),
                        call.time("to"),
                        call.limit()));
    }
}
