package parking.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import parking.looks.Looks;
import parking.plates.Plate;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Plates_in_answers {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String VISIT = "00000000-0000-7000-8000-000000000001";
  private static final String CASE =
      """
      {"session": {"id": "%s", "lotId": "west-lake", "car": {"plate": {"text": "浙A0T945"}}},
       "opinions": [{"reader": "x", "plate": "浙A0T946"}],
       "list": [{"plate": ""}, {"stay": "%s", "plate": "浙A•••••"}]}"""
          .formatted(VISIT, VISIT);

  @Test
  void are_found_with_what_they_belong_to() throws JsonProcessingException {
    assertThat(PlatesInAnswers.find(JSON.readTree(CASE), "elsewhere"))
        .containsExactly(
            new PlatesInAnswers.Found(
                "west-lake", new Looks.Shown(new Plate("浙A0T945"), UUID.fromString(VISIT))));
  }

  @Test
  void are_masked_wherever_they_stand() throws JsonProcessingException {
    var tree = JSON.readTree(CASE);
    PlatesInAnswers.mask(tree);
    assertThat(tree.toString())
        .contains("浙A•••45", "浙A•••46", "浙A•••••", VISIT)
        .doesNotContain("浙A0T945", "浙A0T946");
  }

  @Test
  void of_a_table_are_known_by_their_form() {
    var table = "visit,plate\n1,浙A0T945\n2,浙AD12345\n3,粤Z0T94港\n";
    assertThat(PlatesInAnswers.mask(table))
        .isEqualTo("visit,plate\n1,浙A•••45\n2,浙A•••45\n3,粤Z•••4港\n");
    assertThat(PlatesInAnswers.find(table))
        .extracting(it -> it.shown().plate().text())
        .containsExactly("浙A0T945", "浙AD12345", "粤Z0T94港");
  }
}
