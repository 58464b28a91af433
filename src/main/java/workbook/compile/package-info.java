/** From a learner's files to classes that tests can run, or to the reason why there are none. */
@NullMarked
package workbook.compile;

import org.jspecify.annotations.NullMarked;
