package dev.extenddb.operation;

import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.policy.AccessRequest;
import dev.extenddb.table.TableAddress;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.wire.Structure;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** DescribeTable: tells what is known of a table. */
public final class DescribeTable implements Operation<DescribeTable.Request, TableResponse> {

    private static final Structure<Request> INPUT = Structure.of(
            "DescribeTableInput", in -> new Request(in.get(CommonMembers.TABLE_NAME)), CommonMembers.TABLE_NAME);

    private final TableCatalog tables;
    private final DataPlane items;

    DescribeTable(TableCatalog tables, DataPlane items) {
        this.tables = tables;
        this.items = items;
    }

    /** The request's members; see DescribeTable in the API reference. */
    public record Request(String tableName) {}

    @Override
    public String name() {
        return "DescribeTable";
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
    public CompletionStage<TableResponse> execute(Caller caller, Request request) {
        TableAddress address = caller.table(request.tableName());
        return items.run(() ->
                new TableResponse("Table", tables.describe(tables.known(address).definition())));
    }
}
