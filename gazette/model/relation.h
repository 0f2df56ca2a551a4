// What an act does to others (quan hệ giữa các văn bản): amends, replaces, repeals, is based on.
//
// A relation is stated by a verb of the act's own words: "Bãi bỏ khoản 2 Điều 5 Nghị định A", "Nghị
// định A hết hiệu lực". What stands in quotation marks is another act's text and makes none; nor do
// the words that tell the history of a cited act ("đã được sửa đổi bởi ..."), nor its title.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/model/citation.h"
#include "gazette/model/origin.h"

namespace gazette::model {

/// In the order of precedence: where several could be meant, the first counts.
enum class RelationKind : std::uint8_t {
  replaces,                // thay thế
  repeals,                 // bãi bỏ, hủy bỏ, hết hiệu lực
  consolidates,            // hợp nhất
  amends_and_supplements,  // sửa đổi, bổ sung
  amends,                  // sửa đổi; thay thế, bãi bỏ cụm từ
  supplements,             // bổ sung
  suspends,                // đình chỉ, ngưng hiệu lực
  corrects,                // đính chính
  extends,                 // kéo dài thời hạn áp dụng
  details,                 // quy định chi tiết
  guides,                  // hướng dẫn
  based_on,                // căn cứ
  refers_to,               // dẫn chiếu
};

/// "replaces", "based_on" and so on.
[[nodiscard]] std::string_view to_text(RelationKind kind);

/// The kind of that name; nothing where there is none.
[[nodiscard]] std::optional<RelationKind> parse_relation_kind(std::string_view name);

/// This act does something to another, or to a part of it.
struct Relation {
  RelationKind kind = RelationKind::refers_to;
  ActReference act = {};
  bool whole = true;                       // false: only a part is concerned
  std::vector<CitedPath> provisions = {};  // that part, as far as it is named by provisions
  Passage place = {};                      // the words that say so
};

/// Where a text stands, as far as its verbs depend on it.
struct Statement {
  std::string_view text = {};
  const std::vector<Citation>& citations;  // of the text, settled
  bool is_basis = false;                   // one of the căn cứ
  bool is_title = false;                   // trích yếu
  bool orders = false;                     // a sentence may begin with what the act does
  /// The verb of the line above that ends with a colon: "Bãi bỏ các văn bản sau đây:".
  std::optional<RelationKind> carried = {};
};

/// What a statement says.
struct StatedRelations {
  std::vector<Relation> relations = {};   // places without origin
  std::optional<RelationKind> open = {};  // a verb whose objects stand in the lines below
};

/// The relations stated by the verbs of a text.
[[nodiscard]] StatedRelations find_relations(const Statement& statement);

/// Whether `text` begins with what an amending act does to another: "Sửa đổi, bổ sung khoản 2 ...".
[[nodiscard]] bool begins_amending(std::string_view text);

/// Whether two references name the same act, as far as they say.
[[nodiscard]] bool is_same_act(const ActReference& a, const ActReference& b);

/// What is the same for two references to one act, to look up those that may be.
[[nodiscard]] std::string act_key(const ActReference& act);

/// Acts of one key are told apart by their days and issuers; of more than so many none is left out,
/// though one may then be told twice.
inline constexpr std::size_t kNamesakesMax = 32;

}  // namespace gazette::model
