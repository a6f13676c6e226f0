package billing.gateways.alipay;

import billing.gateways.NewsFigures;
import billing.gateways.NewsFigures.Outcome;
import billing.gateways.Notices;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/**
 * Where Alipay sends its notifications. The answer is the word {@code success} when the news is
 * stored, otherwise {@code failure}, with {@code 401} when it is not from Alipay, {@code 400} when
 * it cannot be read, {@code 413} when it is too long, {@code 404} when the gateway is not enabled,
 * and {@code 500} when it could not be stored; Alipay sends it again unless the answer is {@code
 * success}. News that comes twice is stored once, because {@link Notices} does so.
 */
@Path("/notifications/alipay")
public class Notifications {
  private static final int LONGEST_BODY = 65_536;

  private final Instance<ReadingNews> news;
  private final Notices notices;
  private final NewsFigures figures;

  Notifications(Instance<ReadingNews> news, Notices notices, NewsFigures figures) {
    this.news = news;
    this.notices = notices;
    this.figures = figures;
  }

  /** One notification. */
  @POST
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.TEXT_PLAIN)
  public Uni<Response> receive(byte[] body) {
    if (!news.isResolvable()) {
      return Uni.createFrom().item(failure(404));
    }
    if (body.length > LONGEST_BODY) {
      return Uni.createFrom().item(failure(413));
    }
    var item = news.get().read(new String(body, StandardCharsets.UTF_8));
    if (item instanceof ReadingNews.Item.True told) {
      return notices
          .heard(told.news())
          .invoke(() -> figures.came(AlipayGateway.NAME, Outcome.STORED))
          .map(stored -> success())
          .onFailure()
          .invoke(e -> Log.error("A notification from Alipay could not be stored", e))
          .onFailure()
          .invoke(() -> figures.came(AlipayGateway.NAME, Outcome.NOT_STORED))
          .onFailure()
          .recoverWithItem(() -> failure(500));
    }
    if (item instanceof ReadingNews.Item.Forged) {
      figures.came(AlipayGateway.NAME, Outcome.FORGED);
      Log.warn("A notification was turned away: it is not signed by Alipay");
      return Uni.createFrom().item(failure(401));
    }
    figures.came(AlipayGateway.NAME, Outcome.UNREADABLE);
    Log.warn("A notification from Alipay cannot be read");
    return Uni.createFrom().item(failure(400));
  }

  private static Response success() {
    return Response.ok("success", MediaType.TEXT_PLAIN).build();
  }

  private static Response failure(int status) {
    return Response.status(status).type(MediaType.TEXT_PLAIN).entity("failure").build();
  }
}
