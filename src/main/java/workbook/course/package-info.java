/** What the course is made of: chapters, exercises, starters and near-misses, read from {@code chapters/}. */
@NullMarked
package workbook.course;

import org.jspecify.annotations.NullMarked;
