package parking.drivers;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;

/**
 * A fact: these pay for a plate from now on, and nobody else. It never prints who.
 *
 * @param payers in the order in which they are asked; empty when nobody pays any more
 * @param askAboveFen above which price the driver wants to be asked; null for none
 */
public record PlateBound(
    UUID account, List<Payer> payers, String plate, String colour, Long askAboveFen) {
  public PlateBound {
    payers = List.copyOf(payers);
  }

  /**
   * As the outbox has it.
   *
   * @param weChatOpenId who pays, of a fact that was written when one WeChat identity paid; null in
   *     later ones
   */
  @JsonCreator
  static PlateBound read(
      @JsonProperty("account") UUID account,
      @JsonProperty("payers") List<Payer> payers,
      @JsonProperty("weChatOpenId") String weChatOpenId,
      @JsonProperty("plate") String plate,
      @JsonProperty("colour") String colour,
      @JsonProperty("askAboveFen") Long askAboveFen) {
    var list = weChatOpenId == null ? payers : List.of(new Payer(Payer.WECHAT, weChatOpenId));
    return new PlateBound(account, list, plate, colour, askAboveFen);
  }

  @Override
  public String toString() {
    return "PlateBound[account=" + account + "]";
  }
}
