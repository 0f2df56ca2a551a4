// The source of a case becomes an issue. What Markdown does not have (spans of cells, the side on
// which a paragraph stands, small capitals, lines again and again) is said by marks that README.md
// of the tests lists.

#include <algorithm>
#include <charconv>

#include "gazette/base/assert.h"
#include "gazette/base/text.h"
#include "gazette/ingest/flow.h"
#include "gazette/ingest/ingest.h"
#include "tests/drawn_image.h"
#include "tests/drawn_pdf.h"
#include "tests/ingest/sample_acts.h"
#include "tests/suite/case.h"
#include "tests/typeset/sample_issue.h"

namespace gazette::suite {
namespace {

std::uint32_t number_at(std::string_view text, std::size_t& position) {
  std::uint32_t number = 0;
  const auto [end, fault] =
      std::from_chars(text.data() + position, text.data() + text.size(), number);
  GAZETTE_ASSERT(fault == std::errc());
  position = static_cast<std::size_t>(end - text.data());
  return number;
}

std::vector<std::uint32_t> numbers_of(std::string_view text) {
  std::vector<std::uint32_t> numbers;
  for (const std::string_view word : split(text, ' ')) {
    std::size_t position = 0;
    numbers.push_back(number_at(word, position));
  }
  return numbers;
}

std::string replaced(std::string text, std::string_view old, std::string_view by) {
  for (std::size_t at = text.find(old); at != std::string::npos; at = text.find(old, at)) {
    text.replace(at, old.size(), by);
    at += by.size();
  }
  return text;
}

/// "{{30}}" is thirty syllables, "{{1000 x ab}}" a thousand times "ab".
std::string with_fillings(std::string_view line) {
  std::string text;
  while (true) {
    const std::size_t open = line.find("{{");
    text += line.substr(0, open);
    if (open == std::string_view::npos) {
      return text;
    }
    const std::size_t close = line.find("}}", open);
    GAZETTE_ASSERT(close != std::string_view::npos);
    const std::string_view inside = line.substr(open + 2, close - open - 2);
    std::size_t position = 0;
    const std::uint32_t count = number_at(inside, position);
    if (position == inside.size()) {
      text += typeset::syllables(count);
    } else {
      GAZETTE_ASSERT(inside.substr(position).starts_with(" x "));
      const std::string_view part = inside.substr(position + 3);
      for (std::uint32_t i = 0; i < count; ++i) {
        text += part;
      }
    }
    line.remove_prefix(close + 2);
  }
}

/// A line of a source as Markdown. "%% 40 Dòng #." is forty paragraphs (rows of a table, where it
/// begins with a pipe), "#" their number; "%head" and "%signature" are those of the sample acts.
std::string markdown_of(std::string_view line) {
  constexpr std::string_view kRepeated = "%% ";
  if (line == "%head") {
    return std::string(ingest::kHead);
  }
  if (line == "%signature") {
    return std::string(ingest::kSignature);
  }
  if (!line.starts_with(kRepeated)) {
    return with_fillings(line) + "\n";
  }
  std::size_t position = kRepeated.size();
  const std::uint32_t count = number_at(line, position);
  const std::string rest = with_fillings(line.substr(position + 1));
  std::string text;
  for (std::uint32_t i = 1; i <= count; ++i) {
    text += replaced(rest, "#", std::to_string(i)) + (rest.starts_with('|') ? "\n" : "\n\n");
  }
  return text;
}

/// The Markdown of each act: "@next" begins one.
std::vector<std::string> sources_of(const Case& one) {
  std::vector<std::string> sources(1);
  for (const std::string_view line : split(one.source, '\n')) {
    if (line == "@next") {
      sources.emplace_back();
    } else if (!line.starts_with('@')) {
      sources.back() += markdown_of(line);
    }
  }
  return sources;
}

/// "640x480.png" is drawn of so many pixels, "3.pdf" of so many pages; in "3-margins.pdf" and the
/// like a quarter of the width is white at the left, at the right and at the top.
std::optional<ingest::AttachedFile> attached(const std::string& name) {
  std::size_t position = 0;
  const std::uint32_t first = number_at(name, position);
  const bool has_margins = name.find("-margins") != std::string::npos;
  if (name.ends_with(".pdf")) {
    std::string margins;
    for (std::uint32_t i = 0; i < first && has_margins; ++i) {
      margins += "207 207 207 0\n";
    }
    return ingest::AttachedFile{.bytes = drawn_pdf(std::vector<DrawnPage>(first, {.text = "page"})),
                                .page_texts = std::vector<std::string>(first, "page"),
                                .page_margins = margins};
  }
  ++position;
  const std::uint32_t height = number_at(name, position);
  const auto drawing = [&](std::uint32_t x, std::uint32_t y) {
    const bool is_white = x < first / 4 || x >= first - first / 4 || y < first / 4;
    return has_margins && is_white ? 0xFFFFFFU : strokes(x, y);
  };
  return ingest::AttachedFile{.bytes = drawn_png(first, height, drawing)};
}

/// The text behind "{80%}" has that size, up to "{100%}".
std::vector<model::Span> with_sizes(const model::Span& span) {
  std::vector<model::Span> spans = {span};
  for (std::size_t at = span.text.find('{'); at != std::string::npos;
       at = span.text.find('{', at + 1)) {
    const std::size_t end = span.text.find("%}", at);
    if (end == std::string::npos) {
      break;
    }
    std::size_t position = at + 1;
    const std::uint32_t percent = number_at(span.text, position);
    GAZETTE_ASSERT(position == end);
    spans.back().text.resize(spans.back().text.size() - (span.text.size() - at));
    spans.push_back(span);
    spans.back().text.erase(0, end + 2);
    spans.back().size_percent = static_cast<std::uint16_t>(percent);
  }
  std::erase_if(spans, [](const model::Span& part) { return part.text.empty(); });
  return spans;
}

/// "{right} ...", "{center} ...", "{left} ..." state the side of a paragraph, "{tab}" is a tab,
/// "~...~" stands in small capitals.
void apply_marks(model::Paragraph& paragraph) {
  constexpr std::pair<std::string_view, model::Alignment> kSides[] = {
      {"{right} ", model::Alignment::right},
      {"{center} ", model::Alignment::center},
      {"{left} ", model::Alignment::left}};
  for (const auto& [mark, side] : kSides) {
    if (!paragraph.spans.empty() && paragraph.spans.front().text.starts_with(mark)) {
      paragraph.spans.front().text.erase(0, mark.size());
      paragraph.alignment = side;
    }
  }
  std::vector<model::Span> spans;
  for (const model::Span& span : paragraph.spans) {
    const std::string text = replaced(span.text, "{tab}", "\t");
    bool is_small = false;
    for (const std::string_view part : split(text, '~')) {
      model::Span piece = span;
      piece.text = part;
      piece.emphasis |= is_small ? model::kSmallCapitals : model::kPlain;
      is_small = !is_small;
      for (model::Span& sized : with_sizes(piece)) {
        spans.push_back(std::move(sized));
      }
    }
  }
  paragraph.spans = std::move(spans);
}

/// What a cell of the source says of its place: "<" is part of the cell left of it, "^" of the one
/// above.
std::string_view merge_of(const model::Cell& cell) {
  if (cell.paragraphs.size() != 1 || cell.paragraphs.front().spans.size() != 1) {
    return {};
  }
  return cell.paragraphs.front().spans.front().text;
}

void merge_cells(model::Table& table) {
  struct Owner {
    std::size_t row = 0;
    std::size_t cell = 0;
    std::size_t column = 0;
  };
  std::vector<model::Row> rows;
  std::vector<Owner> above;
  for (const model::Row& source : table.rows) {
    rows.push_back({.heading = source.heading});
    std::vector<Owner> owners;
    for (std::size_t column = 0; column < source.cells.size(); ++column) {
      const std::string_view merge = merge_of(source.cells[column]);
      if (merge == "<") {
        owners.push_back(owners.back());
        model::Cell& cell = rows[owners.back().row].cells[owners.back().cell];
        if (owners.back().row + 1 == rows.size()) {
          ++cell.column_span;
        }
      } else if (merge == "^") {
        owners.push_back(above[column]);
        model::Cell& cell = rows[owners.back().row].cells[owners.back().cell];
        if (owners.back().column == column) {
          ++cell.row_span;
        }
      } else {
        owners.push_back({rows.size() - 1, rows.back().cells.size(), column});
        rows.back().cells.push_back(source.cells[column]);
      }
    }
    above = std::move(owners);
  }
  table.rows = std::move(rows);
}

/// A cell that begins with "{up} " is turned.
void turn(model::Cell& cell) {
  constexpr std::string_view kMark = "{up} ";
  if (!cell.paragraphs.empty() && !cell.paragraphs.front().spans.empty()) {
    std::string& text = cell.paragraphs.front().spans.front().text;
    cell.turned = text.starts_with(kMark);
    text.erase(0, cell.turned ? kMark.size() : 0);
  }
}

/// Applies marks and the options of tables to blocks.
class Finisher {
 public:
  explicit Finisher(const Case& one) : case_(one) {}

