package parking.issuer;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import parking.issuer.LogIns.LogIn;
import parking.streetoffices.Member;
import parking.streetoffices.StaffBook;

/** Turns a password into a code, a code into tokens, and a refresh token into the next ones. */
@ApplicationScoped
class LoggingIn {
  private final StaffBook book;
  private final Credentials credentials;
  private final LogIns logIns;
  private final StaffIssuer issuer;

  LoggingIn(StaffBook book, Credentials credentials, LogIns logIns, StaffIssuer issuer) {
    this.book = book;
    this.credentials = credentials;
    this.logIns = logIns;
    this.issuer = issuer;
  }

  /**
   * What came of showing a password: a code, or why there is none.
   *
   * @param why empty when there is a code
   */
  record Answer(Optional<String> code, Optional<Refusal> why) {
    static Answer because(Refusal refusal) {
      return new Answer(Optional.empty(), Optional.of(refusal));
    }
  }

  /** Why there is no code. */
  enum Refusal {
    WRONG,
    WAIT,
    /** The password is right and has to be changed first. */
    TO_BE_CHANGED,
    TOO_SHORT,
    TOO_LONG,
    HOLDS_THE_NAME,
    TOO_SIMPLE,
    NOT_NEW,
    NOT_TWICE_THE_SAME
  }

  /**
   * Somebody shows a password, and perhaps a new one that is to take its place.
   *
   * @param wanted the new one; empty for no change
   * @param again the new one once more
   */
  record Shown(String id, String password, Optional<String> wanted, String again) {}

  /** Answers with a code when the password is right and, if it was a one-time one, is changed. */
  Uni<Answer> show(Shown shown, LogIns.Asked asked) {
    return credentials
        .check(shown.id(), shown.password())
        .chain(
            outcome ->
                switch (outcome) {
                  case WRONG -> Uni.createFrom().item(Answer.because(Refusal.WRONG));
                  case WAIT -> Uni.createFrom().item(Answer.because(Refusal.WAIT));
                  case ONE_TIME -> changed(shown, asked, true);
                  case RIGHT -> changed(shown, asked, false);
                });
  }

  private Uni<Answer> changed(Shown shown, LogIns.Asked asked, boolean must) {
    if (shown.wanted().isEmpty()) {
      return must
          ? Uni.createFrom().item(Answer.because(Refusal.TO_BE_CHANGED))
          : begin(shown.id(), asked);
    }
    var refusal = refusal(shown, shown.wanted().get());
    return refusal
        .map(why -> Uni.createFrom().item(Answer.because(why)))
        .orElseGet(
            () ->
                credentials
                    .change(shown.id(), shown.wanted().get())
                    .chain(() -> begin(shown.id(), asked)));
  }

  private static Optional<Refusal> refusal(Shown shown, String wanted) {
    if (!wanted.equals(shown.again())) {
      return Optional.of(Refusal.NOT_TWICE_THE_SAME);
    }
    return PasswordRules.complaint(shown.id(), shown.password(), wanted)
        .map(complaint -> Refusal.valueOf(complaint.name()));
  }

  /** Somebody who works here no more is answered like a wrong password. */
  private Uni<Answer> begin(String id, LogIns.Asked asked) {
    return book.find(id)
        .chain(
            found ->
                found.filter(this::isOurs).isEmpty()
                    ? Uni.createFrom().item(Answer.because(Refusal.WRONG))
                    : logIns
                        .begin(id, asked)
                        .map(code -> new Answer(Optional.of(code), Optional.empty())));
  }

  private boolean isOurs(Member member) {
    return member.isActive() && member.identity().issuer().equals(issuer.name());
  }

  /** Whoever a log-in belongs to, as long as that person may do something and it was not ended. */
  record Good(LogIn logIn, Member member) {}

  /**
   * Takes a code from whoever asked for it.
   *
   * @param verifier what the challenge was made of (RFC 7636)
   */
  Uni<Optional<Good>> takeCode(String code, String redirect, String verifier) {
    return logIns
        .takeCode(code)
        .map(
            taken ->
                taken.filter(
                    it ->
                        it.asked()
                            .filter(asked -> asked.redirect().equals(redirect))
                            .filter(asked -> asked.challenge().equals(LogIns.hash(verifier)))
                            .isPresent()))
        .chain(this::good);
  }

  /** Takes a refresh token. */
  Uni<Optional<Good>> takeRefresh(String token) {
    return logIns.takeRefresh(token).chain(this::good);
  }

  private Uni<Optional<Good>> good(Optional<LogIn> taken) {
    if (taken.isEmpty()) {
      return Uni.createFrom().item(Optional.empty());
    }
    return book.find(taken.get().staff())
        .map(found -> found.filter(this::isOurs).map(member -> new Good(taken.get(), member)));
  }
}
