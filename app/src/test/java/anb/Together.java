package anb;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Many who do the same at the same moment. */
public final class Together {

    private Together() {}

    /** What one of them does. */
    public interface Act<T> {
        T as(int number) throws Exception;
    }

    /** Lets all of them go at once. @return what each got, in the order of their numbers */
    public static <T> List<T> atOnce(int count, Act<T> act) throws Exception {
        var start = new CountDownLatch(1);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> all = IntStream.range(0, count)
                    .mapToObj(n -> executor.submit(() -> {
                        start.await();
                        return act.as(n);
                    }))
                    .toList();
            start.countDown();
            List<T> results = new ArrayList<>();
            for (var one : all) {
                results.add(one.get());
            }
            return results;
        }
    }
}
