package ch07triggers;

/** Chapter 7's programs: experiments whose outcome is to be predicted first. */
public final class Main {

    private Main() {}

    /** Loses some replies, and then none; or makes the experiment that the word asks for. */
    public static void main(String[] args) throws Exception {
        String word = String.join(" ", args);
        switch (word) {
            case "" -> LostReplies.run(System.out);
            case "level", "edge", "oneshot" -> ThreeTriggers.run(word, System.out);
            case "drain" -> Flood.run(System.out);
            case "happened" -> Bits.run(System.out);
            case "turns" -> Turns.run(System.out);
            case "closed" -> StillThere.run(System.out);
            default -> {
                System.err.println("ch07 knows seven words: level, edge, oneshot, drain, happened,"
                        + " turns, closed. Without one: five replies, of which some are lost.");
                System.exit(2);
            }
        }
    }
}
