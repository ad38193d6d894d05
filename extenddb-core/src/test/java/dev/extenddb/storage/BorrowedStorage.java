package dev.extenddb.storage;

/** A storage that somebody else will close, shared by several engines. */
record BorrowedStorage(Storage storage) implements StorageDecorator {

    @Override
    public boolean shared() {
        return true;
    }

    @Override
    public void close() {
        // It is not ours.
    }
}
