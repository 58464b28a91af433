/**
 * The screen of {@code ./workbook} on a terminal: its life, its keys, and the views that fill it.
 * Knows no course.
 */
@NullMarked
package workbook.screen;

import org.jspecify.annotations.NullMarked;
