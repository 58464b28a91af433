package ch02threads;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/** How many threads could be had here, by each of the limits that may end it. */
final class Limits {

    /** What we expect of a parked thread, kernel included, in kilobytes: generous. */
    private static final long EACH = 128;

    private static final Path KERNEL = Path.of("/proc/sys");

    /**
     * One limit.
     *
     * @param threads how many more threads it allows
     * @param name what it is, and where it is set
     */
    record Limit(long threads, String name) {}

    private final List<Limit> limits = new ArrayList<>();

    /** The limits of this process, now. */
    static Limits now() {
        Limits now = new Limits();
        long running = runningThreads();
        now.add(user(), running, "tasks of this user, ulimit -u");
        now.add(number("kernel/threads-max"), running, "tasks of this system, kernel.threads-max");
        now.add(number("kernel/pid_max"), running, "numbers for tasks, kernel.pid_max");
        // A stack is two mappings: the memory, and the guard at its end.
        now.add(half(number("vm/max_map_count")), 0, "memory mappings, vm.max_map_count / 2");
        now.add(ControlGroup.tasksLeft(), 0, "tasks of this control group, pids.max");
        now.add(inThreads(memory()), 0, "memory available, at " + EACH + " kB each");
        now.add(inThreads(ControlGroup.memoryLeft()), 0, "memory of this control group");
        return now;
    }

    /** For what takes none of the kernel's threads. */
    static Limits none() {
        return of(List.of(new Limit(Long.MAX_VALUE, "none")));
    }

    /** These limits, for tests. */
    static Limits of(List<Limit> limits) {
        Limits these = new Limits();
        these.limits.addAll(limits);
        return these;
    }

    private void add(OptionalLong limit, long used, String name) {
        limit.ifPresent(most -> limits.add(new Limit(Math.max(0, most - used), name)));
    }

    /** All that were found, the tightest first. */
    List<Limit> all() {
        return limits.stream().sorted(Comparator.comparingLong(Limit::threads)).toList();
    }

    /** The tightest one. Where the system tells none, a guess that hurts nobody. */
    Limit tightest() {
        return all().stream().findFirst().orElse(new Limit(4_000, "a guess"));
    }

    /** Whether so many threads leave others on this machine as much again. */
    boolean allow(int threads) {
        return threads <= tightest().threads() / 2;
    }

    private static OptionalLong user() {
        return Proc.number(Path.of("/proc/self/limits"), "Max processes");
    }

    private static OptionalLong memory() {
        return Proc.number(Path.of("/proc/meminfo"), "MemAvailable:");
    }

    private static OptionalLong number(String setting) {
        return Proc.number(KERNEL.resolve(setting), "");
    }

    private static OptionalLong half(OptionalLong number) {
        return number.isPresent() ? OptionalLong.of(number.getAsLong() / 2) : number;
    }

    private static OptionalLong inThreads(OptionalLong kilobytes) {
        return kilobytes.isPresent() ? OptionalLong.of(kilobytes.getAsLong() / EACH) : kilobytes;
    }

    /** All there are on this system: {@code 0.20 0.18 0.12 1/80 11206}, the number behind the /. */
    private static long runningThreads() {
        try {
            String load = Files.readString(Path.of("/proc/loadavg"), UTF_8);
            return Long.parseLong(load.replaceFirst("(?s).*/(\\d+).*", "$1"));
        } catch (IOException | NumberFormatException unknown) {
            return 0;
        }
    }
}
