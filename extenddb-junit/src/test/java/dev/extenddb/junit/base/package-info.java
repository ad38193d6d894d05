/** Classes that tests of other packages extend. */
package dev.extenddb.junit.base;
