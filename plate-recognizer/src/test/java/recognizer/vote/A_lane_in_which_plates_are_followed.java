package recognizer.vote;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import recognizer.camera.Frame;
import recognizer.detect.PlateColour;
import recognizer.detect.PlateFound;
import recognizer.detect.Quad;
import recognizer.formats.PlateFormats;
import recognizer.read.PlateRead;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_lane_in_which_plates_are_followed {
  private static final Instant START = Instant.parse("2026-11-24T00:00:00Z");
  private final List<PlateReading> told = new ArrayList<>();
  private FollowingPlates lane = lane(Direction.UNKNOWN, Direction.IN);
  private long number;
  private int readings;

  private static FollowingPlates lane(Direction direction, Direction towards) {
    LaneRules rules = new LaneRules("entrance", direction, towards);
    return new FollowingPlates(rules, new Voting(PlateFormats.standard()), Hiding.NOTHING);
  }

  private Frame frame() {
    Duration position = Duration.ofMillis(100 * number);
    Mat picture = new Mat(360, 640, opencv_core.CV_8UC3, new Scalar(90));
    return Frame.of(picture, number++, position, START.plus(position));
  }

  /** A reader that gives what the test says, and counts how often it is asked. */
  private final class Script implements PlateReader {
    private final List<PlateRead> plates;

    Script(List<PlateRead> plates) {
      this.plates = plates;
    }

    @Override
    public PlateRead read(Frame frame, PlateFound plate) {
      readings++;
      return plates.stream().filter(p -> p.plate().equals(plate)).findFirst().orElseThrow();
    }

    @Override
    public double sharpness(Frame frame, PlateFound plate) {
      return 30;
    }
  }

  private void see(PlateRead... plates) {
    try (Frame frame = frame()) {
      List<PlateFound> found = Arrays.stream(plates).map(PlateRead::plate).toList();
      told.addAll(lane.see(frame, found, new Script(List.of(plates))));
    }
  }

  private void rest(int frames) {
    for (int i = 0; i < frames; i++) {
      try (Frame frame = frame()) {
        told.addAll(lane.rest(frame));
      }
    }
  }

  private void seeNothing(int frames) {
    for (int i = 0; i < frames; i++) {
      see();
    }
  }

  private static PlateRead read(String text, double x, double y, double width) {
    Quad quad = Quad.of(x, y, x + width, y, x + width, y + width / 3, x, y + width / 3);
    return Reads.at(Reads.plate(quad, PlateColour.BLUE), text);
  }

  /** A car that comes closer during ten frames. */
  private void pass(String text) {
    for (int i = 0; i < 10; i++) {
      see(read(text, 300 - 6 * i, 50 + 20 * i, 70 + 8 * i));
    }
  }

  @AfterEach
  void release() {
    lane.close();
  }

  @Test
  void tells_of_a_passage_once_after_it_is_over() {
    pass("浙A0T001/90");
    assertThat(told).isEmpty();
    seeNothing(9);
    assertThat(told).hasSize(1);
    assertThat(told.get(0).plate().text()).isEqualTo("浙A0T001");
    assertThat(told.get(0).frames()).isEqualTo(10);
    assertThat(told.get(0).direction()).isEqualTo(Direction.IN);
    assertThat(told.get(0).evidence().jpeg()).isNotEmpty();
    assertThat(told.get(0).evidence().cutOut()).isNotEmpty();
    assertThat(told.get(0).seenAt()).isBetween(START, START.plusSeconds(1));
    seeNothing(30);
    assertThat(told).hasSize(1);
  }

  @Test
  void calls_a_shrinking_plate_a_car_that_leaves() {
    for (int i = 9; i >= 0; i--) {
      see(read("浙A0T001/90", 300 - 6 * i, 50 + 20 * i, 70 + 8 * i));
    }
    seeNothing(9);
    assertThat(told.get(0).direction()).isEqualTo(Direction.OUT);
  }

  @Test
  void follows_its_own_notion_of_in_and_out() {
    lane = lane(Direction.UNKNOWN, Direction.OUT);
    pass("浙A0T001/90");
    seeNothing(9);
    lane = lane(Direction.OUT, Direction.IN);
    pass("浙A0T002/90");
    seeNothing(9);
    assertThat(told)
        .extracting(PlateReading::direction)
        .containsExactly(Direction.OUT, Direction.OUT);
  }

  @Test
  void keeps_two_cars_apart() {
    for (int i = 0; i < 10; i++) {
      see(read("浙A0T001/90", 40, 50 + 20 * i, 80), read("浙A0T002/90", 400, 50 + 20 * i, 80));
    }
    seeNothing(9);
    assertThat(told)
        .extracting(r -> r.plate().text())
        .containsExactlyInAnyOrder("浙A0T001", "浙A0T002");
  }

  @Test
  void tells_the_next_car_from_the_one_before_though_only_a_digit_differs() {
    pass("浙A0T001/90");
    seeNothing(9);
    pass("浙A0T002/90");
    seeNothing(9);
    assertThat(told).extracting(r -> r.plate().text()).containsExactly("浙A0T001", "浙A0T002");
  }

  @Test
  void does_not_tell_twice_of_a_car_that_was_hidden_for_a_moment() {
    pass("浙A0T001/90");
    seeNothing(12);
    pass("浙A0T001/90");
    seeNothing(9);
    assertThat(told).hasSize(1);
  }

  @Test
  void tells_of_a_car_that_stands_still_while_it_stands_and_not_again_when_it_goes() {
    pass("浙A0T001/99|浙A0T001/99");
    rest(4);
    assertThat(told).extracting(r -> r.plate().text()).containsExactly("浙A0T001");
    rest(100);
    see(read("浙A0T001/99|浙A0T001/99", 246, 230, 142));
    seeNothing(9);
    assertThat(told).hasSize(1);
  }

  @Test
  void gives_a_doubtful_car_a_little_longer() {
    pass("浙A0T001/70|浙A0T007/70");
    rest(4);
    assertThat(told).isEmpty();
    rest(6);
    assertThat(told).hasSize(1);
  }

  @Test
  void waits_with_a_car_that_is_read_differently_each_time_until_it_has_gone() {
    for (int i = 0; i < 20; i++) {
      see(read("浙A0T00" + i % 3 + "/50|浙A0T007/50", 246, 230, 142));
    }
    rest(100);
    assertThat(told).isEmpty();
    seeNothing(9);
    assertThat(told).hasSize(1);
  }

  @Test
  void does_not_take_an_empty_lane_for_a_car_that_stands_still() {
    for (int i = 0; i < 20; i++) {
      see(read("浙A0T00" + i % 3 + "/50|浙A0T007/50", 246, 230, 142));
    }
    seeNothing(2);
    rest(10);
    assertThat(told).hasSize(1);
  }

  @Test
  void waits_where_cars_go_both_ways_until_the_way_is_clear() {
    for (int i = 0; i < 30; i++) {
      see(read("浙A0T001/99|浙A0T001/99", 246, 230, 142));
    }
    assertThat(told).isEmpty();
    seeNothing(9);
    assertThat(told).extracting(PlateReading::direction).containsExactly(Direction.UNKNOWN);
  }

  @Test
  void tells_of_the_best_frame_within_a_second_of_it() {
    lane = lane(Direction.IN, Direction.IN);
    for (int i = 0; i < 40 && told.isEmpty(); i++) {
      see(read("浙A0T001/99|浙A0T001/99", 300, 50 + 5 * i, Math.min(150, 70 + 4 * i)));
    }
    Instant now = START.plusMillis(100 * (number - 1));
    assertThat(Duration.between(told.get(0).seenAt(), now)).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void keeps_a_frame_that_shows_the_whole_plate_rather_than_a_nearer_one_cut_off() {
    lane = lane(Direction.IN, Direction.IN);
    see(read("浙A0T001/99|浙A0T001/99", 300, 250, 100));
    see(read("浙A0T001/99|浙A0T001/99", 300, 330, 150)); // the picture ends at 360
    seeNothing(9);
    assertThat(told).hasSize(1);
    assertThat(told.get(0).seenAt()).isEqualTo(START);
  }

  @Test
  void keeps_the_better_frames_of_a_car_that_comes_slowly_nearer() {
    lane = lane(Direction.IN, Direction.IN);
    for (int i = 0; i < 20; i++) {
      see(read("浙A0T001/99|浙A0T001/99", 300 - i, 50 + 5 * i, 90 + 2 * i));
    }
    seeNothing(9);
    assertThat(told).hasSize(1);
    assertThat(told.get(0).seenAt()).isAfterOrEqualTo(START.plusMillis(1700));
  }

  @Test
  void tells_in_time_of_a_car_of_which_the_last_frame_is_misread() {
    lane = lane(Direction.IN, Direction.IN);
    for (int i = 0; i < 12; i++) {
      see(read("浙A0T001/99|浙A0T001/99", 300, 50 + 15 * i, 90 + 9 * i));
    }
    see(read("浙H0T00/50|浙/50", 300, 240, 200));
    seeNothing(4);
    assertThat(told).extracting(r -> r.plate().text()).containsExactly("浙A0T001");
  }

  @Test
  void reads_a_plate_that_is_known_only_now_and_then() {
    for (int i = 0; i < 60; i++) {
      see(read("浙A0T001/99|浙A0T001/99", 246, 230, 142));
    }
    assertThat(readings).isBetween(10, 25);
  }

  @Test
  void tells_of_a_car_that_stops_where_another_one_stood() {
    lane = lane(Direction.IN, Direction.IN);
    for (int i = 0; i < 20; i++) {
      see(read("浙A0T001/99|浙A0T001/99", 246, 230, 142));
    }
    for (int i = 0; i < 30; i++) {
      see(read("沪B7K952/99|沪B7K952/99", 246, 230, 142));
    }
    assertThat(told).extracting(r -> r.plate().text()).containsExactly("浙A0T001", "沪B7K952");
  }

  @Test
  void tells_of_a_plate_that_was_clearly_seen_and_not_read() {
    pass("-");
    seeNothing(9);
    assertThat(told).hasSize(1);
    assertThat(told.get(0).plate()).isEqualTo(PlateText.UNREAD);
  }

  @Test
  void ignores_a_ghost() {
    PlateFound weak =
        new PlateFound(Quad.of(10, 10, 60, 10, 60, 25, 10, 25), PlateColour.BLUE, 1, 0.4, 0.5);
    see(Reads.at(weak, "A0/30"));
    seeNothing(9);
    assertThat(told).isEmpty();
  }

  @Test
  void tells_of_cars_that_are_in_sight_when_the_frames_end() {
    pass("浙A0T001/90");
    assertThat(lane.finish()).hasSize(1);
    assertThat(lane.finish()).isEmpty();
  }

  @Test
  void takes_every_plate_of_a_single_picture() {
    try (Frame frame = frame()) {
      told.addAll(
          lane.single(frame, List.of(read("浙A0T001/90", 40, 50, 80), read("-", 300, 50, 80))));
    }
    assertThat(told).extracting(r -> r.plate().text()).containsExactly("浙A0T001", "");
  }
}
