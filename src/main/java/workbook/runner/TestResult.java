package workbook.runner;

/**
 * What one test said.
 *
 * @param method the test method, such as {@code aReplyInThreePiecesIsReadToItsEnd}
 * @param name the sentence a learner reads, from {@code @DisplayName}
 * @param status how it came out
 * @param message did / saw / expected / why / read, ready to print; empty after a pass
 * @param yours the learner's line, as {@code ReplyReader.java:31   int n = in.read(buffer);}; empty
 *     if none is known
 * @param millis how long it ran
 */
public record TestResult(
        String method, String name, Status status, String message, String yours, long millis) {}
