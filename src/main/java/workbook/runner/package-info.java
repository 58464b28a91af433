/** From a saved file to a verdict: signatures, compiler, and tests in a JVM of their own. */
@NullMarked
package workbook.runner;

import org.jspecify.annotations.NullMarked;
