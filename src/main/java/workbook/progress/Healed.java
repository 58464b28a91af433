package workbook.progress;

import java.nio.file.Path;

/**
 * Progress could not be read, was set aside, and begins anew: a check of every exercise rebuilds it.
 *
 * @param keptAs where the unreadable file is now
 * @param why what was wrong with it
 */
public record Healed(Path keptAs, String why) {}
