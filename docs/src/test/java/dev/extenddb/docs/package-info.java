/** Checks of the documentation: that what it shows is what the build compiles and runs. */
package dev.extenddb.docs;
