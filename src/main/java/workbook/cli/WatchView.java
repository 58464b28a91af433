package workbook.cli;

/**
 * How the watch screen is laid out.
 *
 * <pre>
 *  ch01 / read-to-end  Where does a reply end?                         3 points
 *  Finish `ReplyReader.readToEnd`.                                (t: the task)
 *  exercises/src/main/java/ch01blocking/ReplyReader.java:31
 *
 *  2 of 5 tests fail                                                     0.14 s
 *
 *  x a reply split into three pieces is read to its end
 *
 *    did       readToEnd() on a socket whose peer sent 3 pieces
 *    ...
 *  more below: space
 *
 *  ch01 [###-----] 1 of 4      all [#-------] 1 of 4, 2 of 12 points
 *  n next  h hint  l list  s solution  r check  o open  ? keys  q quit
 * </pre>
 *
 * While a check runs, the verdict's place says "Checking read-to-end ... 1 s"; before the first,
 * "Save, and it is checked". After a pass it says "all 5 tests pass", and "n next  s compare".
 */
final class WatchView {

    private WatchView() {}
}
