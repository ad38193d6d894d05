/** The tests that the tutorial and the how-to pages show. */
package dev.extenddb.howto;
