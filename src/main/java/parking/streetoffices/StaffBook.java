package parking.streetoffices;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import parking.database.Ids;
import parking.database.Transactions;
import parking.lots.Lot;
import parking.lots.Lots;
import parking.problems.Problem;

/** Who works here. Whatever changes is written down with who did it. */
@ApplicationScoped
public class StaffBook {
  private final Transactions transactions;
  private final StreetOffices offices;
  private final Lots lots;

  StaffBook(Transactions transactions, StreetOffices offices, Lots lots) {
    this.transactions = transactions;
    this.offices = offices;
    this.lots = lots;
  }

  /** Everybody who works or worked here, by id. */
  public Uni<List<Member>> list() {
    return transactions.direct(StaffTable::list);
  }

  /** Somebody. */
  public Uni<Optional<Member>> find(String id) {
    return transactions.direct(tx -> StaffTable.find(tx, id));
  }

  /** Whom an issuer's tokens mean. */
  public Uni<Optional<Member>> find(Member.Identity identity) {
    return transactions
        .single(StaffTable.BY_IDENTITY, Tuple.of(identity.issuer(), identity.subject()))
        .map(StaffTable::first);
  }

  /** What was done to somebody, the newest first, at most 500. */
  public Uni<List<StaffAct>> acts(String id) {
    return transactions.direct(tx -> StaffTable.acts(tx, id));
  }

  /** Whether there is an administrator who may do something. */
  public Uni<Boolean> hasAdministrator() {
    return transactions.direct(StaffTable::countAdministrators).map(count -> count > 0);
  }

  /**
   * Writes down somebody new.
   *
   * @return fails with a {@link Problem} when something does not fit, or the id or the identity is
   *     somebody's already
   */
  public Uni<Member> create(Member member, StaffAct act) {
    check(member);
    return transactions.direct(
        tx ->
            StaffTable.put(tx, member)
                .invoke(
                    isNew -> {
                      if (!isNew) {
                        throw Problem.conflict(
                            "staff-known",
                            "Somebody has the id %s or this subject already. An id is never given "
                                    .formatted(member.id())
                                + "to somebody else.");
                      }
                    })
                .chain(() -> note(tx, member.id(), act))
                .replaceWith(member));
  }

  /**
   * Changes what is written down about somebody.
   *
   * @return fails with a {@link Problem} when there is nobody of this id, or something does not fit
   */
  public Uni<Member> change(String id, UnaryOperator<Member> change, StaffAct act) {
    return transactions.direct(
        tx ->
            StaffTable.find(tx, id)
                .map(found -> found.orElseThrow(() -> unknown(id)))
                .map(change)
                .invoke(this::check)
                .call(member -> StaffTable.change(tx, member))
                .call(() -> note(tx, id, act)));
  }

  /** Nobody has this id. */
  public static Problem unknown(String id) {
    return Problem.unknown("unknown-staff", "Nobody of the staff is called \"%s\".".formatted(id));
  }

  private static Uni<Void> note(SqlConnection tx, String id, StaffAct act) {
    return StaffTable.put(tx, id, Ids.next(), act);
  }

  private void check(Member member) {
    try {
      MemberRules.check(member, town());
    } catch (IllegalArgumentException e) {
      throw Problem.unprocessable("not-to-be-staff", member.id() + ": " + e.getMessage() + ".");
    }
  }

  /**
   * Somebody as of now.
   *
   * @return empty for who may do nothing any more, or whose office is gone
   */
  public Optional<Person> person(Member member) {
    try {
      return member.isActive() ? Optional.of(MemberRules.person(member, town())) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private MemberRules.Town town() {
    Map<String, Office> known =
        offices.listOffices().stream().collect(Collectors.toMap(Office::id, Function.identity()));
    Map<String, String> operators =
        lots.listLots().stream()
            .collect(Collectors.toMap(Lot::id, lot -> lots.operatorOf(lot.id()).id()));
    return new MemberRules.Town(known, operators);
  }
}
