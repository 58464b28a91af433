/** The book: {@code chapters/chNN*}{@code /chapter.adoc} rendered to static pages, and what is wrong with them. */
@NullMarked
package workbook.book;

import org.jspecify.annotations.NullMarked;
