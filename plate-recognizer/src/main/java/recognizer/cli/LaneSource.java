package recognizer.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import recognizer.camera.Decoding;
import recognizer.camera.DeviceClock;
import recognizer.camera.FrameSource;
import recognizer.camera.NetworkCamera;
import recognizer.camera.PictureFiles;
import recognizer.camera.PictureSource;
import recognizer.camera.Recording;
import recognizer.camera.UnreadableInput;
import recognizer.camera.VideoSource;
import recognizer.cli.WatchConfig.LaneConfig;

/** Opens what a lane looks at. */
record LaneSource(LaneConfig lane, Path base, DeviceClock clock, Decoding decoding) {
  private static final double SECONDS_PER_PICTURE = 1;

  /** A network camera has no end; everything else is a file or a folder. */
  boolean isLive() {
    return lane.source().matches("[a-zA-Z][a-zA-Z0-9+.-]*://.*")
        && !lane.source().startsWith("file://");
  }

  /** Pictures of a folder, each of which is a passage of its own. */
  boolean isPictures() {
    return !isLive() && (Files.isDirectory(path()) || PictureFiles.isPicture(path()));
  }

  private Path path() {
    return base.resolve(lane.source().replaceFirst("^file://", ""));
  }

  FrameSource open() throws IOException {
    if (isLive()) {
      return NetworkCamera.at(lane.source(), lane.name(), clock, decoding);
    }
    FrameSource frames =
        isPictures()
            ? new PictureSource(pictures(), Instant.EPOCH, interval())
            : VideoSource.open(path(), Instant.EPOCH, decoding);
    return new Recording(frames, clock, clock.instant()); // it begins when it is open
  }

  private List<Path> pictures() throws IOException {
    List<Path> pictures = Files.isDirectory(path()) ? PictureFiles.list(path()) : List.of(path());
    if (pictures.isEmpty()) {
      throw new UnreadableInput(path() + ": there is no picture in this folder. Check the path.");
    }
    return pictures;
  }

  Duration interval() {
    Double seconds = lane.secondsPerPicture();
    return Duration.ofMillis(
        Math.max(1, Math.round((seconds == null ? SECONDS_PER_PICTURE : seconds) * 1000)));
  }
}
