// The act in a citation: "Nghị định số 34/2016/NĐ-CP ngày ... của Chính phủ", "Luật Đất đai năm
// 2013", "Quyết định này". Within model/ only.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "gazette/model/citation.h"
#include "gazette/model/word.h"

namespace gazette::model {

/// A text word by word.
struct WordText {
  std::string_view text = {};
  const std::vector<Word>& words;
};

struct CitedAct {
  ActReference act = {};
  std::size_t next = 0;  // the word behind it
};

/// The act whose citation begins at word `at`.
[[nodiscard]] std::optional<CitedAct> act_at(const WordText& text, std::size_t at);

/// A further act of the kind of `before` whose number begins at word `at`, without its kind: "các
/// Nghị định số 1/2020/NĐ-CP và số 2/2021/NĐ-CP".
[[nodiscard]] std::optional<CitedAct> further_act_at(const WordText& text, std::size_t at,
                                                     const ActReference& before);

}  // namespace gazette::model