  void finish(model::Instrument& act) const {
    finish(act.opening);
    finish(act.provisions);
    finish(act.closing);
    for (model::Attachment& attachment : act.attachments) {
      finish(attachment.opening);
      finish(attachment.provisions);
    }
    for (model::Note& note : act.notes) {
      std::for_each(note.paragraphs.begin(), note.paragraphs.end(), apply_marks);
    }
  }

 private:
  void finish(std::vector<model::Provision>& provisions) const {
    for (model::Provision& provision : provisions) {
      apply_marks(provision.heading);
      finish(provision.blocks);
      finish(provision.children);
    }
  }

  void finish(std::vector<model::Block>& blocks) const {
    for (model::Block& block : blocks) {
      if (auto* table = std::get_if<model::Table>(&block)) {
        finish(*table);
      } else {
        apply_marks(std::get<model::Paragraph>(block));
      }
    }
  }

  void finish(model::Table& table) const {
    merge_cells(table);
    table.ruled = table.ruled && !case_.has("unruled");
    if (case_.has("widths")) {
      table.widths = numbers_of(case_.value("widths"));
    }
    if (case_.has("head_rows")) {
      const std::uint32_t heads = numbers_of(case_.value("head_rows")).front();
      for (std::size_t row = 0; row < table.rows.size(); ++row) {
        table.rows[row].heading = row < heads;
      }
    }
    for (model::Row& row : table.rows) {
      for (model::Cell& cell : row.cells) {
        turn(cell);
        std::for_each(cell.paragraphs.begin(), cell.paragraphs.end(), apply_marks);
      }
    }
  }

