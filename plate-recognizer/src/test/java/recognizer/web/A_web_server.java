package recognizer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_web_server {
  private static final WebServer.Address HERE = new WebServer.Address("test", "127.0.0.1", 0);
  private static final WebServer.Room SMALL = new WebServer.Room("test", 1, 1);

  private final HttpClient client = HttpClient.newHttpClient();

  private CompletableFuture<Integer> ask(WebServer server) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/any"))
            .POST(BodyPublishers.noBody())
            .build();
    return client.sendAsync(request, BodyHandlers.discarding()).thenApply(it -> it.statusCode());
  }

  @Test
  void hangs_up_on_whom_it_has_no_room_for_and_answers_the_others() throws Exception {
    CountDownLatch mayAnswer = new CountDownLatch(1);
    try (WebServer server =
        WebServer.start(
            HERE,
            SMALL,
            exchange -> {
              await(mayAnswer);
              exchange.sendResponseHeaders(204, -1);
            })) {
      List<CompletableFuture<Integer>> all = Stream.generate(() -> ask(server)).limit(3).toList();
      CompletableFuture<Object> first =
          CompletableFuture.anyOf(all.toArray(CompletableFuture[]::new));
      assertThatThrownBy(() -> first.get(20, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(IOException.class);
      mayAnswer.countDown();
      assertThat(all.stream().map(A_web_server::answer)).containsExactlyInAnyOrder(204, 204, 0);
    }
  }

  /** The status, or 0 where there was no answer. */
  private static int answer(CompletableFuture<Integer> one) {
    return one.orTimeout(20, TimeUnit.SECONDS).exceptionally(none -> 0).join();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void on_a_port_in_use_is_refused_naming_what_to_change() throws IOException {
    try (WebServer server = WebServer.start(HERE, SMALL, exchange -> {})) {
      assertThatThrownBy(
              () ->
                  WebServer.start(
                      new WebServer.Address("status", "127.0.0.1", server.port()),
                      SMALL,
                      exchange -> {}))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith(
              "status.port: port " + server.port() + " of 127.0.0.1 cannot be used");
    }
  }
}
