package ch02threads;

/** TODO(author): one sentence that says what is tested. */
class AllAtOnceTest {
    // TODO(author): tests named as behavior, each with a @DisplayName.
}
