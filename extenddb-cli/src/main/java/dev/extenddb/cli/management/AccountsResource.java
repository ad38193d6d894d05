package dev.extenddb.cli.management;

import dev.extenddb.iam.Account;
import dev.extenddb.storage.CatalogKey;
import dev.extenddb.table.TableDefinition;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/** Accounts. */
final class AccountsResource {

    private static final int DIGITS = 12;
    private static final int LONGEST_NAME = 128;

    private static final View<Account> ACCOUNT = View.<Account>named("Account")
            .text("account_id", "12 digits.", Account::id)
            .text("account_name", "What people call it.", Account::name)
            .time("created_at", "When it was created.", Account::createdAt);

    private final SecureRandom random = new SecureRandom();
    private final Services services;

    AccountsResource(Services services) {
        this.services = services;
    }

    List<Route> routes() {
        return List.of(
                RouteForm.post("/accounts", "management:CreateAccount", "Creates an account.")
                        .body(
                                Field.text("account_id", "12 digits; drawn at random unless given.")
                                        .optional(),
                                Field.text("account_name", "1 to 128 characters, unique."))
                        .making("account_id")
                        .gives(ACCOUNT, this::create),
                RouteForm.get("/accounts", "Lists accounts.")
                        .lists(ACCOUNT, Account::id, call -> services.accounts().list(call.after(), call.limit())),
                RouteForm.get("/accounts/{account}", "Shows an account.").gives(ACCOUNT, this::find),
                RouteForm.delete(
                                "/accounts/{account}",
                                "management:DeleteAccount",
                                "Deletes an account without tables, with all its users, groups, roles and policies.")
                        .tells(this::delete));
    }

    private Account create(Call call) {
        String name = call.text("account_name");
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw ApiException.invalid("The name of an account has 1 to " + LONGEST_NAME + " characters.");
        }
        Account account = account(call.findText("account_id"), name);
        if (!services.accounts().create(account)) {
            throw ApiException.conflict("EntityAlreadyExists", "Account with id " + account.id() + " already exists.");
        }
        return account;
    }

    private Account account(Optional<String> id, String name) {
        try {
            return new Account(id.orElseGet(this::draw), name, services.clock().instant());
        } catch (IllegalArgumentException e) {
            throw ApiException.invalid(e.getMessage() + ".");
        }
    }

    private String draw() {
        StringBuilder id = new StringBuilder().append(1 + random.nextInt(9));
        while (id.length() < DIGITS) {
            id.append(random.nextInt(10));
        }
        return id.toString();
    }

    private Account find(Call call) {
        return services.accounts().find(call.account()).orElseThrow();
    }

    private String delete(Call call) {
        requireNoTables(call.account());
        boolean unused = services.directory().deleteAccount(call.account());
        return "Account " + call.account() + " is deleted.";
    }

    private void requireNoTables(String account) {
        boolean owns =
                services
                        .catalog()
                        .listAll(TableDefinition.CATALOG_KIND, new CatalogKey(account, "", "", ""), 1)
                        .stream()
                        .anyMatch(table -> table.key().account().equals(account));
        if (owns) {
            throw ApiException.conflict("DeleteConflict", "The account has tables. Delete them first, in all regions.");
        }
    }
}
