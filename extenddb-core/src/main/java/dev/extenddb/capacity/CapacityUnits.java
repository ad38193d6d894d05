package dev.extenddb.capacity;

/**
 * What reads and writes cost; see "Capacity unit consumption for read operations" and "… for write operations" in the Developer Guide.
 * Sizes are in bytes by the rules of item sizes.
 */
public final class CapacityUnits {

    private static final int READ_BLOCK = 4096;
    private static final int WRITE_BLOCK = 1024;

    private CapacityUnits() {}

    /** The units of a read of so many bytes in all; an absent item costs as much as the smallest one. */
    public static double read(long sizeBytes, boolean consistent) {
        long blocks = blocks(sizeBytes, READ_BLOCK);
        return consistent ? blocks : blocks / 2.0;
    }

    /** The units of a read within a transaction. */
    public static double transactionalRead(long sizeBytes) {
        return 2.0 * blocks(sizeBytes, READ_BLOCK);
    }

    /** The units of a write, by the larger of the item's sizes before and after it. */
    public static double write(long sizeBytes) {
        return blocks(sizeBytes, WRITE_BLOCK);
    }

    private static long blocks(long sizeBytes, int block) {
        return Math.max(1, (sizeBytes + block - 1) / block);
    }
}
