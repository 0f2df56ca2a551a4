#include "gazette/ingest/structure_set_off.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>

namespace gazette::ingest {
namespace {

bool is_in_quote(const std::vector<Line>& lines, const Quotes& quotes, std::size_t i) {
  return opening_mark_size(lines[i].text) > 0 || (quotes.is_open_before(i) && quotes.is_trusted(i));
}

/// Whether the line is running text: what is centred or stands at the right is set off by that.
bool is_running(const Line& line) {
  return !line.is_table() && line.heading_level == 0 &&
         line.paragraph().alignment != model::Alignment::center &&
         line.paragraph().alignment != model::Alignment::right;
}

/// The indents of most running text outside quotes; none where there is no such text.
model::Indents usual_indents(const std::vector<Line>& lines, const Quotes& quotes) {
  std::map<std::pair<std::int64_t, std::int64_t>, std::size_t> counts;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (is_running(lines[i]) && !is_in_quote(lines, quotes, i)) {
      ++counts[{lines[i].indents.left.scaled, lines[i].indents.right.scaled}];
    }
  }
  const auto most =
      std::max_element(counts.begin(), counts.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == counts.end() ? model::Indents()
                              : model::Indents{{most->first.first}, {most->first.second}};
}

/// What `own` has beyond `usual`, nothing where that is too little; as much as the line above where
/// the two differ by too little.
Length beyond(Length own, Length usual, Length above) {
  const Length extra = own - usual < kSetOffLeast ? Length{} : own - usual;
  const bool is_as_above = extra.scaled > 0 && above.scaled > 0 && extra - above < kSetOffLeast &&
                           above - extra < kSetOffLeast;
  return is_as_above ? above : extra;
}

}  // namespace

void set_off_quotes(std::vector<Line>& lines, const Quotes& quotes) {
  const model::Indents usual = usual_indents(lines, quotes);
  model::Indents above;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Line& line = lines[i];
    if (!is_running(line)) {
      above = {};
      continue;
    }
    const model::Indents own = {.left = beyond(line.indents.left, usual.left, above.left),
                                .right = beyond(line.indents.right, usual.right, above.right)};
    const bool is_block = own.left.scaled > 0 && own.right.scaled > 0 && !line.label;
    above = is_block || is_in_quote(lines, quotes, i) ? own : model::Indents();
    if (above != model::Indents()) {
      std::get<model::Paragraph>(line.block).indents = above;
    }
  }
}

}  // namespace gazette::ingest
