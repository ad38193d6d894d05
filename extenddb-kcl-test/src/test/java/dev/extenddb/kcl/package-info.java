/** A consumer of streams made with the Kinesis Client Library, against a server of ours. Start reading at the only test. */
package dev.extenddb.kcl;
