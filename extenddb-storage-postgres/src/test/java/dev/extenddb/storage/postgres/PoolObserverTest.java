package dev.extenddb.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.storage.sql.PoolFigures;
import dev.extenddb.storage.sql.PoolObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PoolObserverTest {

    @Test
    void hearsOfThePoolAndOfEachConnectionThatIsGivenOut() {
        var pools = new ArrayList<String>();
        var figures = new ArrayList<Supplier<PoolFigures>>();
        var acquired = new AtomicInteger();
        var observer = new PoolObserver() {
            @Override
            public void opened(String pool, Supplier<PoolFigures> now) {
                pools.add(pool);
                figures.add(now);
            }

            @Override
            public void acquired(String pool, long nanos) {
                assertThat(nanos).isNotNegative();
                acquired.incrementAndGet();
            }

            @Override
            public void timedOut(String pool) {
                throw new AssertionError("a connection was waited for in vain");
            }
        };
        try (var storage = PostgresStorage.connect(TestServer.newSchema(), observer)) {
            int before = acquired.get();
            storage.catalog().list("a", "b", "c", "", 1);

            assertThat(pools).isEqualTo(List.of("postgres"));
            assertThat(acquired.get()).isGreaterThan(before);
            assertThat(figures.get(0).get().most()).isEqualTo(6);
            assertThat(figures.get(0).get().active()).isZero();
        }
    }
}
