package io.keruen.benchmarks.quality;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/**
 * Works on numbers in several threads and hands out the results in the order of the numbers, so that what is made of
 * them, and where it stops, does not depend on the threads. Few results wait: memory does not grow with the numbers.
 */
final class InOrder<T> implements AutoCloseable {
    private final int threads;
    private final ExecutorService executor;

    InOrder(int threads) {
        this.threads = threads;
        executor = Executors.newFixedThreadPool(threads);
    }

    /** Works on {@code first}, {@code first + 1} … as long as the next is wanted by what was taken before it. */
    void play(long first, BooleanSupplier wanted, LongFunction<T> work, Consumer<T> taker) throws InterruptedException {
        Deque<Future<T>> ahead = new ArrayDeque<>();
        long started = first;
        for (long next = first; wanted.getAsBoolean(); next++) {
            while (started < next + 2L * threads) {
                long number = started++;
                ahead.add(executor.submit(() -> work.apply(number)));
            }
            try {
                taker.accept(ahead.remove().get());
            } catch (ExecutionException e) {
                throw new IllegalStateException("number " + next + ": " + e.getCause(), e.getCause());
            }
        }
        ahead.forEach(unwanted -> unwanted.cancel(false));
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
