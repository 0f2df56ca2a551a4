#include "gazette/ingest/front_matter.h"

#include <array>

#include "gazette/base/settings.h"
#include "gazette/base/text.h"

namespace gazette::ingest {
namespace {

constexpr std::string_view kFence = "+++";
constexpr std::size_t kKeysCount = 10;

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
std::array<bool, kKeysCount> stated_keys(const FrontMatter& matter) {
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

/// [[facsimile]]: a file and the title of the annex that it is.
void read_facsimiles(Settings& settings, FrontMatter& matter, Diagnostics& diagnostics) {
  for (Settings& table : settings.tables("facsimile", diagnostics)) {
    FacsimileStatement statement{
        .file = table.text("file", diagnostics).value_or(""),
        .title = stated_text(table.text("title", diagnostics)).value_or(""),
        .basis = stated_text(table.text("basis", diagnostics)).value_or(""),
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

void read_keys(Settings& settings, Flow& flow, Diagnostics& diagnostics) {
  FrontMatter& matter = flow.front_matter;
  matter.issuer = stated_text(settings.text("issuer", diagnostics));
  matter.kind = stated_text(settings.text("kind", diagnostics));
  matter.symbol = stated_text(settings.text("symbol", diagnostics));
  matter.date = settings.date("date", diagnostics);
  matter.place = stated_text(settings.text("place", diagnostics));
  matter.abstract_text = stated_text(settings.text("abstract", diagnostics));
  matter.section = stated_text(settings.text("section", diagnostics));
  matter.signed_by = stated_text(settings.text("signed_by", diagnostics));
  for (std::string& role : settings.texts("signed_as", diagnostics)) {
    if (std::optional<std::string> stated = stated_text(std::move(role))) {
      matter.signed_as.push_back(std::move(*stated));
    }
  }
  matter.effective = settings.date("effective", diagnostics);
  read_facsimiles(settings, matter, diagnostics);
  settings.text("note", diagnostics);  // for people; says nothing of the act
  settings.report_unknown_keys(diagnostics);

  constexpr std::array<std::string_view, kKeysCount> kNames = {
      "issuer",   "kind",    "symbol",    "date",      "place",
      "abstract", "section", "signed_by", "signed_as", "effective"};
  const std::array<bool, kKeysCount> stated = stated_keys(matter);
  for (std::size_t i = 0; i < kKeysCount; ++i) {
    if (stated.at(i)) {
      flow.front_matter_places.push_back(settings.place(kNames.at(i)));
    }
  }
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
  const std::array<bool, kKeysCount> stated = stated_keys(flow.front_matter);
  const auto position = static_cast<std::size_t>(key);
  std::size_t before = 0;
  for (std::size_t i = 0; i < position; ++i) {
    before += stated.at(i) ? 1U : 0U;
  }
  if (stated.at(position) && before < flow.front_matter_places.size()) {
    return flow.front_matter_places[before];
  }
  return {.path = flow.path};
}

}  // namespace gazette::ingest
