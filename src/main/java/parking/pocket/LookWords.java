package parking.pocket;

import java.util.Map;
import parking.drivers.Message.Words;
import parking.looks.Door;

/** What drivers are told of a look at their data. */
final class LookWords {
  private static final Words WATCHING = new Words("车场日常运营", "to run the car park");
  private static final Words REVIEWING = new Words("核对停车记录", "to check a visit");
  private static final Words DISPUTE = new Words("处理申诉", "to decide a dispute");
  private static final Words PAYING = new Words("处理收费与欠费", "to settle what is owed");

  private static final Words PASSAGE = new Words("过车记录和车牌", "a passage with the plate");

  private static final Map<Door, Words> WHAT =
      Map.ofEntries(
          Map.entry(Door.OVERVIEW, new Words("实时页面上的车牌", "the plate on the live page")),
          Map.entry(Door.PASSAGES, PASSAGE),
          Map.entry(Door.PASSAGE, PASSAGE),
          Map.entry(Door.PICTURE, new Words("车辆照片", "a picture of the car")),
          Map.entry(Door.CUT_OUT, new Words("车牌特写照片", "a picture of the plate")),
          Map.entry(Door.REVIEWS, new Words("待核对的停车记录", "a visit that waits for a person")),
          Map.entry(Door.VISIT, new Words("停车记录", "a visit")),
          Map.entry(Door.DISPUTE, new Words("申诉的证据", "the evidence of a dispute")),
          Map.entry(Door.ACCOUNT, new Words("欠费和联系方式", "what is owed, and contacts")),
          Map.entry(Door.SURPLUSES, new Words("多付的款项", "what was paid too much")),
          Map.entry(Door.REPORTS, new Words("欠费上报", "a report of debts")));

  private static final Map<Door, Words> WHY =
      Map.of(
          Door.REVIEWS, REVIEWING,
          Door.VISIT, REVIEWING,
          Door.DISPUTE, DISPUTE,
          Door.ACCOUNT, PAYING,
          Door.SURPLUSES, PAYING,
          Door.REPORTS, PAYING);

  /** Those who work for the whole city. */
  static final Words CITY = new Words("城市停车管理方", "the city's parking office");

  private LookWords() {}

  /** What was looked at. */
  static Words what(Door door) {
    return WHAT.getOrDefault(door, new Words("车牌", "the plate"));
  }

  /** What the door is there for. */
  static Words why(Door door) {
    return WHY.getOrDefault(door, WATCHING);
  }
}
