package ch01blocking;

public final class ReplyParser {
    public static Reply parse(java.io.Inp