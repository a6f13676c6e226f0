package billing.api;

import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a person pays at a channel's page before it begins, such as a pass. Whoever sells says what
 * is paid until when, and gives it up when it is not to be had any more: unpaid it is closed at the
 * channel, and what was paid, or is paid all the same, goes back wholly.
 */
public interface Prepayments {
  /** Where the person is who pays. */
  enum Client {
    /** In a browser: a page of the channel is opened. */
    BROWSER,
    /** In a program of the channel's own platform, which asks for the payment itself. */
    PROGRAM
  }

  /**
   * What is to be paid.
   *
   * @param id the seller's own, for each account once
   * @param account the buyer's
   * @param lot the id of the lot that earns it
   */
  record Order(UUID id, AccountId account, String lot, Words words, Terms terms) {}

  /** What it is called, as the payer and the receipt read it. */
  record Words(String lotName, String name, String nameEn) {}

  /**
   * How it is to be paid.
   *
   * @param channel a gateway's name
   * @param until afterwards nobody can begin to pay
   */
  record Terms(String channel, Client client, Fen amount, Instant until) {}

  /**
   * Who pays, which is told to the channel and not kept.
   *
   * @param identity who it is at the channel; needed in a program
   * @param address from which network address it pays
   */
  record Payer(Optional<String> identity, String address) {
    /** It never prints who it is. */
    @Override
    public String toString() {
      return "a payer";
    }
  }

  /** How the payer comes to the channel's page. */
  sealed interface Go {
    /** A page to be opened. */
    record Url(String url) implements Go {}

    /** What {@code wx.requestPayment} is asked with. */
    record WeChatPay(String timeStamp, String nonceStr, String prepay, String paySign)
        implements Go {}

    /** What {@code my.tradePay} is asked with. */
    record AlipayTrade(String tradeNo) implements Go {}
  }

  /** How far a prepayment has come. */
  enum State {
    /** It is not known to be paid, and may be. */
    WAITING,
    /** The money is here. */
    PAID,
    /** It was not paid and will not be. */
    CLOSED,
    /** The money is on its way back, or back. */
    GIVEN_BACK,
    /** The channel does not give the money back: a person has to. */
    STUCK
  }

  /**
   * A prepayment as it stands.
   *
   * @param number ours, of the order at the channel
   * @param go while it waits, and the channel has answered
   * @param receipt its number, once it is paid
   */
  record Prepayment(
      UUID id, String number, State state, Optional<Go> go, Optional<String> receipt) {}

  /** Whether a channel can be paid at in this way. */
  boolean isOffered(String channel, Client client);

  /** Writes it down and has the channel open it; the same id again answers how it stands. */
  Uni<Prepayment> begin(Order order, Payer payer);

  /** How it stands, asked anew at the channel while it waits; empty when there is none. */
  Uni<Optional<Prepayment>> ask(AccountId account, UUID id, Payer payer);

  /** How all of an account stand by our books, the newest first; none says how to pay. */
  Uni<List<Prepayment>> listOf(AccountId account);

  /** How one stands by our books. */
  Uni<Optional<Prepayment>> find(AccountId account, UUID id);

  /**
   * It is not wanted any more. It is closed at the channel if nobody has paid, and given back
   * wholly if somebody has or does. To say so again changes nothing.
   */
  Uni<Optional<Prepayment>> giveUp(AccountId account, UUID id);
}
