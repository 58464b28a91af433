/** The command line: every command, what it prints, and nothing else. */
@NullMarked
package workbook.cli;

import org.jspecify.annotations.NullMarked;
