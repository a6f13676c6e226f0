package billing.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import billing.api.NoticeRefused;
import billing.api.NoticeRefused.Why;
import billing.api.NoticeState;
import billing.api.NoticeStep;
import billing.api.NoticeView;
import billing.api.PriceNotices.By;
import billing.api.PriceNotices.Wish;
import billing.api.PriceSimulations.Asked;
import billing.api.PriceSimulations.Stays.Synthetic;
import billing.api.PublishedTariffs.Published;
import billing.api.TariffId;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class A_notice_on_its_way_to_the_public extends PublishingTest {
  private static int families;

  /** A draft of a family that no other test uses, which could be published in time. */
  private Draft draft() {
    families++;
    var day = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
    return new Draft("street-" + families, day.plusDays(8).toString(), 200, "");
  }

  @Test
  void goes_step_by_step_and_each_step_is_kept() {
    var draft = draft();
    var notice = published(draft);
    assertThat(notice.state()).isEqualTo(NoticeState.PUBLISHED);
    assertThat(notice.steps())
        .extracting(NoticeStep::kind, NoticeStep::who)
        .containsExactly(
            tuple(NoticeStep.Kind.PROPOSED, "chen"),
            tuple(NoticeStep.Kind.SUBMITTED, "chen"),
            tuple(NoticeStep.Kind.APPROVED, "lin"),
            tuple(NoticeStep.Kind.PUBLISHED, "chen"));
    assertThat(notice.steps().get(0).document()).contains(draft.yaml());
    assertThat(published.list(draft.family()))
        .extracting(Published::state, Published::document)
        .containsExactly(tuple(NoticeState.PUBLISHED, draft.yaml()));
  }

  @Test
  void comes_into_force_on_its_first_day_and_is_superseded_on_that_of_the_next() {
    var draft = draft();
    var first = published(draft);
    var second = published(draft.from(LocalDate.parse(draft.firstDay()).plusDays(10).toString()));
    clock.advance(Duration.ofDays(9));
    assertThat(state(first)).isEqualTo(NoticeState.IN_FORCE);
    assertThat(state(second)).isEqualTo(NoticeState.PUBLISHED);
    clock.advance(Duration.ofDays(10));
    assertThat(state(first)).isEqualTo(NoticeState.SUPERSEDED);
    assertThat(state(second)).isEqualTo(NoticeState.IN_FORCE);
  }

  @Test
  void needs_a_second_person_who_has_written_nothing_of_it() {
    var notice = submitted(simulated(propose(draft())));
    isRefused(
        Why.SAME_PERSON,
        "chen has proposed this notice, so another person has to approve it",
        () -> notices.approve(notice.id(), by(notice, "chen"), Map.of()));
    assertThat(state(notice)).isEqualTo(NoticeState.SUBMITTED);
    assertThat(approved(notice).state()).isEqualTo(NoticeState.APPROVED);
  }

  @Test
  void is_given_back_with_a_reason_and_begins_again_when_it_is_edited() {
    var notice = submitted(simulated(propose(draft())));
    var back = await(notices.giveBack(notice.id(), new By(notice.version(), "lin", "too dear")));
    assertThat(back.state()).isEqualTo(NoticeState.DRAFT);
    assertThat(back.steps().get(back.steps().size() - 1).note()).isEqualTo("too dear");
    var edited = edit(back, draftOf(back).costing(150));
    isRefused(
        Why.NOT_SIMULATED,
        "No simulation of the notice as it is written now",
        () -> notices.submit(edited.id(), by(edited, "chen")));
    var approved = approved(submitted(simulated(edited)));
    assertThat(edit(approved, draftOf(approved).costing(100)).state()).isEqualTo(NoticeState.DRAFT);
  }

  private static Draft draftOf(NoticeView notice) {
    return new Draft(
        notice.family(),
        notice.document().replaceAll("(?s).*effective_from: (\\S+).*", "$1"),
        200,
        "");
  }

  @Test
  void takes_no_step_out_of_turn() {
    var notice = simulated(propose(draft()));
    isRefused(
        Why.WRONG_STATE,
        "The notice is draft; only one that is submitted can be approved",
        () -> notices.approve(notice.id(), by(notice, "lin"), Map.of()));
    isRefused(
        Why.WRONG_STATE,
        "only one that is approved can be published",
        () -> notices.publish(notice.id(), by(notice, "chen"), 7, Map.of()));
    assertThat(published.list(notice.family())).isEmpty();
  }

  @Test
  void is_not_changed_by_somebody_who_has_not_seen_the_newest_version() {
    var notice = propose(draft());
    edit(notice, draftOf(notice).costing(300));
    isRefused(
        Why.CHANGED,
        "Version 1 of the notice was named, but it has version 2",
        () ->
            notices.edit(
                notice.id(), by(notice, "zhou"), draftOf(notice).yaml(), Optional.empty()));
    assertThat(await(notices.get(notice.id())).document()).contains("fen: 300");
  }

  @Test
  void is_overtaken_when_another_one_of_its_family_is_published_first() {
    var draft = draft();
    var slow = submitted(simulated(propose(draft.costing(300))));
    var fast = published(draft);
    isRefused(
        Why.OVERTAKEN,
        "is published by now",
        () -> notices.approve(slow.id(), by(slow, "lin"), Map.of()));
    var later = draft.from(LocalDate.parse(draft.firstDay()).plusDays(1).toString());
    var seen = draft.family() + "@" + draft.firstDay();
    var edited = await(notices.edit(slow.id(), by(slow, "chen"), later.yaml(), Optional.of(seen)));
    assertThat(approved(submitted(simulated(edited))).state()).isEqualTo(NoticeState.APPROVED);
    assertThat(state(fast)).isEqualTo(NoticeState.PUBLISHED);
  }

  @Test
  void is_published_by_one_of_two_people_who_do_so_at_the_same_moment() {
    var draft = draft();
    var one = approved(submitted(simulated(propose(draft))));
    var other = approved(submitted(simulated(propose(draft.costing(100)))));
    var first =
        notices.publish(one.id(), by(one, "chen"), 7, Map.of()).subscribeAsCompletionStage();
    var second =
        notices.publish(other.id(), by(other, "zhou"), 7, Map.of()).subscribeAsCompletionStage();
    var refusals = 0;
    for (var answer : List.of(first, second)) {
      refusals += answer.handle((done, failure) -> failure == null ? 0 : 1).join();
    }
    assertThat(refusals).isEqualTo(1);
    assertThat(published.list(draft.family())).hasSize(1);
  }

  @Test
  void leaves_the_public_the_time_that_its_office_has_set() {
    var today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
    var notice =
        approved(submitted(simulated(propose(draft().from(today.plusDays(7).toString())))));
    isRefused(
        Why.TOO_SOON,
        "comes into force on %s at the earliest: 7 days lie between".formatted(today.plusDays(8)),
        () -> notices.publish(notice.id(), by(notice, "chen"), 7, Map.of()));
    assertThat(await(notices.publish(notice.id(), by(notice, "chen"), 6, Map.of())).state())
        .isEqualTo(NoticeState.PUBLISHED);
  }

  @Test
  void is_not_published_for_today_even_by_an_office_that_waits_for_nothing() {
    var today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
    var notice = approved(submitted(simulated(propose(draft().from(today.toString())))));
    isRefused(
        Why.TOO_SOON,
        "at the earliest",
        () -> notices.publish(notice.id(), by(notice, "chen"), 0, Map.of()));
  }

  @Test
  void can_be_withdrawn_until_its_first_day_and_leaves_its_day_to_another() {
    var draft = draft();
    var notice = published(draft);
    var withdrawn = await(notices.withdraw(notice.id(), new By(notice.version(), "chen", "typo")));
    assertThat(withdrawn.state()).isEqualTo(NoticeState.WITHDRAWN);
    assertThat(published.list(draft.family())).isEmpty();
    var again = published(draft);
    clock.advance(Duration.ofDays(9));
    isRefused(
        Why.WRONG_STATE,
        "The notice is in force",
        () -> notices.withdraw(again.id(), by(again, "chen")));
  }

  @Test
  void is_blocked_by_a_ceiling_with_the_lines_that_breach_it() {
    var draft = draft();
    published(draft.costing(200));
    var next = draft.from(LocalDate.parse(draft.firstDay()).plusDays(1).toString());
    var dear = next.costing(250).notAbove(draft.family() + "/core");
    var notice = submitted(simulated(propose(dear)));
    assertThatThrownBy(() -> await(notices.approve(notice.id(), by(notice, "lin"), Map.of())))
        .isInstanceOfSatisfying(
            NoticeRefused.class,
            refused -> {
              assertThat(refused.why()).isEqualTo(Why.CEILING);
              var breach = refused.breaches().get(0).stay().orElseThrow();
              assertThat(breach.price().count()).isGreaterThan(breach.most().count());
              assertThat(breach.lines().get(0).rule()).contains("zones.core.rates.");
            });
    assertThat(state(notice)).isEqualTo(NoticeState.SUBMITTED);
    var kept = edit(notice, dear.costing(200));
    assertThat(approved(submitted(simulated(kept))).state()).isEqualTo(NoticeState.APPROVED);
  }

  @Test
  void is_blocked_by_the_prices_of_lots_around_and_by_one_that_nobody_published() {
    var notice = submitted(simulated(propose(draft().costing(2000))));
    var around = Map.of("core", Set.of(ROADS));
    isRefused(
        Why.CEILING,
        "in zone core against hangzhou-road/core",
        () -> notices.approve(notice.id(), by(notice, "lin"), around));
    var unknown = Map.of("core", Set.of(new TariffId("moon/core")));
    assertThat(await(notices.breaches(notice.id(), unknown)))
        .hasSize(1)
        .allSatisfy(it -> assertThat(it.words()).contains("no such tariff is published"));
  }

  @Test
  void is_not_begun_or_submitted_with_a_document_that_is_not_in_order() {
    var draft = draft();
    isRefused(
        Why.DOCUMENT,
        "the document, line 42: ",
        () ->
            notices.propose(
                new Wish(
                    "wulin",
                    Set.of("lot"),
                    draft.yaml().replace("until: \"20:00\"", "until: \"19:00\"")),
                "chen",
                ""));
    var unsigned = draft.yaml().replaceAll("  (approver|form): .*\n", "");
    var notice = await(notices.propose(new Wish("wulin", Set.of("lot"), unsigned), "chen", ""));
    simulated(notice);
    isRefused(
        Why.DOCUMENT,
        "notice.form is missing: the form of pricing. notice.approver is missing",
        () -> notices.submit(notice.id(), by(notice, "chen")));
  }

  @Test
  void goes_on_pricing_every_zone_that_was_priced_before() {
    var draft = draft();
    published(draft);
    var next = draft.from(LocalDate.parse(draft.firstDay()).plusDays(1).toString());
    var renamed = next.yaml().replace("  core:\n", "  heart:\n");
    var notice = await(notices.propose(new Wish("wulin", Set.of("lot"), renamed), "chen", ""));
    var week = new Synthetic(10, 1, LocalDate.parse("2026-11-23"));
    ended(await(simulations.start(notice.id(), new Asked(week, Map.of("heart", ROADS)), "chen")));
    isRefused(
        Why.DOCUMENT,
        "zones.core is missing: %s@%s prices it".formatted(draft.family(), draft.firstDay()),
        () -> notices.submit(notice.id(), by(notice, "chen")));
  }

  @Test
  void does_not_begin_in_a_year_whose_holidays_nobody_knows() {
    var draft = draft().from("2031-01-01");
    var yaml = draft.yaml().replace("choices:", "calendar: china\nchoices:");
    var notice = await(notices.propose(new Wish("wulin", Set.of("lot"), yaml), "chen", ""));
    isRefused(
        Why.DOCUMENT,
        "calendar: china does not know the year 2031",
        () -> notices.submit(notice.id(), by(notice, "chen")));
  }

  @Test
  void that_does_not_exist_is_not_found() {
    var nobody = UUID.randomUUID();
    isRefused(Why.UNKNOWN, nobody.toString(), () -> notices.get(nobody));
  }

  @Test
  void is_known_to_an_instance_that_has_not_published_it() throws SQLException {
    var draft = draft();
    books.execute(
        """
        insert into price_notice (notice_id, family, office, lots, state, version, follows,
            document, changed_at)
          values ('%1$s', '%2$s', 'wulin', 'lot', 'PUBLISHED', 4, '', 'as below', now());
        insert into publication (notice_id, family, effective_from, document, published_at)
          values ('%1$s', '%2$s', '%3$s', '%4$s', now())"""
            .formatted(UUID.randomUUID(), draft.family(), draft.firstDay(), draft.yaml()));
    assertThat(published.list(draft.family())).isEmpty();
    await(publications.reloadNow());
    assertThat(published.list(draft.family())).hasSize(1);
  }

  @Test
  void cannot_be_changed_in_the_tables_by_the_service_itself() {
    var notice = published(draft());
    for (var change :
        List.of(
            "update publication set document = 'x' where notice_id = '%s'",
            "delete from publication where notice_id = '%s'",
            "update price_notice_step set who = 'x' where notice_id = '%s'",
            "delete from price_notice_step where notice_id = '%s'",
            "delete from price_notice where notice_id = '%s'")) {
      assertThatThrownBy(() -> books.rows(change.formatted(notice.id())))
          .hasStackTraceContaining("permission denied");
    }
  }
}
