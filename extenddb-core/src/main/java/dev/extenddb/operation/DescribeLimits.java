package dev.extenddb.operation;

import dev.extenddb.policy.AccessRequest;
import dev.extenddb.table.AccountQuotas;
import dev.extenddb.wire.Structure;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** DescribeLimits: the provisioned throughput that an account and a table may have. */
public final class DescribeLimits implements Operation<DescribeLimits.Request, AccountQuotas> {

    private static final Structure<Request> INPUT = Structure.of("DescribeLimitsInput", in -> new Request());

    /** The request has no members. */
    public record Request() {}

    @Override
    public String name() {
        return "DescribeLimits";
    }

    @Override
    public Structure<Request> input() {
        return INPUT;
    }

    @Override
    public List<AccessRequest> access(Caller caller, Request request) {
        return List.of(TableAccess.other(caller, name(), "*"));
    }

    @Override
    public CompletionStage<AccountQuotas> execute(Caller caller, Request request) {
        return CompletableFuture.completedFuture(AccountQuotas.DEFAULT);
    }
}
