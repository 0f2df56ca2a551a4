// The provisions of an act and the blocks under them as Akoma Ntoso. Private to web/.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "gazette/model/model.h"
#include "gazette/web/akn_act.h"
#include "gazette/web/akn_markup.h"

namespace gazette::web {

/// "art_5__content": an eId under another; `rest` alone where that is empty.
[[nodiscard]] std::string join_eid(std::string_view context, std::string_view rest);

class AknBody {
 public:
  /// Keeps references to its arguments.
  AknBody(const AknSource& source, AknMarkup& markup, const std::vector<AknPeriod>& periods);

  /// Whether anything of a provision is published.
  [[nodiscard]] bool has_shown(const model::Provision& provision) const;
  [[nodiscard]] bool has_shown(const std::vector<model::Provision>& provisions) const;

  /// A provision with all under it, where anything of it is published. What of it is published
  /// stands in its elements, whether its own number is or not.
  void write_provision(std::string& out, const model::Provision& provision,
                       bool is_modifying = false);

  /// Blocks in their order; a stretch quoted from another act is one structure.
  void write_blocks(std::string& out, const std::vector<model::Block>& blocks,
                    bool is_modifying = false);

  /// The structures that a change puts into another act, in their order.
  [[nodiscard]] const std::vector<AknQuote>& quotes() const { return quotes_; }

 private:
  [[nodiscard]] std::string attributes_of(const model::Provision& provision) const;
  void write_num(std::string& out, const model::Provision& provision, std::size_t size,
                 bool ends_paragraph);
  void write_own_blocks(std::string& out, const model::Provision& provision, std::size_t begin,
                        bool is_modifying);
  void write_quote(std::string& out, std::string_view inner, bool is_modifying);
  [[nodiscard]] bool modifies(const model::Paragraph& paragraph) const {
    return modifying_.count(model::key_of(paragraph.origin)) > 0;
  }

  const AknSource& source_;
  const model::Instrument& act_;
  AknMarkup& markup_;
  const std::vector<AknPeriod>& periods_;
  std::unordered_set<std::uint64_t> modifying_ = {};  // origins of what changes another act's text
  std::vector<AknQuote> quotes_ = {};
  std::size_t quotes_count_ = 0;  // those that change nothing too
};

}  // namespace gazette::web
