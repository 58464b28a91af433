package ch01blocking;

/** A request that gets a sentence instead of a message: what was wrong with it. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;

    Refusal(int status, String sentence) {
        super(sentence);
        this.status = status;
    }

    HttpAnswer answer() {
        return new HttpAnswer(status, getMessage() + "\n");
    }
}
