/**
 * The engine's front door. {@link dev.extenddb.ExtendDb} wires storage, clock and operations together by hand and is what every other
 * door, HTTP, JUnit or a program of your own, walks through.
 */
package dev.extenddb;
