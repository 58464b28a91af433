/** From a saved file to a verdict: compile, compare signatures, run the tests in a JVM of their own. */
@NullMarked
package workbook.runner;

import org.jspecify.annotations.NullMarked;
