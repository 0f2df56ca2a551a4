// The material of "scripts/bench quality": the same paragraphs set by the program and, as a file
// for LuaLaTeX, by TeX.
//
//   bench_quality FOLDER CONFIGURATION LAYOUT FONTS DOCUMENT...
//
// Writes into FOLDER "lines-gazette", a line for each line set: measure, paragraph, ratio,
// "overfull" or "-", penalty of the break at its end;
// and "quality.tex", which makes "lines-tex" and "lines-tex-ties" of the same form. The ratio is
// TeX's: how much of the stretch (a half of the face's space) or, below zero, of the shrink (a
// third) each space of the line takes on. A last line that is not shrunk has none and is left out.
//
// TeX is given exactly the boxes of the program with the penalties of their breaks; in
// "lines-tex-ties" a tie is a space that never breaks ("~"), as an author would write it.

#include <array>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "gazette/base/base.h"
#include "gazette/font/font.h"
#include "gazette/ingest/ingest.h"
#include "gazette/model/model.h"
#include "gazette/typeset/setter.h"
#include "gazette/typeset/ties.h"

namespace gazette {
namespace {

constexpr std::array kMeasures = {470, 230, 150};
constexpr std::size_t kTextLeast = 160;  // bytes: shorter paragraphs are one line or two
constexpr int kTieInTex = 10'000;

/// Paragraphs of running text, plain, white space single.
std::vector<std::string> prose_of(const model::Instrument& instrument) {
  std::vector<std::string> texts;
  for (const model::Piece& piece : model::pieces(instrument)) {
    if (piece.paragraph == nullptr || piece.role == model::Role::table) {
      continue;
    }
    std::string text = model::plain_text(*piece.paragraph);
    const bool is_plain = text.find_first_of("\n\t\\{}") == std::string::npos &&
                          text.find("....") == std::string::npos &&
                          text.find("……") == std::string::npos;
    if (is_plain && text.size() >= kTextLeast) {
      texts.push_back(std::move(text));
    }
  }
  return texts;
}

/// A word of the text as TeX reads it.
std::string tex_word(std::string_view word) {
  std::string text;
  for (const char c : word) {
    const bool is_special = std::string_view("%#$&_^~").find(c) != std::string_view::npos;
    text += is_special ? fmt::format("\\char{} ", static_cast<int>(c)) : std::string(1, c);
  }
  return text;
}

class Bench {
 public:
  Bench(const typeset::Layout& layout, const font::Fonts& fonts)
      : layout_(layout), words_(fonts), setter_(layout, words_, diagnostics_) {}

  void add(const std::string& text) {
    ++paragraphs_count_;
    typeset::Style style = layout_.style("body");
    for (const int measure : kMeasures) {
      // Columns of a table have no indent.
      style.indent = measure == kMeasures.front() ? layout_.style("body").indent : Length{};
      const typeset::Setting setting{.style = &style, .width = points(measure)};
      const model::Paragraph paragraph = typeset::plain_paragraph(text);
      const typeset::SetParagraph set = setter_.set(paragraph, setting);
      const std::vector<typeset::Box>& boxes = setter_.boxes_of(paragraph, setting);
      add_lines(set, boxes, style, measure);
      add_tex(boxes, style, measure);
    }
  }

  [[nodiscard]] const std::string& lines() const { return lines_; }

  [[nodiscard]] std::string tex(const std::string& path) const {
    return fmt::format(
        R"(\documentclass{{article}}
\directlua{{dofile("lines.lua")}}
\begin{{document}}
\font\body="[{}]:mode=node;script=latn;language=VIT;+kern;+liga" at {}bp
\body \frenchspacing \hyphenchar\body=-1 \exhyphenchar=-1 \pretolerance=100 \tolerance=9999
\emergencystretch=0pt \hyphenpenalty=10000 \parfillskip=0pt plus 1fil \hfuzz=1000pt \hbadness=10000
\def\begins#1#2#3{{\hsize=#1bp \parindent=#2bp \directlua{{current = "#1 #3"}}}}
\directlua{{output = "lines-tex"}}
\def\T{{\penalty}}
{}\directlua{{output = "lines-tex-ties"}}
\def\T#1 {{\penalty10000 }}
{}\end{{document}}
)",
        path, to_text(layout_.style("body").size), tex_, tex_);
  }

 private:
  void add_lines(const typeset::SetParagraph& set, const std::vector<typeset::Box>& boxes,
                 const typeset::Style& style, int measure) {
    // Where a symbol had to be parted, the boxes are no longer those of the lines.
    const bool are_whole = set.words.size() == boxes.size();
    std::size_t boxes_count = 0;
    for (const typeset::SetLine& line : set.lines) {
      for (std::size_t i = line.runs_begin; i < line.runs_end; ++i) {
        boxes_count += set.runs[i].words_count;
      }
      const bool is_last = &line == &set.lines.back();
      const int penalty = is_last || !are_whole ? 0 : boxes[boxes_count - 1].penalty;
      // Parts of a word have no gap behind them.
      std::size_t first = line.runs_begin;
      while (first + 1 < line.runs_end && set.runs[first].gap.scaled == 0) {
        ++first;
      }
      const typeset::TextRun& run = set.runs[first];
      const font::FaceMetrics& metrics = words_.fonts().metrics(run.face);
      const auto space =
          static_cast<double>(run.size.scaled) * metrics.space / metrics.units_per_em;
      const bool has_spaces = run.gap.scaled > 0;
      const double growth = (static_cast<double>(run.gap.scaled) - space) / space;
      const double ratio = growth > 0 ? growth * 2 : growth * 3;
      const bool is_overfull = line.right > points(measure) - style.right + Length{64};
      if (is_overfull || (has_spaces && (!is_last || ratio < -0.001))) {
        lines_ += fmt::format("{} {} {:.4f} {} {}\n", measure, paragraphs_count_, ratio,
                              is_overfull ? "overfull" : "-", penalty);
      }
    }
  }

