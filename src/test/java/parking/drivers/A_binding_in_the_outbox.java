package parking.drivers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_binding_in_the_outbox {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final UUID ACCOUNT = UUID.fromString("a0000000-0000-0000-0000-000000000001");

  @Test
  void that_was_written_when_one_WeChat_identity_paid_is_read_as_one_payer() throws IOException {
    var written =
        """
        {"account": "a0000000-0000-0000-0000-000000000001", "weChatOpenId": "openid-1",
          "plate": "浙A0T001", "colour": "BLUE"}""";
    assertThat(JSON.readValue(written, PlateBound.class))
        .isEqualTo(
            new PlateBound(
                ACCOUNT, List.of(new Payer("wechat", "openid-1")), "浙A0T001", "BLUE", null));
  }

  @Test
  void keeps_the_payers_in_their_order() throws IOException {
    var payers = List.of(new Payer("alipay", "2088000000000001"), new Payer("wechat", "openid-1"));
    var fact = new PlateBound(ACCOUNT, payers, "浙A0T001", "BLUE", 5000L);
    assertThat(JSON.readValue(JSON.writeValueAsString(fact), PlateBound.class)).isEqualTo(fact);
  }

  @Test
  void never_prints_who_pays() {
    var fact =
        new PlateBound(ACCOUNT, List.of(new Payer("wechat", "openid-1")), "浙A0T001", "BLUE", null);
    assertThat(fact + fact.payers().toString()).doesNotContain("openid").doesNotContain("0T001");
  }
}
