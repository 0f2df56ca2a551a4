#include "gazette/ingest/structure_closing.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "gazette/base/text.h"

namespace gazette::ingest {
namespace {

/// How the paragraphs begin that close an act without belonging to its last provision.
constexpr std::array<std::string_view, 9> kClosingStarts = {
    "yeu cau ",      "tren day la ", "day la ",         "trong qua trinh ", "can cu chi thi nay",
    "nhan duoc chi", "de nghi ",     "can cu ke hoach", "chi thi nay "};

bool starts_with_any(std::string_view key, const auto& starts) {
  return std::any_of(starts.begin(), starts.end(),
                     [&](std::string_view start) { return key.starts_with(start); });
}

bool is_dash(std::string_view text) {
  return text.starts_with("- ") || text.starts_with("+ ") || text.starts_with("– ");
}

/// "Luật này được Quốc hội ... thông qua ngày ...", "Nghị quyết này đã được ... thông qua".
bool states_adoption(const model::Paragraph& paragraph) {
  constexpr std::size_t kSubjectBytesMax = 40;
  const std::string key = fold(model::plain_text(paragraph));
  const std::size_t subject = key.find(" nay ");
  return subject < kSubjectBytesMax && key.find("duoc ", subject) != std::string::npos &&
         key.find(" thong qua", subject) != std::string::npos;
}

model::Provision& deepest_last(std::vector<model::Provision>& provisions) {
  model::Provision* last = &provisions.back();
  while (!last->children.empty()) {
    last = &last->children.back();
  }
  return *last;
}

}  // namespace

std::vector<model::Block> take_closing(std::vector<model::Provision>& provisions) {
  if (provisions.empty()) {
    return {};
  }
  model::Provision& last = deepest_last(provisions);
  std::size_t begin = last.blocks.size();
  for (std::size_t i = last.blocks.size(); i > 0; --i) {
    const auto* paragraph = std::get_if<model::Paragraph>(&last.blocks[i - 1]);
    const std::string text = paragraph == nullptr ? "" : model::plain_text(*paragraph);
    if (paragraph == nullptr || is_dash(text)) {
      break;
    }
    const bool ends_act =
        i == last.blocks.size() && last.level != model::Level::article && text.ends_with("./.");
    if (ends_act || states_adoption(*paragraph) ||
        starts_with_any(fold(shorten(text, 60)), kClosingStarts)) {
      begin = i - 1;
    }
  }
  const auto first = last.blocks.begin() + static_cast<std::ptrdiff_t>(begin);
  std::vector<model::Block> closing(std::make_move_iterator(first),
                                    std::make_move_iterator(last.blocks.end()));
  last.blocks.erase(first, last.blocks.end());
  return closing;
}

}  // namespace gazette::ingest
