package ch11timers;

/** Chapter 11's programs: how late a thousand timers are, how to spin, and who is too late. */
public final class Main {

    private Main() {}

    /** Measures how late a thousand timers are; or does what the word asks for. */
    public static void main(String[] args) throws Exception {
        switch (String.join(" ", args)) {
            case "" -> Lateness.run(System.out);
            case "spin" -> Rounded.run(System.out);
            case "timerfd" -> Struck.run(System.out);
            case "late" -> TooLong.run(System.out);
            default -> {
                System.err.println("ch11 knows three words: spin, timerfd, late."
                        + " Without one: a thousand timers, and how late they are.");
                System.exit(2);
            }
        }
    }
}
