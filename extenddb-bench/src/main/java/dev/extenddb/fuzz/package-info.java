/**
 * Mutated requests against the HTTP door: nothing a client sends may be a 500, a hang, a leak of memory or a look into another account.
 *
 * <p>Nothing here checks what the right answer is. Start reading at {@link dev.extenddb.fuzz.FuzzRun}.
 */
package dev.extenddb.fuzz;
