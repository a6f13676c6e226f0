package parking.lots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_lots_file {
  private final String example = read();

  private static String read() {
    try {
      return Files.readString(Path.of("test/resources/lots.yaml"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void isRefused(String what, String with, String complaint) {
    assertThat(example).contains(what);
    assertThatThrownBy(() -> LotsFile.parse("lots.yaml", example.replaceFirst(what, with)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("lots.yaml")
        .hasMessageContaining(complaint);
  }

  @Test
  void lists_lanes_with_their_lots() {
    var lanes = LotsFile.parse("lots.yaml", example);
    assertThat(lanes).hasSize(25);
    var lot =
        new Lot(
            "west-lake",
            "西湖示例停车场",
            "West Lake sample car park",
            60,
            "hangzhou-road/core",
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            Policy.standard());
    assertThat(lanes.get(0))
        .isEqualTo(new Lane("west-lake-edge", "entrance", Lane.Use.ENTRANCE, lot, ""));
  }

  @Test
  void says_where_a_lot_is_in_both_languages() {
    var written =
        example.replaceFirst(
            "capacity: 60",
            "address: 示例市湖滨路1号\n    addressEn: 1 Lakeside Road, Sample\n    capacity: 60");
    assertThat(LotsFile.parse("lots.yaml", written).get(0).lot().address())
        .contains(new Address("示例市湖滨路1号", "1 Lakeside Road, Sample"));
    isRefused(
        "capacity: 60",
        "address: 示例市湖滨路1号\n    capacity: 60",
        "lot west-lake: address and addressEn go together");
  }

  private String run(String id, String name) {
    return example.replaceFirst(
        "capacity: 60", "operator: {id: %s, name: %s}\n    capacity: 60".formatted(id, name));
  }

  @Test
  void says_who_runs_a_lot_where_it_is_not_the_house() {
    assertThat(LotsFile.operators("lots.yaml", example)).isEmpty();
    assertThat(LotsFile.operators("lots.yaml", run("lakeside", "湖滨公司")))
        .isEqualTo(Map.of("west-lake", new Operator("lakeside", "湖滨公司", "")));
    assertThatThrownBy(() -> LotsFile.operators("lots.yaml", run("湖", "湖滨公司")))
        .hasMessageContaining("the operator of lot west-lake needs an id");
    assertThatThrownBy(() -> LotsFile.operators("lots.yaml", run("lakeside", "''")))
        .hasMessageContaining("the operator of lot west-lake needs a name");
    var two =
        run("lakeside", "湖滨公司")
            .replaceFirst("capacity: 2\n", "capacity: 2\n    operator: {id: lakeside, name: 别家}\n");
    assertThatThrownBy(() -> LotsFile.operators("lots.yaml", two))
        .hasMessageContaining("lot river-street says something else of the operator lakeside");
  }

  @Test
  void is_refused_with_the_line_of_an_unknown_field() {
    isRefused("capacity: 60", "capacty: 60", "line 6: lots[0].capacty");
  }

  @Test
  void is_refused_with_the_place_of_a_wrong_lane_use() {
    isRefused("exit: exit", "exit: way-out", "lots[0].devices.west-lake-edge.exit");
  }

  @Test
  void is_refused_without_capacity() {
    isRefused("capacity: 60", "capacity: 0", "lot west-lake needs a capacity");
  }

  @Test
  void is_refused_when_two_lots_have_one_name() {
    isRefused("id: river-street", "id: west-lake", "two lots called west-lake");
  }

  @Test
  void is_refused_when_it_says_a_thing_twice() {
    isRefused("capacity: 60", "capacity: 60\n    capacity: 70", "lots[0]: Duplicate field");
  }

  @Test
  void is_refused_when_a_device_watches_two_lots() {
    isRefused(
        "river-edge-2:\n        entrance",
        "west-lake-edge:\n        entrance",
        "device west-lake-edge is listed in two lots");
  }

  @Test
  void is_refused_when_it_is_no_yaml() {
    assertThatThrownBy(() -> LotsFile.parse("lots.yaml", "lots: ["))
        .hasMessage(
            "lots.yaml, line 1: lots: while parsing a flow node expected the node content,"
                + " but found '<stream end>'.");
  }

  @Test
  void is_refused_when_it_lists_nothing() {
    assertThatThrownBy(() -> LotsFile.parse("lots.yaml", "")).hasMessageContaining("lots.yaml");
  }

  private Lane lane(String device, String name) {
    return LotsFile.parse("lots.yaml", example).stream()
        .filter(lane -> lane.device().equals(device) && lane.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void may_say_which_zone_a_lane_leads_to() {
    var down = lane("hill-edge", "ramp-down");
    assertThat(down.use()).isEqualTo(Lane.Use.INNER);
    assertThat(down.zone()).isEqualTo("lower");
    assertThat(down.lot().zones()).isEqualTo(Map.of("upper", 20, "lower", 10));
    assertThat(lane("hill-edge", "entrance").zone()).isEqualTo("upper");
    assertThat(lane("west-lake-edge", "entrance").zone()).isEmpty();
  }

  @Test
  void may_say_what_a_lot_wants_otherwise() {
    assertThat(lane("hill-edge", "exit").lot().policy())
        .isEqualTo(
            new Policy(
                Optional.of(199),
                Optional.of(0.4),
                Optional.of(Duration.ofMinutes(1)),
                Optional.of(Duration.ofMinutes(5)),
                Optional.of(Duration.ofHours(48)),
                Optional.of(Duration.ofDays(7)),
                Optional.of(Policy.OrphanExits.FREE),
                Set.of("police")));
  }

  @Test
  void is_refused_when_a_lane_leads_to_a_zone_that_is_not_there() {
    isRefused("zone: lower", "zone: cellar", "leads to zone cellar, which lot hill-garage");
  }

  @Test
  void is_refused_when_an_inner_lane_leads_nowhere() {
    isRefused("use: inner\n          zone: lower", "use: inner", "lane ramp-down is an inner one");
  }

  @Test
  void is_refused_when_a_zone_has_no_spaces() {
    isRefused("lower: 10", "lower: 0", "zone lower needs spaces");
  }

  @Test
  void is_refused_when_a_policy_makes_no_sense() {
    isRefused("PT48H", "two days", "policy.longestAutomaticStay must be a time such as PT2M");
    isRefused("PT48H", "-PT1H", "policy.longestAutomaticStay must be a time such as PT2M");
    isRefused("wrongChargeCosts: 199", "wrongChargeCosts: 0", "policy.wrongChargeCosts must be");
    isRefused("openingConfidence: 0.4", "openingConfidence: 40", "policy.openingConfidence must");
    isRefused("orphanExits: free", "orphanExits: paid", "lots[2].policy.orphanExits");
    isRefused("convenienceTime: PT5M", "convenience: PT5M", "lots[2].policy.convenience");
  }
}
