// Citations (dẫn chiếu): where a text names a provision or an act.
//
// "điểm a, b khoản 2 Điều 5 Nghị định số 34/2016/NĐ-CP ngày 14 tháng 5 năm 2016 của Chính phủ" is
// one citation: an act and the provisions of it that are meant. Lists, ranges ("từ Điều 5 đến Điều
// 9") and what is said of the text itself ("khoản 1 Điều này", "Quyết định này") are read too.
// Words are read from the text alone; which act "Điều 5" alone means is settled where the whole
// document is known (references.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/date.h"
#include "gazette/model/origin.h"
#include "gazette/model/symbol.h"

namespace gazette::model {

/// What a cited part of an act is, from the outermost to the innermost.
enum class CitedLevel : std::uint8_t {
  annex,       // phụ lục
  form,        // mẫu số, biểu số
  part,        // phần
  chapter,     // chương
  section,     // mục
  subsection,  // tiểu mục
  article,     // điều
  clause,      // khoản
  point,       // điểm
  item,        // tiết
};

/// "Điều", "khoản": how a cited part is called.
[[nodiscard]] std::string_view name_of(CitedLevel level);

/// One step of a path to a provision: "khoản 2", or "khoản 2 đến khoản 4".
struct CitedStep {
  CitedLevel level = CitedLevel::article;
  std::string number = {};  // "5", "7a", "đ", "II"; "thứ hai" is "2"; empty: not numbered
  std::string last = {};    // the end of a range; empty where there is none
  bool own = false;         // "Điều này": the provision in which it is said

  bool operator==(const CitedStep&) const = default;
};

/// From the outermost step to the innermost: Điều 5, khoản 2, điểm a.
using CitedPath = std::vector<CitedStep>;

/// Which act is meant.
enum class ActScope : std::uint8_t {
  unsaid,    // nothing but provisions: "theo Điều 5"
  other,     // an act named by its number or name
  own,       // this act: "Quyết định này"
  attached,  // the text this act puts in force: "Quy chế này"
  amended,   // no act is named, and the words around amend one: that one
};

/// A text that is not among those the act puts in force.
inline constexpr std::uint32_t kUnknownText = 0xFFFFFFFF;

/// An act as a citation names it. What is not said is empty.
struct ActReference {
  ActScope scope = ActScope::unsaid;
  std::string kind = {};            // "Nghị định"; as in the table of kinds, whatever the capitals
  std::string name = {};            // of a law: "Đất đai"
  Symbol symbol = {};               // where the text has one that reads as a symbol
  std::string written_symbol = {};  // the number as written, where it does not read as one
  Date date = {};
  int year = 0;               // "năm 2013"
  std::string issuer = {};    // "Bộ trưởng Bộ Tài chính"
  std::string attached = {};  // "Quy chế": the text meant is the one which that act puts in force
  std::uint32_t text =
      0;  // scope own, attached: 0 the act, from 1 its attachments, or kUnknownText

  bool operator==(const ActReference&) const = default;
};

/// A stretch of a paragraph that names an act, provisions, or provisions of an act.
struct Citation {
  Passage place = {};
  bool quoted = false;    // stands in text quoted from another act
  bool in_title = false;  // only tells what the act cited before it is: "... về sửa đổi Luật A"
  ActReference act = {};
  std::vector<CitedPath> provisions = {};  // empty: the act itself
};

/// The citations of `text`, in order, their places without origin. Each byte belongs to one at
/// most. `quoted` says that the text begins inside a quotation.
[[nodiscard]] std::vector<Citation> find_citations(std::string_view text, bool quoted = false);

/// "điểm a khoản 2 Điều 5".
[[nodiscard]] std::string to_text(const CitedPath& path);

/// "Nghị định số 34/2016/NĐ-CP ngày 14 tháng 5 năm 2016 của Chính phủ", as far as said.
[[nodiscard]] std::string to_text(const ActReference& act);

/// Provisions and act: "khoản 2 Điều 5, Điều 7 Nghị định số 34/2016/NĐ-CP".
[[nodiscard]] std::string to_text(const Citation& citation);

}  // namespace gazette::model
