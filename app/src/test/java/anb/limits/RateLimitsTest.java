package anb.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import anb.RealParts;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

@RealParts
class RateLimitsTest {

    @Autowired
    RateLimits limits;

    @Autowired
    Buckets buckets;

    @Autowired
    StringRedisTemplate redis;

    @Autowired
    LettuceConnectionFactory factory;

    @Autowired
    SharedBuckets shared;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final String somebody = UUID.randomUUID().toString();

    @BeforeEach
    void redisAnswers() {
        warmUp(shared);
    }

    /** Through a new connection the first call may take too long for the breaker, and the node then counts alone. */
    private static void warmUp(SharedBuckets these) {
        await().atMost(Duration.ofMinutes(1))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> these.take("warming-up", Limit.LOGIN).isPresent());
    }

    @Test
    void exactlyAsManyAsAllowedPassHoweverManyTryAtOnce() throws Exception {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var attempts = IntStream.range(0, 60)
                    .<Callable<Boolean>>mapToObj(i -> () -> passes(limits, Limit.LOGIN))
                    .toList();

            assertThat(people.invokeAll(attempts).stream().map(Future::resultNow))
                    .filteredOn(passed -> passed)
                    .hasSize(10);
        }
    }

    @Test
    void onePersonsLimitIsNotAnothers() {
        IntStream.range(0, 10).forEach(i -> limits.check(Limit.LOGIN, somebody));

        assertThat(passes(limits, Limit.LOGIN)).isFalse();
        limits.check(Limit.LOGIN, "somebody else " + somebody);
        limits.check(Limit.VOTE, somebody);
    }

    @Test
    void anAccountsVotesAreCountedTogetherByAllNodesButForTheFirstFew() {
        var asked = new SharedBuckets(factory, buckets, InstantSource.system());
        warmUp(asked);
        var other = new RateLimits(asked, new LocalBuckets(buckets), buckets, meters);

        long here =
                IntStream.range(0, 10).filter(i -> passes(limits, Limit.VOTE)).count();
        here += IntStream.range(0, 60).filter(i -> passes(limits, Limit.VOTE)).count();
        long there =
                IntStream.range(0, 200).filter(i -> passes(other, Limit.VOTE)).count();

        assertThat(here).isEqualTo(70);
        assertThat(there).isEqualTo(60);
        assertThat(passes(limits, Limit.VOTE)).isFalse();
    }

    @Test
    void whoIsRefusedLearnsWhenToComeBack() {
        IntStream.range(0, 30).forEach(i -> limits.check(Limit.UPLOAD, somebody));

        assertThatThrownBy(() -> limits.check(Limit.UPLOAD, somebody))
                .isInstanceOfSatisfying(Problem.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(ErrorCode.RATE_LIMITED);
                    assertThat(refusal.retryAfter()).isBetween(Duration.ofMinutes(58), Duration.ofMinutes(60));
                });
    }

    @Test
    void nothingStaysInRedisForGoodNorSaysWhoItIs() {
        // a call of a busy machine may come too late for the breaker, which then counts here for a while
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> {
            limits.check(Limit.LOGIN, somebody);
            assertThat(redis.keys("limit:login:*")).isNotEmpty();
        });

        var keys = redis.keys("limit:login:*");

        assertThat(keys).noneMatch(key -> key.contains(somebody) || key.length() > 60);
        // -1 would be for good; -2 is one that went meanwhile
        assertThat(keys)
                .allSatisfy(key ->
                        assertThat(redis.getExpire(key)).isNotEqualTo(-1L).isLessThanOrEqualTo(80L));
    }

    @Test
    void withoutRedisEachNodeCountsForItselfAndStaysFast() {
        var alone = withoutRedis();
        var start = System.nanoTime();

        var passed =
                IntStream.range(0, 200).filter(i -> passes(alone, Limit.VOTE)).count();

        assertThat(passed).isEqualTo(120);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void aNodesOwnBucketsAreBoundedInNumber() {
        var local = new LocalBuckets(buckets);
        IntStream.range(0, 10).forEach(i -> local.take("first", Limit.LOGIN));
        assertThat(local.take("first", Limit.LOGIN)).isPositive();

        IntStream.range(0, 130_000).forEach(i -> local.take("other" + i, Limit.LOGIN));

        assertThat(local.size()).isEqualTo(100_000);
    }

    @Test
    void afterAFailureOneCallerInTwoSecondsTriesAgain() {
        var clock = new Clock();
        var breaker = new Breaker(clock);
        assertThat(breaker.mayTry()).isTrue();

        assertThat(breaker.failed()).isTrue();
        assertThat(breaker.mayTry()).isFalse();
        clock.now = clock.now.plusSeconds(2);
        assertThat(breaker.mayTry()).isTrue();
        assertThat(breaker.mayTry()).isFalse();
        assertThat(breaker.failed()).isFalse();

        clock.now = clock.now.plusSeconds(2);
        assertThat(breaker.mayTry()).isTrue();
        breaker.worked();
        assertThat(breaker.mayTry()).isTrue();
        assertThat(breaker.mayTry()).isTrue();
    }

    private boolean passes(RateLimits these, Limit limit) {
        try {
            these.check(limit, somebody);
            return true;
        } catch (Problem refused) {
            return false;
        }
    }

    @Test
    void refusalsAreCountedByLimitAndABreakerThatIsOpenShows() {
        var alone = withoutRedis();
        IntStream.range(0, 12).forEach(i -> passes(alone, Limit.LOGIN));

        assertThat(meters.get("anb.limits.refusals")
                        .tag("limit", "login")
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(meters.get("anb.limits.refusals")
                        .tag("limit", "vote")
                        .counter()
                        .count())
                .isZero();
        assertThat(meters.get("anb.breaker.open")
                        .tag("breaker", "limits")
                        .gauge()
                        .value())
                .isOne();
    }

    /** A node whose Redis is at an address where nobody listens. */
    private RateLimits withoutRedis() {
        var options = ClientOptions.builder()
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .build();
        var factory = new LettuceConnectionFactory(
                new RedisStandaloneConfiguration("127.0.0.1", 1),
                LettuceClientConfiguration.builder().clientOptions(options).build());
        factory.afterPropertiesSet();
        factory.start();
        var shared = new SharedBuckets(factory, buckets, InstantSource.system());
        shared.bindTo(meters);
        return new RateLimits(shared, new LocalBuckets(buckets), buckets, meters);
    }

    private static final class Clock implements InstantSource {

        private Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            return now;
        }
    }
}
