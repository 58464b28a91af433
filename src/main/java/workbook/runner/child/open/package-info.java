/** The few classes that JUnit and jnr-ffi have to find by reflection; they know no secret. */
@NullMarked
package workbook.runner.child.open;

import org.jspecify.annotations.NullMarked;
