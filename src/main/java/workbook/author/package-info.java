/** What authors need: starters, the three-way contract, and a check that says what is missing. */
@NullMarked
package workbook.author;

import org.jspecify.annotations.NullMarked;
