/** What a learner has done so far, and a way back from everything that writes over their files. */
@NullMarked
package workbook.progress;

import org.jspecify.annotations.NullMarked;
