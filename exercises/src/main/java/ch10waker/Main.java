package ch10waker;

/** Chapter 10's programs: a sleeper and who wakes it, the bell's calls, a flag in a hot loop. */
public final class Main {

    private Main() {}

    /** Hands a task to a thread that sleeps, in three ways; or does what the word asks for. */
    public static void main(String[] args) throws Exception {
        switch (String.join(" ", args)) {
            case "" -> HandedOver.run(System.out);
            case "bell" -> Rung.run(System.out);
            case "flag" -> HotLoop.run(System.out);
            default -> {
                System.err.println("ch10 knows two words: bell, flag."
                        + " Without one: a task for a thread that sleeps.");
                System.exit(2);
            }
        }
    }
}
