package dev.extenddb.capacity;

/** How far a read is to be trusted, which is what it is paid by. */
public enum ReadMode {
    EVENTUAL,
    CONSISTENT,
    TRANSACTIONAL;

    /** The mode of a read outside of transactions. */
    public static ReadMode of(boolean consistent) {
        return consistent ? CONSISTENT : EVENTUAL;
    }

    /** The capacity units of a read of so many bytes. */
    public double units(long sizeBytes) {
        return this == TRANSACTIONAL
                ? CapacityUnits.transactionalRead(sizeBytes)
                : CapacityUnits.read(sizeBytes, this == CONSISTENT);
    }
}
