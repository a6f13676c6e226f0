package billing.gateways.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import billing.gateways.Gateway;
import billing.testing.BillingDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BillingDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class A_service_without_Alipay {
  @Inject Instance<Gateway> gateways;

  @TestHTTPResource("/notifications/alipay")
  URI endpoint;

  @Test
  void lists_no_such_gateway() {
    assertThat(gateways.stream()).noneMatch(AlipayGateway.class::isInstance);
  }

  @Test
  void takes_no_notifications() throws Exception {
    var answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(endpoint)
                    .POST(HttpRequest.BodyPublishers.ofString("a=b"))
                    .build(),
                BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).isEqualTo("failure");
  }
}
