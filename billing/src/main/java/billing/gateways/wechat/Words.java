package billing.gateways.wechat;

import billing.api.Agreements.Answer;
import billing.api.Agreements.State;
import billing.api.ChannelVehicle;
import billing.gateways.EntryReply;
import billing.gateways.Reply;
import billing.gateways.guarding.CallFailed;
import com.wechat.pay.java.service.wexinpayscoreparking.model.Parking;
import com.wechat.pay.java.service.wexinpayscoreparking.model.PlateColor;
import com.wechat.pay.java.service.wexinpayscoreparking.model.PlateService;
import com.wechat.pay.java.service.wexinpayscoreparking.model.Transaction;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the channel's words mean to us; the only place that knows them. Sources stand in {@code
 * docs/contracts/wechat-pay-parking.md}.
 */
final class Words {
  /** Everything that looks like a plate, because the channel's messages may quote one. */
  private static final Pattern PLATE = Pattern.compile("\\p{IsHan}[A-Z][A-Z0-9]{3,6}\\p{IsHan}?");

  /** The "bank" of money that the channel advanced. */
  private static final String ADVANCED = "BPA";

  private static final int LONGEST_REASON = 64;

  private static final Set<String> NO_SUCH_ORDER =
      Set.of("NOT_FOUND", "ORDER_NOT_EXIST", "RESOURCE_NOT_EXISTS");

  /** The error codes that are an answer. Any other leaves us as wise as before. */
  private static final Map<String, Meaning> CODES =
      Map.of(
          "PARAM_ERROR", Meaning.NEVER,
          "INVALID_REQUEST", Meaning.NEVER,
          "NO_AUTH", Meaning.NEVER,
          "NOT_FOUND", Meaning.NEVER,
          "RULE_LIMIT", Meaning.LATER,
          "SYSTEM_ERROR", Meaning.ASK_AGAIN,
          "FREQUENCY_LIMITED", Meaning.ASK_AGAIN,
          "SIGN_ERROR", Meaning.ASK_AGAIN);

  private Words() {}

  private enum Meaning {
    /** Refused; a person has to do something before it can work. */
    NEVER,
    /** Refused; a new order may be taken later. */
    LATER,
    /** Not dealt with: the same request again is right. */
    ASK_AGAIN
  }

  static PlateColor colour(ChannelVehicle.PlateColour colour) {
    return switch (colour) {
      case BLUE -> PlateColor.BLUE;
      case GREEN -> PlateColor.GREEN;
      case YELLOW -> PlateColor.YELLOW;
      case YELLOW_GREEN -> PlateColor.LIMEGREEN;
      case WHITE -> PlateColor.WHITE;
      case BLACK -> PlateColor.BLACK;
    };
  }

  /** What a transaction says about its order. */
  static Reply reply(Transaction told) {
    return switch (String.valueOf(told.getTradeState())) {
      case "SUCCESS", "REFUND" -> paid(told);
      case "ACCEPT", "ACCEPTED" -> new Reply.Accepted();
      case "PAY_FAIL" -> refused("PAY_FAIL", told.getTradeStateDescription(), false);
      default -> new Reply.Silence("the channel names an unknown trade state");
    };
  }

  private static Reply paid(Transaction told) {
    var at = time(told.getSuccessTime()).or(() -> time(told.getCreateTime()));
    return at.isPresent() && told.getTransactionId() != null
        ? new Reply.Paid(told.getTransactionId(), at.get(), backing(told), Told.amount(told))
        : new Reply.Silence("the channel says SUCCESS without a number or a time");
  }

  /** Who repaid an advance is said only of one; without a word it is not repaid. */
  private static Reply.Backing backing(Transaction told) {
    if (!ADVANCED.equals(told.getBankType())) {
      return Reply.Backing.PAYER;
    }
    return "Y".equals(told.getUserRepaid()) ? Reply.Backing.REPAID : Reply.Backing.ADVANCED;
  }

  static Optional<Instant> time(String text) {
    try {
      return Optional.ofNullable(text).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
    } catch (DateTimeException notRfc3339) {
      return Optional.empty();
    }
  }

  /** What a failure means to an order that was just sent. */
  static Reply reply(CallFailed failed) {
    return switch (meaning(failed)) {
      case NEVER -> refused(failed.said().code(), failed.said().message(), false);
      case LATER -> refused(failed.said().code(), failed.said().message(), true);
      case ASK_AGAIN -> new Reply.Silence(failed.getMessage());
    };
  }

  /** What a failure means to the question for an order. */
  static Reply replyToQuery(CallFailed failed) {
    return failed.said().status() == 404 && NO_SUCH_ORDER.contains(failed.said().code())
        ? new Reply.NotFound()
        : new Reply.Silence(failed.getMessage());
  }

  /** How an agreement stands, by the state of a plate's service. */
  static Answer agreement(PlateService told) {
    var word = String.valueOf(told.getServiceState());
    return switch (word) {
      case "NORMAL" -> new Answer(State.SIGNED, word);
      case "PAUSE" -> new Answer(State.PAUSED, word);
      case "OUT_SERVICE" -> new Answer(State.NONE, word);
      default -> new Answer(State.UNKNOWN, "the channel names an unknown service state");
    };
  }

  /** Why a plate cannot be charged, by the state of its service; empty when it can. */
  static Optional<EntryReply> blocked(PlateService told) {
    return switch (String.valueOf(told.getServiceState())) {
      case "NORMAL" -> Optional.empty();
      case "null" -> Optional.of(new EntryReply.Silence("the channel names no service state"));
      default -> Optional.of(new EntryReply.Blocked(told.getServiceState()));
    };
  }

  /** What the registration of an entry says. */
  static EntryReply entryReply(Parking told) {
    return switch (String.valueOf(told.getState())) {
      case "NORMAL" -> new EntryReply.Registered(told.getId());
      case "BLOCKED" ->
          new EntryReply.Blocked(told.getBlockReason() == null ? "BLOCKED" : told.getBlockReason());
      default -> new EntryReply.Silence("the channel names an unknown entry state");
    };
  }

  /**
   * What a notification says of an entry.
   *
   * @param state {@code NORMAL} or {@code BLOCKED}
   * @param why the channel's words for a blocked one; null when it gave none
   * @param entryId the channel's id of the entry
   */
  static EntryReply entryReply(String state, String why, String entryId) {
    if ("NORMAL".equals(state) && entryId != null) {
      return new EntryReply.Registered(entryId);
    }
    if (!"BLOCKED".equals(state)) {
      return new EntryReply.Silence("the channel names an unknown entry state");
    }
    var reason = why == null || why.isBlank() ? "BLOCKED" : withoutPlates(why);
    return new EntryReply.Blocked(
        reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON));
  }

  /** What a failure means to an entry. */
  static EntryReply entryReply(CallFailed failed) {
    return meaning(failed) == Meaning.NEVER
        ? new EntryReply.Blocked(failed.said().code())
        : new EntryReply.Silence(failed.getMessage());
  }

  /** Whether a code means that the same request at once again is what the contract asks for. */
  static boolean asksAgain(String code) {
    return code.equals("SYSTEM_ERROR");
  }

  private static Meaning meaning(CallFailed failed) {
    return CODES.getOrDefault(failed.said().code(), Meaning.ASK_AGAIN);
  }

  private static Reply refused(String code, String message, boolean retriable) {
    return new Reply.Refused(code, withoutPlates(message), retriable);
  }

  /** The channel's words without anything that looks like a plate. */
  static String withoutPlates(String message) {
    return message == null ? "" : PLATE.matcher(message).replaceAll("***");
  }
}
