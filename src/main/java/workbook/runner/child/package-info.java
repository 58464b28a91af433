/** The test JVM's side: one job comes over a private channel, JUnit runs it, the JVM ends. */
@NullMarked
package workbook.runner.child;

import org.jspecify.annotations.NullMarked;
