package billing.payments;

import billing.api.AccountId;
import billing.api.ChannelVehicle;
import billing.api.ChannelVehicle.PlateColour;
import billing.api.Refunds.Place;
import billing.api.Refunds.Surplus;
import billing.api.Refunds.Waiting;
import billing.api.StayId;
import billing.database.SealedText;
import billing.money.Fen;
import billing.sealing.Seal;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds what was paid too much, within a transaction. */
record Surpluses(Mutiny.Session tx, Seal seal) {
  private static final String OF_ACCOUNT =
      """
      select cast(stay_id as text), credits_fen - debits_fen from balance
      where account_id = :account and starts_with(name, 'surplus:') and credits_fen > debits_fen
      order by stay_id""";
  private static final String OF_ALL =
      """
      select cast(b.account_id as text), cast(b.stay_id as text), s.plate_sealed, s.colour,
        coalesce(s.lot, ''), b.credits_fen - b.debits_fen, s.note
      from balance b join stay s on s.account_id = b.account_id and s.stay_id = b.stay_id
      where starts_with(b.name, 'surplus:') and b.credits_fen > b.debits_fen
        and (b.account_id, b.stay_id) > (cast(:account as uuid), cast(:stay as uuid))
      order by b.account_id, b.stay_id""";

  /** Before every other one; no account has it. */
  private static final UUID FIRST = new UUID(0, 0);

  /** Those of one account, in the order of its visits. */
  Uni<List<Surplus>> listOf(AccountId account) {
    return tx.createNativeQuery(OF_ACCOUNT, Object[].class)
        .setParameter("account", account.value())
        .getResultList()
        .map(
            rows ->
                rows.stream()
                    .map(row -> new Surplus(stay(row[0]), Fen.fen((Long) row[1])))
                    .toList());
  }

  /** Those of all accounts behind a place, at most so many. */
  Uni<List<Waiting>> listAfter(Optional<Place> after, int most) {
    return tx.createNativeQuery(OF_ALL, Object[].class)
        .setParameter("account", after.map(it -> it.account().value()).orElse(FIRST))
        .setParameter("stay", after.map(it -> it.stay().value()).orElse(FIRST))
        .setMaxResults(most)
        .getResultList()
        .map(rows -> rows.stream().map(this::waiting).toList());
  }

  private Waiting waiting(Object[] row) {
    return new Waiting(
        new Place(new AccountId(UUID.fromString((String) row[0])), stay(row[1])),
        vehicle((String) row[2], (String) row[3]),
        (String) row[4],
        Fen.fen((Long) row[5]),
        Optional.ofNullable((String) row[6]));
  }

  private ChannelVehicle vehicle(String sealed, String colour) {
    var plate = SealedText.open(seal, sealed, SealedText.Plate.CONTEXT);
    return new ChannelVehicle(plate, PlateColour.valueOf(colour));
  }

  private static StayId stay(Object text) {
    return new StayId(UUID.fromString((String) text));
  }
}
