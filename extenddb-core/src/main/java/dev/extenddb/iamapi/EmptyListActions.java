package dev.extenddb.iamapi;

import dev.extenddb.query.Xml;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What AWS has and is not here, such as keys for other services: tools ask for it, most of all before they delete. Thread-safe. */
final class EmptyListActions {

    private final Owners owners;

    EmptyListActions(Owners owners) {
        this.owners = owners;
    }

    Map<String, Action> actions() {
        Map<String, Action> actions = new HashMap<>();
        actions.put("ListInstanceProfilesForRole", call -> of(call, OwnerKind.ROLE, "InstanceProfiles"));
        actions.put("ListMFADevices", call -> ofUser(call, "MFADevices"));
        actions.put("ListSSHPublicKeys", call -> ofUser(call, "SSHPublicKeys"));
        actions.put("ListSigningCertificates", call -> ofUser(call, "Certificates"));
        actions.put("ListServiceSpecificCredentials", call -> ofUser(call, "ServiceSpecificCredentials"));
        actions.put("ListVirtualMFADevices", call -> ofAccount(call, "VirtualMFADevices"));
        actions.put("ListAccountAliases", call -> ofAccount(call, "AccountAliases"));
        return actions;
    }

    private Xml of(IamCall call, OwnerKind kind, String list) {
        Owner unused = owners.require(call, kind);
        return empty(list);
    }

    private Xml ofUser(IamCall call, String list) {
        Owner unused = owners.requireUser(call);
        return empty(list);
    }

    private static Xml ofAccount(IamCall call, String list) {
        call.allowAnywhere();
        return empty(list);
    }

    private static Xml empty(String list) {
        return new Xml().texts(list, List.of()).text("IsTruncated", "false");
    }
}
