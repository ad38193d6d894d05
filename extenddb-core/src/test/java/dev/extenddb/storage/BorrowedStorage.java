package dev.extenddb.storage;

/** A storage that somebody else will close, shared by several engines. */
record BorrowedStorage(Storage lender) implements Storage {

    @Override
    public ItemStore items() {
        return lender.items();
    }

    @Override
    public TableSpaces tableSpaces() {
        return lender.tableSpaces();
    }

    @Override
    public CatalogStore catalog() {
        return lender.catalog();
    }

    @Override
    public boolean blocking() {
        return lender.blocking();
    }

    @Override
    public boolean shared() {
        return true;
    }

    @Override
    public void close() {
        // It is not ours.
    }
}
