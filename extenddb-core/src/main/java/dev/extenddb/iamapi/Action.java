package dev.extenddb.iamapi;

import dev.extenddb.query.Xml;

/** One action of the API. Thread-safe. */
@FunctionalInterface
interface Action {

    /** Does it, and returns what the answer's result element has in it. */
    Xml run(IamCall call);
}
