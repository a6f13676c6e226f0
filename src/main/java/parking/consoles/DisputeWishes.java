package parking.consoles;

import billing.api.DisputeView;
import billing.api.DisputeView.By;
import billing.api.DisputeView.Reason;
import billing.api.DisputeView.Side;
import billing.api.Disputes;
import billing.api.StayId;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import parking.passages.SentPictures;
import parking.problems.Problem;

/** Opens disputes for whoever has shown that the visit is theirs to dispute. */
@ApplicationScoped
public class DisputeWishes {
  private final Disputes disputes;
  private final SentPictures pictures;

  DisputeWishes(Disputes disputes, SentPictures pictures) {
    this.disputes = disputes;
    this.pictures = pictures;
  }

  /**
   * What a driver says.
   *
   * @param by DRIVER, or OPERATOR on a driver's behalf
   * @param reason one of {@link Reason}
   * @param words the driver's own, 1 to 500 characters
   * @param picture a JPEG or PNG in base64, at most 3 MiB, if there is one
   */
  public record Wish(String by, String reason, String words, String picture) {}

  /** A dispute; money is fen. */
  public record Shown(
      String number,
      UUID session,
      Reason reason,
      DisputeView.State state,
      DisputeView.Times times,
      Optional<Refund> refund,
      List<DisputeView.Step> steps) {
    static Shown of(DisputeView it) {
      return new Shown(
          it.number(),
          it.subject().stay().value(),
          it.reason(),
          it.state(),
          it.times(),
          it.refund()
              .map(back -> new Refund(back.amount().count(), back.isWhole(), back.wasWrong())),
          it.steps());
    }
  }

  /** What was decided. */
  public record Refund(long amountFen, boolean isWhole, boolean wasWrong) {}

  /** Opens a dispute about a session. */
  public Uni<Shown> open(UUID session, Wish wish, By by) {
    var reason = Asked.oneOf("reason", Reason.class, wish.reason());
    var words = Asked.words("words: what is wrong", wish.words());
    return kept(wish.picture())
        .chain(
            picture ->
                disputes.open(
                    new Disputes.Opening(new StayId(session), reason, by, words, picture)))
        .map(DisputeWishes::shown);
  }

  private static Shown shown(Disputes.Opened outcome) {
    if (outcome instanceof Disputes.Opened.Done done) {
      return Shown.of(done.dispute());
    }
    if (outcome instanceof Disputes.Opened.AlreadyOpen open) {
      throw Problem.conflict(
              "dispute-open", "A dispute about this visit waits for a decision already.")
          .with("dispute", open.number());
    }
    throw Problem.unprocessable(
        "nothing-charged", "Nothing is charged for this visit, so there is nothing to dispute.");
  }

  private Uni<Optional<DisputeView.Picture>> kept(String data) {
    if (data == null || data.isEmpty()) {
      return Uni.createFrom().item(Optional.empty());
    }
    var bytes = decoded(data);
    return Uni.createFrom()
        .item(() -> kept(bytes))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  private Optional<DisputeView.Picture> kept(byte[] bytes) {
    try {
      var kept = pictures.keep(bytes);
      return Optional.of(new DisputeView.Picture(kept.sha256(), kept.kind().mediaType()));
    } catch (IllegalArgumentException e) {
      throw Problem.malformed("picture: " + e.getMessage() + ".");
    }
  }

  private static byte[] decoded(String data) {
    try {
      return Base64.getDecoder().decode(data);
    } catch (IllegalArgumentException e) {
      throw Problem.malformed("picture: no base64 (%s).".formatted(e.getMessage()));
    }
  }

  /** For whom a wish speaks. */
  static Side side(String by) {
    return Asked.oneOf("by", Side.class, by);
  }
}
