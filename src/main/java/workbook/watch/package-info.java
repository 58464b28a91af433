/** Notices that a learner has saved. */
@NullMarked
package workbook.watch;

import org.jspecify.annotations.NullMarked;
