package recognizer.vendors;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import recognizer.detect.PlateColour;
import recognizer.vote.Opinion;
import recognizer.vote.PassageEvent;
import recognizer.vote.VehicleLook;

/**
 * Hikvision's ISAPI: {@code EventNotificationAlert} as XML, alone or in a form together with
 * pictures, in any order. Events of other kinds than ANPR are signs of life.
 */
final class Hikvision implements Protocol {
  private static final Codes CODES = Codes.of("hikvision");

  /** What a camera's word is worth that does not say how sure it is, in per cent. */
  private static final double UNSTATED = 50;

  @Override
  public CameraMessage read(Delivery delivery) throws BadMessage {
    if (delivery.isXml()) {
      return message(XmlFields.of(delivery.body()), Sighting.Pictures.NONE);
    }
    if (!delivery.isMultipart()) {
      throw BadMessage.wrongType(
          "Hikvision cameras send multipart/form-data or XML here, not \""
              + delivery.contentType()
              + "\". Set parameterFormatType to XML.");
    }
    List<MultipartForm.Part> parts = MultipartForm.of(delivery).parts();
    Optional<MultipartForm.Part> xml = parts.stream().filter(Hikvision::isXml).findFirst();
    if (xml.isEmpty()) {
      throw BadMessage.malformed("There is no part with XML, such as anpr.xml.");
    }
    return message(XmlFields.of(xml.get().content()), pictures(parts));
  }

  private static boolean isXml(MultipartForm.Part part) {
    return part.type().endsWith("/xml") || part.isCalled(".xml");
  }

  private static Sighting.Pictures pictures(List<MultipartForm.Part> parts) throws BadMessage {
    byte[] whole = new byte[0];
    byte[] plate = new byte[0];
    for (MultipartForm.Part part : parts) {
      boolean isPicture = !isXml(part) && (part.type().startsWith("image/") || isNamedJpeg(part));
      if (isPicture && part.isCalled("licenseplate")) {
        plate = PictureFields.jpeg("licensePlatePicture.jpg", part.content());
      } else if (isPicture && whole.length == 0) {
        whole = PictureFields.jpeg("detectionPicture.jpg", part.content());
      }
    }
    return new Sighting.Pictures(whole, plate, Optional.empty());
  }

  private static boolean isNamedJpeg(MultipartForm.Part part) {
    return part.isCalled(".jpg") || part.isCalled(".jpeg");
  }

  private static CameraMessage message(XmlFields xml, Sighting.Pictures pictures)
      throws BadMessage {
    if (!xml.root().equals("EventNotificationAlert")) {
      throw BadMessage.malformed(
          "The XML is no EventNotificationAlert but \"" + xml.root() + "\".");
    }
    List<String> names =
        Stream.of("macAddress", "ipAddress", "deviceID", "serialNumber")
            .map(xml::text)
            .filter(name -> !name.isEmpty())
            .toList();
    if (!xml.text("eventType").equalsIgnoreCase("ANPR")) {
      return new CameraMessage.Alive(names);
    }
    if (!xml.has("ANPR")) {
      throw BadMessage.malformed("The event is ANPR, but there is no element ANPR.");
    }
    return new CameraMessage.Seen(names, sighting(xml, pictures));
  }

  private static Sighting sighting(XmlFields xml, Sighting.Pictures pictures) throws BadMessage {
    PlateColour colour = CODES.colour("plate-colour", xml.text("ANPR/plateColor"));
    Opinion opinion =
        PlateWords.opinion(
            xml.text("ANPR/licensePlate"), colour, percent(xml.text("ANPR/confidenceLevel")));
    return new Sighting(
        new Sighting.Capture(
            xml.text("UUID"),
            CameraTimes.find(xml.text("dateTime")),
            xml.text("isDataRetransmission").equals("true")),
        opinion,
        CODES.movement(xml.text("ANPR/direction")),
        PassageEvent.PASSED,
        new VehicleLook(
            xml.text("ANPR/vehicleInfo/color"),
            xml.text("ANPR/vehicleInfo/vehicleLogoRecog"),
            xml.text("ANPR/vehicleType")),
        xml.text("ANPR/plateType").equalsIgnoreCase("fake"),
        pictures);
  }

  private static double percent(String text) {
    return text.matches("\\d{1,3}(\\.\\d{1,9})?") ? Double.parseDouble(text) : UNSTATED;
  }

  @Override
  public Reply kept(Sighting sighting, boolean opens) {
    return Reply.EMPTY;
  }

  @Override
  public Reply alive() {
    return Reply.EMPTY;
  }
}
