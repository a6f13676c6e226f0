package billing.tariffs;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file of tariffs that one notice published together: they differ by zone only.
 *
 * @param calendar the name of the calendar that knows the holidays; absent where every day is alike
 * @param seasons parts of the year that the days of a rate may name
 * @param vehicles the classes, as they are printed on a bill
 * @param rights what makes a stay cheaper, by name
 */
public record PriceNotice(
    @JsonProperty(required = true) Heading notice,
    @JsonProperty(required = true) ZoneId timeZone,
    Optional<String> calendar,
    Optional<Map<String, List<Season>>> seasons,
    @JsonProperty(required = true) Choices choices,
    @JsonProperty(required = true) Map<String, VehicleClass> vehicles,
    Optional<Map<String, Right>> rights,
    @JsonProperty(required = true) Map<String, Zone> zones) {

  /**
   * Whose notice it is, and what the law wants to know of a price.
   *
   * @param family the first part of its tariffs' names; a later notice of the same family takes the
   *     earlier one's place from its first day on
   * @param effectiveFrom the first day on which it is in force; a draft has none
   * @param form who may set such a price; a draft may have none
   * @param ceiling the notice or price that it may not exceed
   * @param proposer who proposed it
   * @param approver who approved it
   * @param text what is printed on the board beside the prices, in English
   * @param textZh the same in Chinese
   * @param examples stays that the board shows with their prices; a zone for which none is named
   *     shows stays of usual lengths
   */
  public record Heading(
      @JsonProperty(required = true) String family,
      @JsonProperty(required = true) String title,
      @JsonProperty(required = true) String titleZh,
      @JsonProperty(required = true) List<String> sources,
      Optional<LocalDate> effectiveFrom,
      Optional<Form> form,
      Optional<String> ceiling,
      Optional<String> proposer,
      Optional<String> approver,
      Optional<String> text,
      Optional<String> textZh,
      Optional<List<Example>> examples) {
    public Heading {
      if (sources.isEmpty()) {
        throw new IllegalArgumentException("sources: a price without a source is not published");
      }
    }
  }

  /** The three ways in which parking is priced in China. */
  public enum Form {
    /** 政府定价: the government sets the price. */
    GOVERNMENT_PRICE,
    /** 政府指导价: the government sets a base and how far one may go from it. */
    GOVERNMENT_GUIDED,
    /** 市场调节价: the operator sets it. */
    MARKET
  }

  /**
   * A class of vehicles.
   *
   * @param name in English
   * @param nameZh in Chinese
   * @param plates which vehicles belong to it; {@link Classes} says what holds where it is absent
   */
  public record VehicleClass(
      @JsonProperty(required = true) String name,
      @JsonProperty(required = true) String nameZh,
      Optional<List<Plates>> plates) {
    public VehicleClass {
      if (plates.filter(List::isEmpty).isPresent()) {
        throw new IllegalArgumentException("plates: at least one kind of plates is needed");
      }
    }

    /**
     * The plates it takes when the notice calls it so: its own, or those that the name stands for
     * where it has none; empty where it takes all that no other class takes.
     */
    public Optional<List<Plates>> platesWhenCalled(String key) {
      return plates.or(() -> Optional.ofNullable(Classes.BY_NAME.get(key)));
    }
  }

  /**
   * The prices of one zone.
   *
   * @param rates what each class of vehicles pays
   * @param shared when the spaces are shared, and what is paid beyond; absent where they always are
   *     for everybody
   * @param ceilings names of published tariffs that no stay may cost more than
   */
  public record Zone(
      @JsonProperty(required = true) String title,
      @JsonProperty(required = true) String titleZh,
      @JsonProperty(required = true) Map<String, RateText> rates,
      Optional<SharedText> shared,
      Optional<List<String>> ceilings) {}

  /**
   * What a class pays: either prices of its own, or a part of another class's.
   *
   * @param like the other class; then {@code times} and {@code over} say which part
   */
  public record RateText(
      Optional<String> like,
      Optional<Long> times,
      Optional<Long> over,
      Optional<FreeMinutes> free,
      Optional<List<DayText>> days,
      Optional<List<Cap>> caps) {
    public RateText {
      var isDerived = like.isPresent() && times.isPresent() && over.isPresent();
      if (isDerived == (free.isPresent() && days.isPresent())) {
        throw new IllegalArgumentException(
            "a rate has either free and days, or like, times and over");
      }
    }

    /** The same with the prices that a part of these comes to. */
    private RateText priced(VehicleFactor by) {
      return new RateText(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          free,
          days.map(all -> all.stream().map(day -> day.priced(by)).toList()),
          caps.map(all -> all.stream().map(cap -> cap.priced(by)).toList()));
    }
  }

  /** The periods that hold on certain days. */
  public record DayText(
      @JsonProperty(required = true) List<String> on,
      @JsonProperty(required = true) List<Period> periods) {
    private DayText priced(VehicleFactor by) {
      return new DayText(on, periods.stream().map(period -> period.priced(by)).toList());
    }
  }

  /**
   * What a class pays, in prices of its own.
   *
   * @param rates a zone's, or those for the time beyond its shared hours
   */
  public static RateText prices(Map<String, RateText> rates, String vehicleClass) {
    var text = rates.get(vehicleClass);
    return text.like()
        .map(
            other ->
                rates
                    .get(other)
                    .priced(
                        new VehicleFactor(text.times().orElseThrow(), text.over().orElseThrow())))
        .orElse(text);
  }
}
