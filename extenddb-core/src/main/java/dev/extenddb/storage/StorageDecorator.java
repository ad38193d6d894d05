package dev.extenddb.storage;

/** A storage that is another one, except for what it says itself. */
public interface StorageDecorator extends Storage {

    /** The other one. */
    Storage storage();

    @Override
    default ItemStore items() {
        return storage().items();
    }

    @Override
    default ItemStore laggingItems() {
        return storage().laggingItems();
    }

    @Override
    default TableSpaces tableSpaces() {
        return storage().tableSpaces();
    }

    @Override
    default CatalogStore catalog() {
        return storage().catalog();
    }

    @Override
    default boolean blocking() {
        return storage().blocking();
    }

    @Override
    default boolean shared() {
        return storage().shared();
    }

    @Override
    default void close() {
        storage().close();
    }
}
