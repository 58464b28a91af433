package workbook.screen;

import java.util.List;
import java.util.Optional;

/**
 * What fills the screen and answers keys. A view knows no terminal and starts no thread: both of its
 * methods are called on one thread, one at a time, so that a test can call them as well.
 *
 * <p>Whatever a view asks of the world outside, such as jumping to an exercise, it asks of callbacks
 * that it was made with.
 */
public interface View {

    /**
     * Draws it. The rules of drawing:
     *
     * <ul>
     *   <li>Each text is one line of the screen: no line breaks, no tabs, no control characters but
     *       those of {@link Style} and of a link (OSC 8). What a style or link begins ends in the
     *       same line.
     *   <li>Lines beyond {@code rows}, and what goes beyond {@code columns}, are cut off; missing
     *       lines stay blank. So a view has to be whole at 40 x 12, and must bear any size from 1 x 1.
     *   <li>Styles are always used: the screen leaves them out where no color is wanted. So nothing
     *       may be told by a style alone; a chosen row begins with {@code "> "}.
     *   <li>It may be asked at any time and often, so it reads no files and changes nothing, but for
     *       remembering the size, for the sake of keys that turn pages.
     * </ul>
     */
    List<String> lines(int columns, int rows);

    /**
     * Answers a key. Ctrl-C and Ctrl-Z never come here: they are the screen's.
     *
     * @return what is shown from now on, in place of this: the same view or its next state; empty if
     *     it is done, and what was there before is shown again
     */
    Optional<View> key(Key key);
}
