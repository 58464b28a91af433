package workbook.progress;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A moment as a part of a file name, in UTC, so that names sort by time. */
final class Stamp {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private Stamp() {}

    static String of(Instant moment) {
        return FORM.format(moment);
    }
}
