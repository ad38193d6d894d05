package dev.extenddb.cli.management;

import dev.extenddb.audit.AuditTrail;
import dev.extenddb.iam.AccountStore;
import dev.extenddb.iam.AdminStore;
import dev.extenddb.iam.Directory;
import dev.extenddb.settings.SettingsStore;
import dev.extenddb.storage.CatalogStore;
import java.time.InstantSource;

/** What the resources are about. */
record Services(
        CatalogStore catalog,
        Directory directory,
        AccountStore accounts,
        AdminStore admins,
        SettingsStore settings,
        AuditTrail trail,
        Passwords passwords,
        InstantSource clock) {}
