package dev.extenddb.operation;

import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.policy.AccessRequest;
import dev.extenddb.table.TableAddress;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.wire.Structure;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** DescribeContinuousBackups: to which instants a table can be restored. */
public final class DescribeContinuousBackups
        implements Operation<DescribeContinuousBackups.Request, ContinuousBackups> {

    private static final Structure<Request> INPUT = Structure.of(
            "DescribeContinuousBackupsInput",
            in -> new Request(in.get(CommonMembers.TABLE_NAME)),
            CommonMembers.TABLE_NAME);

    private final TableCatalog tables;
    private final DataPlane items;

    DescribeContinuousBackups(TableCatalog tables, DataPlane items) {
        this.tables = tables;
        this.items = items;
    }

    /** The request's members; see DescribeContinuousBackups in the API reference. */
    public record Request(String tableName) {}

    @Override
    public String name() {
        return "DescribeContinuousBackups";
    }

    @Override
    public Structure<Request> input() {
        return INPUT;
    }

    @Override
    public List<AccessRequest> access(Caller caller, Request request) {
        return List.of(TableAccess.to(tables, caller, request.tableName()).request(name()));
    }

    @Override
    public CompletionStage<ContinuousBackups> execute(Caller caller, Request request) {
        TableAddress address = caller.table(request.tableName());
        return items.run(() -> ContinuousBackups.of(ContinuousBackups.require(tables, address), tables.now()));
    }
}
