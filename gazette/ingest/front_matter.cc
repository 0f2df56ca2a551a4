#include "gazette/ingest/front_matter.h"

#include <array>
#include <charconv>

#include <fmt/format.h>

#include "gazette/base/settings.h"
#include "gazette/base/text.h"

namespace gazette::ingest {
namespace {

constexpr std::string_view kFence = "+++";

/// The line at `start` without its end, and where the next one starts.
struct SourceLine {
  std::string_view text = {};
  std::size_t next = 0;
};

SourceLine line_at(std::string_view text, std::size_t start) {
  const std::size_t end = text.find('\n', start);
  if (end == std::string_view::npos) {
    return {.text = text.substr(start), .next = text.size()};
  }
  return {.text = text.substr(start, end - start), .next = end + 1};
}

/// Which keys are stated, in the order of the keys.
std::array<bool, kFrontMatterKeysCount> stated_keys(const FrontMatter& matter) {
  return {matter.issuer.has_value(),  matter.kind.has_value(),
          matter.symbol.has_value(),  matter.date.has_value(),
          matter.place.has_value(),   matter.abstract_text.has_value(),
          matter.section.has_value(), matter.signed_by.has_value(),
          !matter.signed_as.empty(),  matter.effective.has_value()};
}

/// A text in the one form of the program: NFC, spaces collapsed. An empty one states nothing.
std::optional<std::string> stated_text(std::optional<std::string> text) {
  if (text) {
    text = collapse_spaces(to_nfc(*text));
  }
  return text && !text->empty() ? text : std::nullopt;
}

/// "70%": a facsimile is never larger than it is. 0 where nothing is stated, or wrongly.
std::uint8_t read_scale(Settings& table, Diagnostics& diagnostics) {
  const std::optional<std::string> stated = table.text("scale", diagnostics);
  if (!stated) {
    return 0;
  }
  std::string_view number = trim(*stated);
  const bool has_sign = number.ends_with('%');
  number = trim(number.substr(0, number.size() - (has_sign ? 1 : 0)));
  unsigned percent = 0;
  const auto read = std::from_chars(number.data(), number.data() + number.size(), percent);
  const bool is_number = read.ec == std::errc() && read.ptr == number.data() + number.size();
  if (!has_sign || !is_number || percent < 1 || percent > 100) {
    diagnostics.report(
        {.code = "G0276",
         .place = table.place("scale"),
         .message = fmt::format("\"{}\" is no scale of a facsimile", *stated),
         .help = "scale = \"70%\", from 1% to 100%; without it pages are as large as they can be"});
    return 0;
  }
  return static_cast<std::uint8_t>(percent);
}

/// [[facsimile]]: a file and the title of the annex that it is.
void read_facsimiles(Settings& settings, FrontMatter& matter, Diagnostics& diagnostics) {
  for (Settings& table : settings.tables("facsimile", diagnostics)) {
    FacsimileStatement statement{
        .file = table.text("file", diagnostics).value_or(""),
        .title = stated_text(table.text("title", diagnostics)).value_or(""),
        .basis = stated_text(table.text("basis", diagnostics)).value_or(""),
        .alternative = stated_text(table.text("alt", diagnostics)).value_or(""),
        .is_cropped = table.flag("crop", diagnostics).value_or(true),
        .scale_percent = read_scale(table, diagnostics),
        .place = table.place("file")};
    table.report_unknown_keys(diagnostics);
    if (statement.file.empty() || statement.title.empty()) {
      diagnostics.report({.code = "G0292",
                          .place = std::move(statement.place),
                          .message = "a facsimile needs a file and a title",
                          .help = "file = \"phu-luc-2.pdf\", title = \"Phụ lục II\""});
      continue;
    }
    matter.facsimiles.push_back(std::move(statement));
  }
}

/// [[correction]]: words of another act that this one puts right.
void read_corrections(Settings& settings, FrontMatter& matter, Diagnostics& diagnostics) {
  for (Settings& table : settings.tables("correction", diagnostics)) {
    model::Correction correction{
        .act = stated_text(table.text("act", diagnostics)).value_or(""),
        .place = stated_text(table.text("place", diagnostics)).value_or(""),
        .old_text = stated_text(table.text("old", diagnostics)).value_or(""),
        .new_text = stated_text(table.text("new", diagnostics)).value_or(""),
        .erratum = table.flag("erratum", diagnostics).value_or(false),
        .stated = table.place("old")};
    table.report_unknown_keys(diagnostics);
    if (model::check_texts(correction, diagnostics)) {
      matter.corrections.push_back(std::move(correction));
    }
  }
}

/// Takes over what is stated; what is not stays as it was.
template <typename Value>
void take_over(Value& kept, Value& stated) {
  if (stated != Value{}) {
    kept = std::move(stated);
  }
}

void read_keys(Settings& settings, Flow& flow, Diagnostics& diagnostics) {
  FrontMatter stated = {
      .issuer = stated_text(settings.text("issuer", diagnostics)),
      .kind = stated_text(settings.text("kind", diagnostics)),
      .symbol = stated_text(settings.text("symbol", diagnostics)),
      .date = settings.date("date", diagnostics),
      .place = stated_text(settings.text("place", diagnostics)),
      .abstract_text = stated_text(settings.text("abstract", diagnostics)),
      .section = stated_text(settings.text("section", diagnostics)),
      .signed_by = stated_text(settings.text("signed_by", diagnostics)),
  };
  for (std::string& role : settings.texts("signed_as", diagnostics)) {
    if (std::optional<std::string> text = stated_text(std::move(role))) {
      stated.signed_as.push_back(std::move(*text));
    }
  }
  stated.effective = settings.date("effective", diagnostics);
  read_facsimiles(settings, flow.front_matter, diagnostics);
  read_corrections(settings, flow.front_matter, diagnostics);
  settings.text("note", diagnostics);  // for people; says nothing of the act
  settings.report_unknown_keys(diagnostics);

  constexpr std::array<std::string_view, kFrontMatterKeysCount> kNames = {
      "issuer",   "kind",    "symbol",    "date",      "place",
      "abstract", "section", "signed_by", "signed_as", "effective"};
  const std::array<bool, kFrontMatterKeysCount> is_stated = stated_keys(stated);
  for (std::size_t i = 0; i < kFrontMatterKeysCount; ++i) {
    if (is_stated.at(i)) {
      flow.front_matter_places.at(i) = settings.place(kNames.at(i));
    }
  }
  FrontMatter& matter = flow.front_matter;
  take_over(matter.issuer, stated.issuer);
  take_over(matter.kind, stated.kind);
  take_over(matter.symbol, stated.symbol);
  take_over(matter.date, stated.date);
  take_over(matter.place, stated.place);
  take_over(matter.abstract_text, stated.abstract_text);
  take_over(matter.section, stated.section);
  take_over(matter.signed_by, stated.signed_by);
  take_over(matter.signed_as, stated.signed_as);
  take_over(matter.effective, stated.effective);
}

}  // namespace

SplitSource split_front_matter(std::string_view text, const std::string& path,
                               Diagnostics& diagnostics) {
  const SourceLine first = line_at(text, 0);
  if (trim(first.text) != kFence) {
    return {.body = text};
  }
  std::uint32_t line = 2;
  for (std::size_t start = first.next; start < text.size(); ++line) {
    const SourceLine current = line_at(text, start);
    if (trim(current.text) == kFence) {
      return {.front_matter = text.substr(first.next, start - first.next),
              .body = text.substr(current.next),
              .body_line = line + 1};
    }
    start = current.next;
  }
  diagnostics.report({.code = "G0201",
                      .place = {.path = path, .line = 1, .column = 1, .excerpt = "+++", .width = 3},
                      .message = "the front matter is not closed",
                      .help = "put a line \"+++\" after the last key"});
  return {.body = text};
}

void read_front_matter(std::string_view text, Flow& flow, Diagnostics& diagnostics) {
  if (auto settings = Settings::parse(text, flow.path, diagnostics, 2)) {
    read_keys(*settings, flow, diagnostics);
  }
}

void read_statement(std::string_view text, Flow& flow, Diagnostics& diagnostics) {
  if (auto settings = Settings::parse(text, flow.path + ".toml", diagnostics)) {
    read_keys(*settings, flow, diagnostics);
  }
}

Place place_of(const Flow& flow, FrontMatterKey key) {
  const auto position = static_cast<std::size_t>(key);
  return stated_keys(flow.front_matter).at(position) ? flow.front_matter_places.at(position)
                                                     : Place{.path = flow.path};
}

}  // namespace gazette::ingest
