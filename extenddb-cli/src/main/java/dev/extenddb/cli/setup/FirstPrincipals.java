package dev.extenddb.cli.setup;

import dev.extenddb.cli.CommandException;
import dev.extenddb.iam.Account;
import dev.extenddb.iam.AccountStore;
import dev.extenddb.iam.Admin;
import dev.extenddb.iam.AdminStore;
import dev.extenddb.iam.Directory;
import dev.extenddb.iam.IamException;
import dev.extenddb.iam.NewAccessKey;
import dev.extenddb.iam.SecretKeyring;
import dev.extenddb.iam.User;
import dev.extenddb.iam.Users;
import dev.extenddb.storage.CatalogStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The account, its first user and the administrator that a new database begins with. */
public final class FirstPrincipals {

    private static final String ADMIN_USER = "EXTENDDB_ADMIN_USER";
    private static final String ADMIN_PASSWORD = "EXTENDDB_ADMIN_PASSWORD";

    private static final String ACCESS_KEY_ID = "EXTENDDB_ACCESS_KEY_ID";
    private static final String SECRET_ACCESS_KEY = "EXTENDDB_SECRET_ACCESS_KEY";

    private static final String FIRST_USER = "admin";
    private static final String EVERYTHING = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}""";

    private static final int PASSWORD_LENGTH = 24;
    private static final int SOME = 10;

    private final Map<String, String> environment;

    /**
     * Those that an environment names, or else some by default.
     *
     * @throws CommandException if its administrator cannot be
     */
    public FirstPrincipals(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /**
     * Adds an account called default unless there are accounts, with a user who may do everything in it, and an administrator unless there
     * are administrators.
     *
     * @param keyring seals the user's secret
     */
    public void create(CatalogStore catalog, SecretKeyring keyring, Report report) {
        String account = createAccount(new AccountStore(catalog), report);
        createUser(new Directory(catalog, keyring, InstantSource.system(), Runnable::run).users(), account, report);
        createAdmin(new AdminStore(catalog), report);
    }

    /** Returns the first account. */
    private static String createAccount(AccountStore accounts, Report report) {
        List<Account> present = accounts.list("", SOME);
        if (present.isEmpty()) {
            var account = new Account(RandomText.accountId(), "default", Instant.now());
            accounts.create(account);
            report.tell(true, "account " + account.id() + " (" + account.name() + ")");
            return account.id();
        }
        present.forEach(account -> report.tell(false, "account " + account.id() + " (" + account.name() + ")"));
        return present.get(0).id();
    }

    /** A key is made for a user that is made now, and not for one that somebody has made. */
    private void createUser(Users users, String account, Report report) {
        List<User> present = users.list(account, "", SOME);
        if (present.isEmpty()) {
            User user = users.create(account, FIRST_USER);
            users.policies().put(account, FIRST_USER, "AdministratorAccess", EVERYTHING);
            Optional<NewAccessKey> given = givenKey();
            given.ifPresent(key -> importKey(users, account, key));
            report.tell(true, "user " + user.arn());
            if (given.isEmpty()) {
                NewAccessKey key = users.createAccessKey(account, FIRST_USER);
                report.secret("access key", key.id());
                report.secret("secret access key, shown only now", key.secret());
            }
        }
        present.forEach(user -> report.tell(false, "user " + user.arn()));
    }

    private Optional<NewAccessKey> givenKey() {
        return Optional.ofNullable(environment.get(ACCESS_KEY_ID))
                .map(id -> new NewAccessKey(id, environment.getOrDefault(SECRET_ACCESS_KEY, "")));
    }

    private static void importKey(Users users, String account, NewAccessKey key) {
        try {
            users.importAccessKey(account, FIRST_USER, key);
        } catch (IamException e) {
            users.delete(account, FIRST_USER);
            throw new CommandException(
                    ACCESS_KEY_ID + " or " + SECRET_ACCESS_KEY + " cannot be used: " + e.getMessage() + ".");
        }
    }

    private void createAdmin(AdminStore admins, Report report) {
        List<Admin> present = admins.list("", SOME);
        if (present.isEmpty()) {
            Optional<String> given = Optional.ofNullable(environment.get(ADMIN_PASSWORD));
            String password = given.orElseGet(() -> RandomText.password(PASSWORD_LENGTH));
            Admin admin = admin(password);
            admins.create(admin);
            report.tell(true, "administrator " + admin.name());
            if (given.isEmpty()) {
                report.secret("password, shown only now", password);
            }
        }
        present.forEach(admin -> report.tell(false, "administrator " + admin.name()));
    }

    private Admin admin(String password) {
        try {
            return new Admin(environment.getOrDefault(ADMIN_USER, "admin"), new Bcrypt().of(password), Instant.now());
        } catch (IllegalArgumentException e) {
            throw new CommandException(ADMIN_USER + " or " + ADMIN_PASSWORD + " cannot be used: " + e.getMessage());
        }
    }
}
