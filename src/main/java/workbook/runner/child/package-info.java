/** The test JVM's side: takes one job over a private channel, runs it with JUnit, and is thrown away. */
@NullMarked
package workbook.runner.child;

import org.jspecify.annotations.NullMarked;