  const Case& case_;
};

/// The act of a source: recognised, or, without "@act", its paragraphs and tables as they are.
model::Instrument act_of(const Case& one, const std::string& source, int number) {
  Diagnostics diagnostics;
  model::Instrument act;
  if (one.has("act")) {
    ingest::Ingested read =
        ingest::ingest({.bytes = source, .path = "act.md", .find_attached = attached},
                       ingest::sample_configuration(), diagnostics);
    GAZETTE_ASSERT(read.instrument);
    act = std::move(*read.instrument);
  } else {
    const auto read = ingest::read_markdown(source, "act.md", diagnostics, attached);
    ingest::Flow flow = read ? *read : ingest::Flow();  // an act without text
    act.path = "act.md";
    act.kind_name = "Quyết định";
    act.symbol = {.text = std::to_string(number) + "/2022/QĐ-UBND", .year = 2022};
    act.date = {2022, 9, 15};
    for (ingest::FlowItem& item : flow.items) {
      act.opening.push_back(std::move(item.block));
    }
    act.notes = std::move(flow.notes);
    act.pictures = std::move(flow.pictures);
    act.images = std::move(flow.images);
  }
  act.id = "act-" + std::to_string(number);
  Finisher(one).finish(act);
  if (one.has("pixels")) {
    const std::vector<std::uint32_t> pixels = numbers_of(one.value("pixels"));
    act.images.at(0).facts.width = pixels[0];
    act.images.at(0).facts.height = pixels[1];
    act.pictures.at(0).width = points(pixels[0]) * 72 / 300;
    act.pictures.at(0).height = points(pixels[1]) * 72 / 300;
  }
  return act;
}

/// "@part 2 15 40 36 38": its number, the paragraphs [15, 40), the issues before and after (0:
/// none).
model::Part part_of(std::string_view value) {
  const std::vector<std::uint32_t> numbers = numbers_of(value);
  const auto issue = [&](std::size_t at) -> std::optional<model::IssueNumber> {
    const auto number = static_cast<int>(numbers.at(at));
    return number == 0 ? std::nullopt : std::optional(model::IssueNumber{2022, number, number});
  };
  return {.number = static_cast<int>(numbers.at(0)),
          .first = numbers.at(1),
          .end = numbers.at(2),
          .former = issue(3),
          .next = issue(4)};
}

}  // namespace

model::Issue issue_of_case(const Case& one) {
  std::vector<model::Instrument> acts;
  for (const std::string& source : sources_of(one)) {
    acts.push_back(act_of(one, source, static_cast<int>(acts.size()) + 1));
  }
  model::Issue issue = typeset::issue_of(acts);
  if (!one.has("banners")) {
    issue.entries.front().section_banner.clear();
    issue.entries.front().issuer_banner.clear();
  }
  if (one.has("first_page")) {
    issue.first_page = static_cast<int>(numbers_of(one.value("first_page")).front());
  }
  if (one.has("part")) {
    issue.entries.front().part = part_of(one.value("part"));
  }
  return issue;
}

typeset::Layout layout_of_case(const Case& one) {
  const std::string name = one.has("layout") ? one.value("layout") : "cong-bao-a4";
  std::vector<typeset::LayoutFile> files = {typeset::shipped_layout(name)};
  while (const auto base = typeset::base_of(files.front())) {
    files.insert(files.begin(), typeset::shipped_layout(*base));
  }
  if (one.has("set")) {
    typeset::LayoutFile own{.toml = "like = \"" + name + "\"\n", .path = "case.toml"};
    for (const std::string& line : one.values("set")) {
      const std::size_t point = line.find('.');
      own.toml += "[" + line.substr(0, point) + "]\n" + line.substr(point + 1) + "\n";
    }
    files.push_back(std::move(own));
  }
  Diagnostics diagnostics;
  const auto layout = typeset::read_layout(files, diagnostics);
  GAZETTE_ASSERT(layout);
  return *layout;
}

}  // namespace gazette::suite
