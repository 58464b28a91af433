/** Brings a newer edition of the course into a learner's folder, and loses nothing of theirs. */
@NullMarked
package workbook.update;

import org.jspecify.annotations.NullMarked;
