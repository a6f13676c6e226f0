package billing.gateways.wechat;

import billing.gateways.NewsFigures;
import billing.gateways.NewsFigures.Outcome;
import billing.gateways.Notices;
import com.wechat.pay.java.core.exception.DecryptionException;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/**
 * Where WeChat Pay sends its notifications. Its answers are in WeChat's own form: {@code 200} when
 * the news is stored, {@code 401} when it is not from WeChat, {@code 400} when it cannot be read,
 * {@code 413} when it is too long, {@code 404} when the gateway is not enabled, and {@code 500}
 * when it could not be stored; WeChat sends it again unless the answer is {@code 200}. News that
 * comes twice is stored once, because {@link Notices} does so.
 */
@Path("/notifications/wechat")
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
  @Produces(MediaType.APPLICATION_JSON)
  public Uni<Response> receive(@Context HttpHeaders headers, byte[] body) {
    if (!news.isResolvable()) {
      return done(404, "the WeChat gateway is not enabled");
    }
    if (body.length > LONGEST_BODY) {
      return done(413, "the notification is too long");
    }
    try {
      var text = new String(body, StandardCharsets.UTF_8);
      return dealt(news.get().read(headers::getHeaderString, text));
    } catch (DecryptionException e) {
      figures.came(WeChatGateway.NAME, Outcome.UNREADABLE);
      Log.error("A notification cannot be decrypted: see billing.wechat.api-v3-key-file");
      return done(500, "the notification cannot be decrypted");
    }
  }

  private Uni<Response> dealt(ReadingNews.Item item) {
    if (item instanceof ReadingNews.Item.Forged) {
      figures.came(WeChatGateway.NAME, Outcome.FORGED);
      Log.warn("A notification was turned away: its signature or time is wrong");
      return done(401, "signature or timestamp is wrong");
    }
    if (item instanceof ReadingNews.Item.Unreadable) {
      figures.came(WeChatGateway.NAME, Outcome.UNREADABLE);
      Log.warn("A notification from WeChat could not be read");
      return done(400, "the notification cannot be read");
    }
    if (item instanceof ReadingNews.Item.True told) {
      return notices
          .heard(told.news())
          .invoke(() -> figures.came(WeChatGateway.NAME, Outcome.STORED))
          .map(stored -> answer(200, "stored"))
          .onFailure()
          .invoke(e -> Log.error("A notification could not be stored", e))
          .onFailure()
          .invoke(() -> figures.came(WeChatGateway.NAME, Outcome.NOT_STORED))
          .onFailure()
          .recoverWithItem(() -> answer(500, "the notification could not be stored"));
    }
    return done(200, "nothing to do");
  }

  private static Uni<Response> done(int status, String message) {
    return Uni.createFrom().item(answer(status, message));
  }

  private static Response answer(int status, String message) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON)
        .entity(new Said(status == 200 ? "SUCCESS" : "FAIL", message))
        .build();
  }

  /** WeChat's form of an answer. */
  public record Said(String code, String message) {}
}