  void add_tex(const std::vector<typeset::Box>& boxes, const typeset::Style& style, int measure) {
    tex_ += fmt::format("\\begins{{{}}}{{{}}}{{{}}}\n", measure, to_text(style.indent),
                        paragraphs_count_);
    for (const typeset::Box& box : boxes) {
      tex_ += tex_word(words_.text(box.word));
      if (&box == &boxes.back()) {
        break;
      }
      const bool is_free = box.break_after == typeset::BreakAfter::allowed;
      if (box.penalty >= typeset::kInDate || !is_free) {
        tex_ += fmt::format("\\T{} ", is_free ? box.penalty : kTieInTex);
      } else if (box.penalty > 0 || !box.space_follows) {
        tex_ += fmt::format("\\penalty{} ", box.penalty);
      }
      tex_ += box.space_follows ? "\\ %\n" : "%\n";
    }
    tex_ += "\\par\n";
  }

  const typeset::Layout& layout_;
  font::Words words_;
  Diagnostics diagnostics_;
  typeset::Setter setter_;
  std::size_t paragraphs_count_ = 0;
  std::string lines_;
  std::string tex_;
};

/// Writes measure, ratio and whether it is overfull for each line that TeX has made.
constexpr std::string_view kLua = R"(
current, output = "", ""
local files = {}
luatexbase.add_to_callback("post_linebreak_filter", function(head)
  files[output] = files[output] or io.open(output, "w")
  for line in node.traverse_id(node.id("hlist"), head) do
    local natural = node.dimensions(line.head)
    local shrink, fill, penalty = 0, false, 0
    for glue in node.traverse_id(node.id("glue"), line.head) do
      if glue.shrink_order == 0 then shrink = shrink + glue.shrink end
      fill = fill or glue.stretch_order > 0
    end
    for last in node.traverse_id(node.id("penalty"), line.head) do
      local behind = last.next
      while behind and behind.id == node.id("glue") and behind.subtype ~= 9 do
        behind = behind.next
      end
      if behind and behind.subtype == 9 then penalty = last.penalty end
    end
    local overfull = natural - shrink > line.width + 64
    local ratio = line.glue_sign == 2 and -line.glue_set or line.glue_set
    if not fill or overfull or line.glue_sign == 2 then
      files[output]:write(string.format("%s %.4f %s %d\n", current, ratio,
        overfull and "overfull" or "-", fill and 0 or penalty))
    end
  end
  return true
end, "lines")
)";

int run(const std::vector<std::string>& arguments) {
  Diagnostics diagnostics;
  const auto configuration =
      model::read_configuration(real_files().read(arguments[1]), arguments[1], diagnostics);
  const auto layout =
      typeset::read_layout(std::array{typeset::LayoutFile{.toml = real_files().read(arguments[2]),
                                                          .path = arguments[2]}},
                           diagnostics);
  const font::Fonts fonts = font::Fonts::load(arguments[3], diagnostics);
  if (!configuration || !layout) {
    fmt::print(stderr, "bench_quality: {} or {} cannot be read\n", arguments[1], arguments[2]);
    return 3;
  }
  Bench bench(*layout, fonts);
  std::size_t paragraphs_count = 0;
  for (std::size_t i = 4; i < arguments.size(); ++i) {
    Diagnostics findings;
    const std::string bytes = real_files().read(arguments[i]);
    const ingest::Ingested read =
        ingest::ingest({.bytes = bytes, .path = arguments[i]}, *configuration, findings);
    for (const std::string& text :
         read.instrument ? prose_of(*read.instrument) : std::vector<std::string>{}) {
      bench.add(text);
      ++paragraphs_count;
    }
  }
  const std::filesystem::path folder = arguments[0];
  real_files().write(folder / "lines-gazette", bench.lines());
  real_files().write(folder / "lines.lua", kLua);
  real_files().write(folder / "quality.tex",
                     bench.tex(fonts.entry(fonts.find("serif").value()).path));
  fmt::print("{} paragraphs\n", paragraphs_count);
  return 0;
}

}  // namespace
}  // namespace gazette

int main(int argc, char** argv) {
  if (argc < 6) {
    fmt::print(stderr, "usage: bench_quality FOLDER CONFIGURATION LAYOUT FONTS DOCUMENT...\n");
    return 2;
  }
  try {
    return gazette::run({argv + 1, argv + argc});
  } catch (const gazette::Error& failure) {
    fmt::print(stderr, "bench_quality: {}\n", failure.what());
    return 3;
  }
}
