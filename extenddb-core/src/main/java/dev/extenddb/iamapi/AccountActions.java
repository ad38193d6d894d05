package dev.extenddb.iamapi;

import dev.extenddb.iam.Directory;
import dev.extenddb.query.Xml;
import java.util.LinkedHashMap;
import java.util.Map;

/** The account as a whole. Thread-safe. */
final class AccountActions {

    private static final int ALL = Integer.MAX_VALUE;

    private final Directory directory;

    AccountActions(Directory directory) {
        this.directory = directory;
    }

    Map<String, Action> actions() {
        return Map.of("GetAccountSummary", this::summary);
    }

    private Xml summary(IamCall call) {
        call.allowAnywhere();
        String account = call.account();
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put("Users", directory.users().list(account, "", ALL).size());
        counts.put("Groups", directory.groups().list(account, "", ALL).size());
        counts.put("Roles", directory.roles().list(account, "", ALL).size());
        counts.put(
                "Policies", directory.managedPolicies().list(account, "", ALL).size());
        counts.put("AccessKeysPerUserQuota", 2);
        counts.put("VersionsPerPolicyQuota", 5);
        var entries = new Xml();
        counts.forEach((key, value) ->
                entries.element("entry", new Xml().text("key", key).text("value", String.valueOf(value))));
        return new Xml().element("SummaryMap", entries);
    }
}
