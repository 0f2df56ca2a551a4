#include "gazette/web/search_merge.h"

#include <cstdint>
#include <optional>
#include <utility>

#include "gazette/base/diagnostic.h"
#include "gazette/web/search_code.h"

namespace gazette::web {
namespace {

constexpr std::string_view kPath = "tim-kiem/chi-muc";

/// The passages of one marking, as they are written.
struct Marking {
  std::pair<std::uint64_t, std::uint64_t> marks = {};  // of a word: the second is 0
  std::uint64_t count = 0;
  std::uint64_t last_unit = 0;
  std::uint64_t first_number = 0;  // of the first passage
  std::string_view first = {};     // that number as it is written
  std::string_view others = {};    // what follows it
  bool is_last = false;            // no marking follows
};

/// Reads the markings of one list.
class MarkingReader {
 public:
  MarkingReader(std::string_view list, bool is_pair)
      : list_(list), reader_(list, kPath), is_pair_(is_pair) {}

  [[nodiscard]] Marking next() {
    Marking marking;
    marking.marks.first = reader_.number();
    marking.marks.second = is_pair_ ? reader_.number() : 0;
    const std::uint64_t counts = reader_.number();
    marking.count = counts / 2;
    marking.is_last = counts % 2 == 0;
    const std::size_t begin = reader_.position();
    std::size_t behind_first = begin;
    for (std::uint64_t i = 0; i < marking.count; ++i) {
      const std::uint64_t number = reader_.number();
      if (i == 0) {
        marking.first_number = number;
        behind_first = reader_.position();
      }
      marking.last_unit += is_pair_ ? number / 2 : number;
      const std::uint64_t places = !is_pair_ ? 0 : number % 2 == 0 ? 1 : reader_.number() + 2;
      for (std::uint64_t place = 0; place < places; ++place) {
        static_cast<void>(reader_.number());
      }
    }
    marking.first = list_.substr(begin, behind_first - begin);
    marking.others = list_.substr(behind_first, reader_.position() - behind_first);
    return marking;
  }
  [[nodiscard]] std::size_t position() const { return reader_.position(); }

 private:
  std::string_view list_;
  CodeReader reader_;
  bool is_pair_;
};

/// The next marking behind `marking`, if there is one.
std::optional<Marking> behind(const Marking& marking, MarkingReader& reader) {
  return marking.is_last ? std::nullopt : std::optional(reader.next());
}

void append_marking(std::string& text, const Marking& marking, std::uint64_t count, bool is_pair,
                    bool is_last) {
  append_number(text, marking.marks.first);
  if (is_pair) {
    append_number(text, marking.marks.second);
  }
  append_number(text, count * 2 + (is_last ? 0U : 1U));
  text += marking.first;
  text += marking.others;
}

}  // namespace

void FormerWordLists::next() {
  has_list_ = false;
  while (file_ < files_.size() && position_ == files_[file_].size()) {
    ++file_;
    position_ = 0;
  }
  if (file_ == files_.size()) {
    return;
  }
  const std::string_view rest = std::string_view(files_[file_]).substr(position_);
  CodeReader head(rest, kPath);
  const std::uint64_t common = head.number();
  if (common > key_.size()) {
    throw Error("the search index is damaged", std::string(kPath));
  }
  key_.resize(common);
  key_ += head.word();
  const std::string_view list = rest.substr(head.position());
  MarkingReader reader(list, key_.find(' ') != std::string::npos);
  while (!reader.next().is_last) {
  }
  content_ = list.substr(0, reader.position());
  position_ += head.position() + reader.position();
  has_list_ = true;
}

void append_merged_list(std::string& text, std::string_view former, std::string_view added,
                        bool is_pair) {
  MarkingReader former_reader(former, is_pair);
  MarkingReader added_reader(added, is_pair);
  std::optional<Marking> left = former_reader.next();
  std::optional<Marking> right = added_reader.next();
  while (left || right) {
    const bool takes_left = left && (!right || left->marks <= right->marks);
    const bool takes_right = right && (!left || right->marks <= left->marks);
    const Marking marking = takes_left ? *left : *right;
    const Marking behind_it = *(takes_right ? right : left);
    left = takes_left ? behind(*left, former_reader) : left;
    right = takes_right ? behind(*right, added_reader) : right;
    const bool is_last = !left && !right;
    if (!takes_left || !takes_right) {
      append_marking(text, marking, marking.count, is_pair, is_last);
      continue;
    }
    append_marking(text, marking, marking.count + behind_it.count, is_pair, is_last);
    append_number(text, behind_it.first_number - marking.last_unit * (is_pair ? 2 : 1));
    text += behind_it.others;
  }
}

}  // namespace gazette::web
