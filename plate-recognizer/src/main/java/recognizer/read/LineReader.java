package recognizer.read;

import java.util.List;

/** Reads a line image. For one thread. */
interface LineReader extends AutoCloseable {

  /** Possible transcripts, likeliest first, at least one. */
  List<Transcript> read(WideLine wide);

  @Override
  void close();
}
