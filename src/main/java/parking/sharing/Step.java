package parking.sharing;

/** What is done later with something that is written down. */
enum Step {
  ACCEPTED,
  DECLINED,
  ENDED
}
