/**
 * The control of an emulator over HTTP, for applications in another process or language. Nothing here does what {@code Emulator} cannot; nobody has it who
 * does not start it.
 *
 * <p>Start reading at {@link dev.extenddb.control.ControlServer}.
 */
package dev.extenddb.control;
