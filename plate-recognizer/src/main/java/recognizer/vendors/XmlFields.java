package recognizer.vendors;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The texts of an XML document by their path below its root, such as {@code ANPR/licensePlate}; the
 * first counts where a path comes up again. Documents with a type declaration are refused, so that
 * there are no entities to expand and nothing to fetch.
 */
final class XmlFields {
  private static final int BYTES_MAX = 256 << 10;
  private static final int DEPTH_MAX = 16;
  private static final int ELEMENTS_MAX = 2_000;
  private static final XMLInputFactory FACTORY = factory();

  private final Map<String, String> texts = new HashMap<>();
  private final Deque<String> path = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();
  private String root = "";
  private int elements;

  private XmlFields() {}

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  static XmlFields of(byte[] xml) throws BadMessage {
    if (xml.length > BYTES_MAX) {
      throw new BadMessage(413, "The XML is too large", "More than " + BYTES_MAX + " bytes.");
    }
    String document = Texts.decodeXml(xml).strip();
    if (document.contains("<!DOCTYPE")) {
      throw withType();
    }
    XmlFields fields = new XmlFields();
    try {
      XMLStreamReader reader = FACTORY.createXMLStreamReader(new StringReader(document));
      while (reader.hasNext()) {
        fields.take(reader.next(), reader);
      }
      reader.close();
      return fields;
    } catch (XMLStreamException e) {
      String place = e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNumber();
      throw BadMessage.malformed("The XML cannot be read" + place + ".");
    } catch (RuntimeException e) {
      throw BadMessage.malformed("The XML cannot be read."); // the parser's own faults
    }
  }

  private static BadMessage withType() {
    return BadMessage.malformed("XML with a document type or entities is not taken.");
  }

  private void take(int event, XMLStreamReader reader) throws BadMessage {
    switch (event) {
      case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw withType();
      case XMLStreamConstants.START_ELEMENT -> begin(reader.getLocalName());
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
          text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
      case XMLStreamConstants.END_ELEMENT -> end();
      default -> {}
    }
  }

  private void begin(String name) throws BadMessage {
    text.setLength(0);
    if (root.isEmpty()) {
      root = name;
      return;
    }
    path.addLast(name);
    elements++;
    if (path.size() > DEPTH_MAX || elements > ELEMENTS_MAX) {
      throw BadMessage.malformed(
          "The XML has more than %d elements, or is deeper than %d."
              .formatted(ELEMENTS_MAX, DEPTH_MAX));
    }
  }

  private void end() {
    String value = text.toString().strip();
    if (!path.isEmpty()) {
      if (!value.isEmpty()) {
        texts.putIfAbsent(String.join("/", path), value);
      }
      path.removeLast();
    }
    text.setLength(0);
  }

  String root() {
    return root;
  }

  /** A text; empty when there is none. */
  String text(String where) {
    return texts.getOrDefault(where, "");
  }

  /** Whether there is any text below a path. */
  boolean has(String where) {
    return texts.keySet().stream().anyMatch(key -> key.startsWith(where + "/"));
  }
}
