package recognizer.cli;

import java.util.List;
import recognizer.camera.Region;
import recognizer.cli.WatchConfig.LaneConfig;
import recognizer.cli.WatchConfig.Pace;
import recognizer.cli.WatchConfig.Way;
import recognizer.formats.PlateFormats;
import recognizer.vote.Direction;
import recognizer.vote.FollowingPlates;
import recognizer.vote.Hiding;
import recognizer.vote.LaneRules;
import recognizer.vote.Voting;

/** How a lane is to be watched. */
record LanePlan(
    String name,
    Region region,
    LaneRules rules,
    Hiding hiding,
    boolean isPaced,
    boolean isRepeated) {

  static LanePlan of(LaneConfig lane, Hiding hiding) throws WrongUsage {
    return new LanePlan(
        lane.name(),
        region(lane),
        rules(lane),
        hiding,
        lane.pace() != Pace.AS_FAST_AS_POSSIBLE,
        Boolean.TRUE.equals(lane.repeat()));
  }

  static LaneRules rules(LaneConfig lane) {
    return new LaneRules(
        lane.name(), direction(lane.direction()), towardsCamera(lane.towardsCamera()));
  }

  private static Direction direction(Way way) {
    return way == Way.IN ? Direction.IN : way == Way.OUT ? Direction.OUT : Direction.UNKNOWN;
  }

  private static Direction towardsCamera(Way way) {
    return way == Way.OUT ? Direction.OUT : Direction.IN;
  }

  private static Region region(LaneConfig lane) throws WrongUsage {
    List<Double> r = lane.region();
    try {
      return r == null ? Region.WHOLE : new Region(r.get(0), r.get(1), r.get(2), r.get(3));
    } catch (IllegalArgumentException e) {
      throw new WrongUsage("lane " + lane.name() + ": " + e.getMessage() + ".");
    }
  }

  FollowingPlates following() {
    return new FollowingPlates(rules, new Voting(PlateFormats.standard()), hiding);
  }
}
