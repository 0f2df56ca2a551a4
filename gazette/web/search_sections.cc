#include "gazette/web/search_sections.h"

#include <string>
#include <string_view>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/web/note_marks.h"
#include "gazette/web/site.h"

namespace gazette::web {
namespace {

using model::Piece;
using model::Role;

bool begins_section(Role role) {
  return role == Role::part || role == Role::chapter || role == Role::section ||
         role == Role::subsection || role == Role::article;
}

/// "Điều 5." as "Điều 5".
std::string bare_label(std::string_view label) {
  while (!label.empty() && std::string_view(".:) ").find(label.back()) != std::string_view::npos) {
    label.remove_suffix(1);
  }
  return std::string(label);
}

std::string lines_of(const Piece& piece) {
  std::string lines;
  for (const model::Paragraph* paragraph : model::paragraphs_of(piece)) {
    const std::string line = text_without_marks(*paragraph);
    lines += lines.empty() || line.empty() ? "" : "\n";
    lines += line;
  }
  return lines;
}

}  // namespace

std::vector<SearchSection> search_sections(const model::Instrument& instrument,
                                           const std::optional<model::Part>& shown) {
  constexpr std::size_t kLabelColumns = 60;
  std::vector<SearchSection> sections(1);
  bool is_in_notes = false;
  for (const Piece& piece : model::pieces(instrument, shown)) {
    const std::string lines = lines_of(piece);
    if (piece.attachment != nullptr) {
      sections.push_back({.anchor = piece.attachment->anchor,
                          .label = shorten(lines.substr(0, lines.find('\n')), kLabelColumns)});
    } else if (piece.provision != nullptr && begins_section(piece.role)) {
      sections.push_back(
          {.anchor = piece.provision->anchor, .label = bare_label(piece.provision->label)});
    } else if (piece.role == Role::note && !is_in_notes) {
      sections.emplace_back();
    }
    is_in_notes = piece.role == Role::note;
    std::string& text = sections.back().text;
    text += text.empty() || lines.empty() ? "" : "\n";
    text += lines;
  }
  std::erase_if(sections, [](const SearchSection& section) {
    return section.anchor.empty() && section.text.empty();
  });
  return sections;
}

SearchAct search_act(const model::Instrument& instrument, const ActCard& act,
                     const std::optional<model::Part>& shown) {
  const std::string subject = model::running_abstract(instrument);
  return {.path = act_path(act.id, act.date),
          .title = subject.empty() ? act.title : fmt::format("{} {}", act.title, subject),
          .number = act.symbol,
          .kind = act.kind,
          .kind_name = act.kind_name,
          .issuer = act.issuer,
          .issuer_name = act.issuer_name,
          .date = act.date,
          .sections = search_sections(instrument, shown)};
}

std::string issue_title(const model::Configuration& configuration, const Templates& templates,
                        model::IssueNumber number) {
  return issue_name(Words(templates, configuration.language), number);
}

}  // namespace gazette::web
