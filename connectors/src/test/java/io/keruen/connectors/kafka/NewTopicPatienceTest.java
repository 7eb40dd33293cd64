package io.keruen.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;

class NewTopicPatienceTest {
    private static final Exception UNKNOWN = new UnknownTopicOrPartitionException("escort.alerts");
    private static final Exception REFUSED = new TopicAuthorizationException("escort.alerts");

    private final Deque<Exception> answers = new ArrayDeque<>();

    @Test
    void a_topic_that_is_not_known_yet_is_asked_for_again() throws Exception {
        answers.addAll(List.of(UNKNOWN, UNKNOWN, UNKNOWN));
        new NewTopicPatience(Duration.ofHours(1)).await(this::answer);
        assertThat(answers).isEmpty();
    }

    @Test
    void another_answer_is_told_at_once() {
        answers.addAll(List.of(UNKNOWN, REFUSED, UNKNOWN));
        assertThatThrownBy(() -> new NewTopicPatience(Duration.ofHours(1)).await(this::answer))
                .hasCause(REFUSED);
        assertThat(answers).hasSize(1);
    }

    @Test
    void patience_ends() {
        answers.addAll(List.of(UNKNOWN, UNKNOWN));
        assertThatThrownBy(() -> new NewTopicPatience(Duration.ZERO).await(this::answer))
                .hasCause(UNKNOWN);
        assertThat(answers).hasSize(1);
    }

    private void answer() throws ExecutionException {
        Exception answer = answers.poll();
        if (answer != null) {
            throw new ExecutionException(answer);
        }
    }
}
