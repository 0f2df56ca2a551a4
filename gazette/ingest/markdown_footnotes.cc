#include "gazette/ingest/markdown_footnotes.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace gazette::ingest::markdown {
namespace {

constexpr std::size_t kLabelBytesMax = 40;
constexpr std::size_t kNumberDigitsMax = 4;

bool is_number(const std::string& label) {
  return label.size() <= kNumberDigitsMax &&
         std::all_of(label.begin(), label.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Does `work` for every paragraph of the flow's items, cells included.
template <typename Work>
void for_each_paragraph(Flow& flow, const Work& work) {
  for (FlowItem& item : flow.items) {
    if (auto* paragraph = std::get_if<model::Paragraph>(&item.block)) {
      work(*paragraph);
      continue;
    }
    for (model::Row& row : std::get<model::Table>(item.block).rows) {
      for (model::Cell& cell : row.cells) {
        std::for_each(cell.paragraphs.begin(), cell.paragraphs.end(), work);
      }
    }
  }
}

/// Finds the marks in the text and what they point at.
class Marks {
 public:
  Marks(const std::vector<Footnote>& footnotes, const Flow& flow, Diagnostics& diagnostics)
      : used_(footnotes.size(), false), flow_(flow), diagnostics_(diagnostics) {
    for (std::size_t i = 0; i < footnotes.size(); ++i) {
      const bool is_new = positions_.emplace(footnotes[i].label, i).second;
      if (!is_new) {
        diagnostics_.report(
            {.code = "G0211",
             .place = {.path = flow.path, .line = footnotes[i].line, .column = 1},
             .message = fmt::format("footnote [^{}] is defined twice", footnotes[i].label),
             .help = "give each footnote a label of its own"});
      }
    }
  }

  /// Cuts the marks of a paragraph out as spans; `note` is the position of the definition plus one.
  void cut(model::Paragraph& paragraph) {
    const bool has_mark =
        std::any_of(paragraph.spans.begin(), paragraph.spans.end(),
                    [](const model::Span& span) { return span.text.find("[^") != span.text.npos; });
    if (!has_mark) {
      return;
    }
    std::vector<model::Span> spans;
    for (model::Span& span : paragraph.spans) {
      cut_span(std::move(span), paragraph, spans);
    }
    paragraph.spans = std::move(spans);
  }

  /// Positions of definitions in the order of their first marks.
  [[nodiscard]] const std::vector<std::size_t>& order() const { return order_; }
  [[nodiscard]] bool is_used(std::size_t position) const { return used_[position]; }

 private:
  void cut_span(model::Span span, const model::Paragraph& paragraph,
                std::vector<model::Span>& spans) {
    std::string_view rest = span.text;
    const auto add_text = [&](std::string_view text) {
      if (!text.empty()) {
        spans.push_back({.text = std::string(text), .emphasis = span.emphasis});
      }
    };
    std::optional<Place> place;  // once for the many marks that a long paragraph may have
    std::size_t kept = 0;
    for (std::size_t open = rest.find("[^"); open != rest.npos; open = rest.find("[^", open + 1)) {
      const std::size_t length = rest.substr(open + 2, kLabelBytesMax + 1).find(']');
      if (length == rest.npos) {
        continue;
      }
      const std::size_t close = open + 2 + length;
      const std::string label(rest.substr(open + 2, length));
      const auto found = positions_.find(label);
      if (found == positions_.end()) {
        if (!place) {
          place = place_of(flow_, paragraph);
        }
        report_missing(label, *place);
        continue;
      }
      add_text(rest.substr(kept, open - kept));
      spans.push_back({.text = label,
                       .emphasis = span.emphasis,
                       .note = static_cast<std::uint32_t>(found->second) + 1});
      if (!used_[found->second]) {
        used_[found->second] = true;
        order_.push_back(found->second);
      }
      kept = close + 1;
    }
    add_text(rest.substr(kept));
  }

  void report_missing(const std::string& label, const Place& place) {
    diagnostics_.report({.code = "G0207",
                         .place = place,
                         .message = fmt::format("there is no footnote [^{}]", label),
                         .help = fmt::format("define it on a line of its own: [^{}]: ...", label)});
  }

  std::map<std::string, std::size_t> positions_ = {};
  std::vector<std::size_t> order_ = {};
  std::vector<bool> used_;
  const Flow& flow_;
  Diagnostics& diagnostics_;
};

/// The definitions in the order of their marks: by number where all are numbers, else by first use;
/// those without a mark last.
std::vector<std::size_t> final_order(const std::vector<Footnote>& footnotes, const Marks& marks,
                                     bool numbered) {
  std::vector<std::size_t> order = marks.order();
  for (std::size_t i = 0; i < footnotes.size(); ++i) {
    if (!marks.is_used(i)) {
      order.push_back(i);
    }
  }
  if (numbered) {
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return std::stoi(footnotes[a].label) < std::stoi(footnotes[b].label);
    });
  }
  return order;
}

}  // namespace

void place_footnotes(std::vector<Footnote> footnotes, Flow& flow, Diagnostics& diagnostics) {
  Marks marks(footnotes, flow, diagnostics);
  for_each_paragraph(flow, [&](model::Paragraph& paragraph) { marks.cut(paragraph); });
  if (footnotes.empty()) {
    return;
  }
  for (std::size_t i = 0; i < footnotes.size(); ++i) {
    if (!marks.is_used(i)) {
      diagnostics.report(
          {.code = "G0207",
           .place = {.path = flow.path, .line = footnotes[i].line, .column = 1},
           .message = fmt::format("footnote [^{}] has no mark in the text", footnotes[i].label),
           .help = fmt::format("put [^{}] where it belongs, or remove the footnote",
                               footnotes[i].label)});
    }
  }
  const bool numbered =
      std::all_of(footnotes.begin(), footnotes.end(),
                  [](const Footnote& footnote) { return is_number(footnote.label); });
  const std::vector<std::size_t> order = final_order(footnotes, marks, numbered);
  std::vector<std::uint32_t> note_of(footnotes.size() + 1, 0);  // by the spans' provisional number
  for (std::size_t i = 0; i < order.size(); ++i) {
    Footnote& footnote = footnotes[order[i]];
    note_of[order[i] + 1] = static_cast<std::uint32_t>(i) + 1;
    flow.notes.push_back({.mark = numbered ? footnote.label : std::to_string(i + 1),
                          .paragraphs = std::move(footnote.paragraphs)});
  }
  for_each_paragraph(flow, [&](model::Paragraph& paragraph) {
    for (model::Span& span : paragraph.spans) {
      if (span.note != 0) {
        span.note = note_of[span.note];
        span.text = flow.notes[span.note - 1].mark;
      }
    }
  });
}

}  // namespace gazette::ingest::markdown
