package parking.devices;

/** What can be wrong with a device or a lane. The names are codes that consoles translate. */
public enum AlarmKind {
  /** Nothing comes from the device, neither reports nor readings. */
  DEVICE_SILENT,
  /** The device's clock is off; the measure is by how many seconds it is ahead. */
  CLOCK_OFF,
  /** Readings have waited in the device for long; the measure is how many. */
  BACKLOG,
  /** The device has deleted pictures for lack of room; the measure is how many. */
  PICTURES_DROPPED,
  /** The device reports a lane that the lots file does not list for it. */
  LANE_UNKNOWN,
  /** The device's report does not name a lane of the lots file. */
  LANE_NOT_REPORTED,
  /** The camera gives no sign of life. */
  LANE_SILENT,
  /** The camera's picture does not change. */
  FROZEN,
  BLACK,
  /** Most of the camera's picture is white. */
  GLARING,
  /** The camera's picture has too little light. */
  DARK,
  /** No car has been seen in the lane for long. */
  NO_PASSAGE
}
