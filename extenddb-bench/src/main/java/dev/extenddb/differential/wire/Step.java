package dev.extenddb.differential.wire;

/**
 * A request, and how much of the answer to fetch.
 *
 * @param call the request
 * @param paging whether to go on to further pages
 * @param order how far the items' order is fixed
 * @param damaged whether a member of the body was damaged at random, so that it may be no request of the service model at all
 */
public record Step(Call call, Paging paging, ItemOrder order, boolean damaged) {

    /** How much of an answer to fetch. */
    public enum Paging {
        /** The request as it is. */
        ONE_PAGE,
        /** The request, then again from each LastEvaluatedKey, taken together. */
        ALL_PAGES,
        /** All pages of every segment, taken together. */
        ALL_SEGMENTS
    }

    /** A request that is not damaged. */
    public Step(Call call, Paging paging, ItemOrder order) {
        this(call, paging, order, false);
    }

    /** A request sent once, with the order of items fixed. */
    public static Step once(Call call) {
        return new Step(call, Paging.ONE_PAGE, ItemOrder.fixed(), false);
    }
}
