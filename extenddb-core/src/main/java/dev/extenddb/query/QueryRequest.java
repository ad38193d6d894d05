package dev.extenddb.query;

import dev.extenddb.iam.Signatory;
import dev.extenddb.policy.PrincipalAuthority;

/**
 * A request of which it is known who sends it.
 *
 * @param action what is to be done
 * @param form its parameters
 * @param sender who signed it
 * @param authority what the sender may do
 */
public record QueryRequest(String action, QueryForm form, Signatory sender, PrincipalAuthority authority) {

    static final String UNKNOWN_ACTION = "InvalidAction";

    /** The sender's account. */
    public String account() {
        return sender.principal().account();
    }

    /** The refusal of an action that the service does not know. */
    public QueryError.Refusal unknownAction() {
        return new QueryError(
                        400,
                        UNKNOWN_ACTION,
                        "Could not find operation " + action + " for version "
                                + form.find("Version").orElse("NO_VERSION_SPECIFIED"))
                .toRefusal();
    }
}
