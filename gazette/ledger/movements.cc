// The words of what moves copies: one for the tables, one for people.

#include "gazette/ledger/movements.h"

#include <algorithm>
#include <array>
#include <span>

#include <fmt/format.h>

#include "gazette/base/text.h"

namespace gazette::ledger {
namespace {

struct Word {
  std::string_view name = {};
  std::string_view text = {};
};

constexpr std::array<Word, 3> kConditions = {
    {{"good", "tốt"}, {"damaged", "hỏng"}, {"missing_pages", "thiếu trang"}}};

constexpr std::array<Word, 5> kClaimReasons = {{{"not_received", "chưa nhận"},
                                                {"damaged", "hỏng"},
                                                {"missing_pages", "thiếu trang"},
                                                {"wrong_issue", "nhầm số"},
                                                {"short_shipped", "cấp thiếu"}}};

constexpr std::array<Word, 3> kReturnReasons = {
    {{"undelivered", "không phát được"}, {"refused", "từ chối nhận"}, {"dissolved", "sáp nhập"}}};

constexpr std::array<std::string_view, 11> kAccountNames = {
    "press",   "surplus", "spoiled",  "stock", "transit", "recipient",
    "archive", "deposit", "returned", "lost",  "scrapped"};

template <typename Value, std::size_t kCount>
std::optional<Value> value_from(const std::array<Word, kCount>& words, std::string_view text) {
  const std::string key = fold(collapse_spaces(to_nfc(text)));
  const auto* const found = std::find_if(words.begin(), words.end(), [&key](const Word& word) {
    return word.name == key || fold(word.text) == key;
  });
  return found == words.end() ? std::nullopt
                              : std::optional(static_cast<Value>(found - words.begin()));
}

template <std::size_t kCount>
std::string listed(const std::array<Word, kCount>& words) {
  std::vector<std::string_view> texts;
  for (const Word& word : words) {
    texts.push_back(word.text);
  }
  return fmt::format("{}", fmt::join(texts, ", "));
}

}  // namespace

std::string_view to_text(Condition condition) {
  return kConditions[static_cast<std::size_t>(condition)].text;
}
std::string_view to_text(ClaimReason reason) {
  return kClaimReasons[static_cast<std::size_t>(reason)].text;
}
std::string_view to_text(ReturnReason reason) {
  return kReturnReasons[static_cast<std::size_t>(reason)].text;
}

std::string_view name_of(Condition condition) {
  return kConditions[static_cast<std::size_t>(condition)].name;
}
std::string_view name_of(ClaimReason reason) {
  return kClaimReasons[static_cast<std::size_t>(reason)].name;
}
std::string_view name_of(ReturnReason reason) {
  return kReturnReasons[static_cast<std::size_t>(reason)].name;
}
std::string_view name_of(Account account) {
  return kAccountNames[static_cast<std::size_t>(account)];
}

std::optional<Condition> condition_from(std::string_view text) {
  return value_from<Condition>(kConditions, text);
}
std::optional<ClaimReason> claim_reason_from(std::string_view text) {
  return value_from<ClaimReason>(kClaimReasons, text);
}
std::optional<ReturnReason> return_reason_from(std::string_view text) {
  return value_from<ReturnReason>(kReturnReasons, text);
}
std::optional<Account> account_from(std::string_view name) {
  const auto* const found = std::find(kAccountNames.begin(), kAccountNames.end(), name);
  return found == kAccountNames.end()
             ? std::nullopt
             : std::optional(static_cast<Account>(found - kAccountNames.begin()));
}

std::string reason_text(std::string_view name) {
  for (const auto& words :
       {std::span<const Word>(kConditions), std::span<const Word>(kClaimReasons),
        std::span<const Word>(kReturnReasons)}) {
    const auto found = std::find_if(words.begin(), words.end(),
                                    [name](const Word& word) { return word.name == name; });
    if (found != words.end()) {
      return std::string(found->text);
    }
  }
  return std::string(name);
}

std::string condition_words() {
  return listed(kConditions);
}
std::string claim_reason_words() {
  return listed(kClaimReasons);
}
std::string return_reason_words() {
  return listed(kReturnReasons);
}

}  // namespace gazette::ledger
