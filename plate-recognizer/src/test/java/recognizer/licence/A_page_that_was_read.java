package recognizer.licence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Rect;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import recognizer.read.PrintedWord;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_page_that_was_read {
  private final List<PrintedWord> words = new ArrayList<>();

  /** A line of words, each 40 wide and 30 high, beginning at a place. */
  private void line(int left, int top, String... texts) {
    int line = words.isEmpty() ? 0 : words.get(words.size() - 1).line() + 1;
    for (int i = 0; i < texts.length; i++) {
      int from = left + 50 * i;
      words.add(new PrintedWord(texts[i], line, from, top, from + 40, top + 30));
    }
  }

  private void someLabels() {
    line(0, 100, "使用", "性质");
    line(0, 200, "注册", "日期");
    line(0, 300, "Engine", "No.");
    line(0, 400, "品", "牌", "型号");
  }

  @Test
  void is_a_licence_when_its_title_and_some_labels_are_there() {
    line(0, 0, "机动车", "行驶", "证");
    someLabels();
    assertThat(new LicencePage(words).isLicence()).isTrue();
  }

  @Test
  void is_one_when_its_title_was_read_in_english_only() {
    line(0, 0, "Vehicle", "License", "of", "the");
    someLabels();
    assertThat(new LicencePage(words).isLicence()).isTrue();
  }

  @Test
  void is_none_without_the_title() {
    someLabels();
    line(0, 500, "号牌号码");
    assertThat(new LicencePage(words).isLicence()).isFalse();
  }

  @Test
  void is_none_when_the_title_stands_in_a_letter_about_licences() {
    line(0, 0, "行驶证");
    line(0, 100, "使用", "性质");
    line(0, 200, "注册", "日期");
    line(0, 300, "车辆", "类型");
    assertThat(new LicencePage(words).isLicence()).isFalse();
  }

  @Test
  void is_none_when_nothing_was_read() {
    assertThat(new LicencePage(List.of()).isLicence()).isFalse();
    assertThat(new LicencePage(List.of()).plateFields()).isEmpty();
  }

  @Test
  void has_the_plate_right_of_its_label() {
    line(100, 200, "号", "牌号", "码");
    List<Rect> fields = new LicencePage(words).plateFields();
    assertThat(fields).hasSize(1);
    Rect field = fields.get(0);
    assertThat(field.x()).isBetween(200, 240);
    assertThat(field.y()).isLessThan(200);
    assertThat(field.y() + field.height()).isGreaterThan(230);
    assertThat(field.width()).isGreaterThan(300);
  }

  @Test
  void has_the_plate_left_of_its_neighbours_label_when_its_own_was_not_read() {
    line(600, 200, "车辆", "类型");
    List<Rect> fields = new LicencePage(words).plateFields();
    assertThat(fields).hasSize(1);
    assertThat(fields.get(0).x() + fields.get(0).width()).isBetween(580, 600);
  }
}
