#include "gazette/model/references.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "gazette/base/text.h"

namespace gazette::model {
namespace {

/// The text of a paragraph's spans. The marks of its notes are blanked out, so that "Điều 5" with a
/// note 1 is not read as Điều 51; places in the text stay.
std::string reading_text(const Paragraph& paragraph) {
  std::string text;
  for (const Span& span : paragraph.spans) {
    const bool is_mark = span.note != 0;
    text += is_mark ? std::string(span.text.size(), '\x01') : span.text;
  }
  return text;
}

/// Whether what a relation does leaves the act in force, so that the lines below may go on
/// amending it.
bool may_go_on(const Relation& relation) {
  switch (relation.kind) {
    case RelationKind::amends_and_supplements:
    case RelationKind::amends:
    case RelationKind::supplements:
    case RelationKind::corrects:
      return true;
    case RelationKind::replaces:
    case RelationKind::repeals:
    case RelationKind::suspends:
      return !relation.whole;
    default:
      return false;
  }
}

/// A provision that the reader is inside of, and what its heading left for the lines below it.
struct Open {
  const Provision* provision = nullptr;
  bool amends = false;                       // it begins with what it does to another act
  std::optional<ActReference> amended = {};  // "Sửa đổi một số điều của Nghị định A như sau:"
  CitedPath amended_part = {};               // "Sửa đổi một số khoản của Điều 5 như sau:"
  std::optional<RelationKind> carried = {};  // "Bãi bỏ các văn bản sau đây:"
};

class ReferenceReader {
 public:
  explicit ReferenceReader(const Instrument& instrument) : act_(instrument) {
    for (const Attachment& attachment : act_.attachments) {
      attachment_keys_.push_back(
          attachment.title.empty() ? "" : fold(plain_text(attachment.title.front())));
    }
    kind_key_ = fold(act_.kind_name);
  }

  References read() {
    for (const Piece& piece : pieces(act_)) {
      enter(piece);
      if (!is_read(piece.role)) {
        continue;
      }
      for (const Paragraph* paragraph : paragraphs_of(piece)) {
        read(*paragraph, piece);
      }
    }
    drop_implied_references();
    if (duty_ && effect_of_whole(references_.effect) == nullptr) {
      references_.effect.clauses.push_back(*duty_);
    }
    return std::move(references_);
  }

 private:
  [[nodiscard]] static bool is_read(Role role) {
    switch (role) {
      case Role::head_issuer:
      case Role::head_motto:
      case Role::head_symbol:
      case Role::head_place:
      case Role::kind:
      case Role::issuing_body:
      case Role::signature_role:
      case Role::signature_name:
        return false;
      default:
        return true;
    }
  }

  /// Keeps the list of provisions that the piece stands in.
  void enter(const Piece& piece) {
    if (piece.attachment != nullptr) {
      ++text_;
      open_.clear();
    }
    if (piece.role == Role::closing || piece.role == Role::note) {
      open_.clear();
      text_ = 0;
    }
    if (piece.provision != nullptr) {
      open_.resize(std::min(open_.size(), piece.depth));
      const std::string text = plain_text(piece.provision->heading);
      const std::size_t label = std::min(piece.provision->label.size(), text.size());
      open_.push_back({.provision = piece.provision,
                       .amends = begins_amending(std::string_view(text).substr(label))});
    }
  }

  void read(const Paragraph& paragraph, const Piece& piece) {
    const std::string text = reading_text(paragraph);
    const bool is_heading = piece.provision != nullptr;
    const std::size_t label = is_heading ? std::min(piece.provision->label.size(), text.size()) : 0;
    const std::string_view rest = std::string_view(text).substr(label);
    std::vector<Citation> citations = find_citations(rest, paragraph.quoted);
    const bool amends = is_heading ? begins_amending(rest) : false;
    for (std::size_t i = citations.size(); i > 0; --i) {
      settle(citations[i - 1], amends);
      if (i < citations.size()) {
        share_part(citations[i - 1], citations[i]);
      }
    }
    if (!paragraph.quoted && piece.role != Role::note) {
      read_relations(rest, citations, piece);
      if (text_ == 0 || piece.role != Role::table) {
        read_effects(rest, citations, {.origin = paragraph.origin, .begin = label});
      }
    }
    const Passage start{.origin = paragraph.origin, .begin = label};
    for (std::size_t i = relations_begin_; i < references_.relations.size(); ++i) {
      place(references_.relations[i].place, start);
    }
    relations_begin_ = references_.relations.size();
    for (Citation& citation : citations) {
      place(citation.place, start);
      references_.citations.push_back(std::move(citation));
    }
  }

  /// Moves a place of the text behind the label to the paragraph.
  static void place(Passage& passage, const Passage& start) {
    passage.origin = start.origin;
    passage.begin += start.begin;
    passage.end += start.begin;
  }

  /// The act that the provisions around amend.
  [[nodiscard]] const ActReference* amended_here(bool amends) const {
    for (std::size_t i = open_.size(); i > 0; --i) {
      if (open_[i - 1].amended) {
        return &*open_[i - 1].amended;
      }
    }
    const bool in_amending_provision =
        amends ||
        std::any_of(open_.begin(), open_.end(), [](const Open& open) { return open.amends; });
    return in_amending_provision && amended_ ? &*amended_ : nullptr;
  }

  /// Says which act a citation means, and the numbers of "Điều này", "khoản này".
  void settle(Citation& citation, bool amends) {
    if (citation.quoted) {
      return;
    }
    switch (citation.act.scope) {
      case ActScope::unsaid:
        settle_unsaid(citation, amends);
        break;
      case ActScope::own:
        // "Quy định ban hành kèm theo Quyết định này" is the attached text.
        if (!citation.act.attached.empty()) {
          citation.act.scope = ActScope::attached;
          citation.act.kind = std::exchange(citation.act.attached, {});
          settle_attached(citation);
        }
        break;
      case ActScope::attached:
        settle_attached(citation);
        break;
      default:
        break;
    }
  }

  void settle_unsaid(Citation& citation, bool amends) {
    const bool is_own = std::any_of(
        citation.provisions.begin(), citation.provisions.end(), [](const CitedPath& path) {
          return std::any_of(path.begin(), path.end(), [](const CitedStep& s) { return s.own; });
        });
    const ActReference* amended = is_own ? nullptr : amended_here(amends);
    if (amended != nullptr) {
      citation.act = *amended;
      citation.act.scope = ActScope::amended;
      for (CitedPath& path : citation.provisions) {
        put_under(path, amended_part());
      }
      return;
    }
    citation.act.text = text_;
    for (CitedPath& path : citation.provisions) {
      settle_path(path);
    }
  }

  /// The part of the amended act that the lines around amend: "Điều 5" below "Sửa đổi, bổ sung một
  /// số khoản của Điều 5".
  [[nodiscard]] CitedPath amended_part() const {
    for (std::size_t i = open_.size(); i > 0; --i) {
      if (!open_[i - 1].amended_part.empty()) {
        return open_[i - 1].amended_part;
      }
    }
    return {};
  }

  /// Puts the steps of `outer` that `path` lacks before it.
  static void put_under(CitedPath& path, const CitedPath& outer) {
    const bool is_inner = !path.empty() && path.front().level > CitedLevel::article;
    if (!is_inner) {
      return;
    }
    const CitedLevel first = path.front().level;
    CitedPath above;
    for (const CitedStep& step : outer) {
      if (step.level < first && step.last.empty()) {
        above.push_back(step);
      }
    }
    path.insert(path.begin(), above.begin(), above.end());
  }

  /// "sửa đổi điểm b, bổ sung điểm đ khoản 1 Điều 5": both are of that article.
  static void share_part(Citation& citation, const Citation& next) {
    const bool are_amended =
        citation.act.scope == ActScope::amended && next.act.scope == ActScope::amended;
    if (!are_amended || next.provisions.empty() ||
        next.provisions.front().front().level > CitedLevel::article) {
      return;
    }
    for (CitedPath& path : citation.provisions) {
      put_under(path, next.provisions.front());
    }
  }

  /// Puts the numbers of the provisions around into "Điều này" and above "khoản 2".
  void settle_path(CitedPath& path) const {
    if (path.empty()) {
      return;
    }
    for (CitedStep& step : path) {
      const Provision* provision = step.own ? open_at(step.level) : nullptr;
      step.number = provision != nullptr ? provision->number : step.number;
    }
    const CitedLevel first = path.front().level;
    const bool is_inner = first == CitedLevel::clause || first == CitedLevel::point;
    if (!is_inner) {
      return;
    }
    CitedPath above;
    for (const Open& open : open_) {
      const CitedLevel level = cited_level(open.provision->level);
      const bool counts = level == CitedLevel::article || level == CitedLevel::clause;
      if (counts && level < first) {
        above.push_back({.level = level, .number = open.provision->number});
      }
    }
    path.insert(path.begin(), above.begin(), above.end());
  }

  [[nodiscard]] const Provision* open_at(CitedLevel level) const {
    for (std::size_t i = open_.size(); i > 0; --i) {
      if (cited_level(open_[i - 1].provision->level) == level) {
        return open_[i - 1].provision;
      }
    }
    return nullptr;
  }

  /// "Quy chế này": the attached text of that name, the act itself where it is one.
  void settle_attached(Citation& citation) const {
    const std::string key = fold(citation.act.kind);
    if (text_ > 0 && attachment_keys_[text_ - 1].starts_with(key)) {
      citation.act.text = text_;
      return;
    }
    const auto found =
        std::find_if(attachment_keys_.begin(), attachment_keys_.end(),
                     [&](const std::string& title) { return title.starts_with(key); });
    if (found != attachment_keys_.end()) {
      citation.act.text = static_cast<std::uint32_t>(found - attachment_keys_.begin()) + 1;
    } else if (key == kind_key_) {
      citation.act.scope = ActScope::own;
    } else {
      citation.act.text = kUnknownText;
    }
  }

  void read_relations(std::string_view text, const std::vector<Citation>& citations,
                      const Piece& piece) {
    const bool is_basis =
        piece.role == Role::preamble && to_lower(trim(text.substr(0, 16))).starts_with("căn cứ");
    const bool is_first_of_list = piece.provision != nullptr && open_.size() > 1;
    const std::size_t own = open_.empty() ? 0 : open_.size() - (is_first_of_list ? 1 : 0);
    std::optional<RelationKind> carried;
    for (std::size_t i = own; i > 0 && !carried; --i) {
      carried = open_[i - 1].carried;
    }
    StatedRelations stated = find_relations({.text = text,
                                             .citations = citations,
                                             .is_basis = is_basis,
                                             .is_title = piece.role == Role::abstract,
                                             .orders = text_ == 0 && piece.role != Role::table,
                                             .carried = carried});
    if (piece.role == Role::note || piece.role == Role::table) {
      stated.open.reset();
    }
    if (consolidates(piece) && !is_basis && stated.relations.empty()) {
      add_consolidated(stated, citations);
    }
    remember(stated, piece);
    for (Relation& relation : stated.relations) {
      add(std::move(relation));
    }
    add_mentions(citations);
  }

  /// Whether the piece stands before the first article of a consolidated text (văn bản hợp nhất),
  /// where the acts are listed that it joins.
  [[nodiscard]] bool consolidates(const Piece& piece) const {
    return is_consolidated(act_) && text_ == 0 && piece.role != Role::note &&
           open_at(CitedLevel::article) == nullptr;
  }

  static void add_consolidated(StatedRelations& stated, const std::vector<Citation>& citations) {
    for (const Citation& citation : citations) {
      if (citation.act.scope == ActScope::other && !citation.in_title && !citation.quoted) {
        stated.relations.push_back(
            {.kind = RelationKind::consolidates, .act = citation.act, .place = citation.place});
      }
    }
  }

  /// Keeps what the lines below need: the act that is being amended, a verb without its objects.
  void remember(const StatedRelations& stated, const Piece& piece) {
    const auto amends = std::find_if(
        stated.relations.begin(), stated.relations.end(),
        [](const Relation& r) { return may_go_on(r) && r.act.scope == ActScope::other; });
    const bool found = amends != stated.relations.end();
    if (piece.role == Role::abstract) {
      amended_ = found ? std::optional(amends->act) : amended_;
      return;
    }
    if (open_.empty()) {
      return;
    }
    if (found && piece.provision != nullptr) {
      open_.back().amended = amends->act;
    }
    if (stated.open) {
      open_.back().carried = stated.open;
    }
    const bool is_part = !stated.relations.empty() && piece.provision != nullptr &&
                         stated.relations.front().provisions.size() == 1;
    if (is_part && may_go_on(stated.relations.front())) {
      open_.back().amended_part = stated.relations.front().provisions.front();
    }
  }

  /// A relation said a second time, as the title and Điều 1 do, counts once.
  void add(Relation relation) {
    std::string key = std::string(to_text(relation.kind)) + (relation.whole ? " " : "~") +
                      relation.act.attached + act_key(relation.act);
    for (const CitedPath& path : relation.provisions) {
      key += ";" + to_text(path);
    }
    std::vector<std::size_t>& same = said_[key];
    const bool is_known = std::any_of(same.begin(), same.end(), [&](std::size_t i) {
      return is_same_act(references_.relations[i].act, relation.act);
    });
    if (is_known) {
      return;
    }
    if (same.size() < kNamesakesMax) {
      same.push_back(references_.relations.size());
    }
    std::vector<std::size_t>& acted = acted_on_[act_key(relation.act)];
    if (relation.kind != RelationKind::refers_to && acted.size() < kNamesakesMax) {
      acted.push_back(references_.relations.size());
    }
    references_.relations.push_back(std::move(relation));
  }

  void add_mentions(const std::vector<Citation>& citations) {
    for (const Citation& citation : citations) {
      if (citation.act.scope == ActScope::other && !citation.quoted) {
        add({.kind = RelationKind::refers_to, .act = citation.act, .place = citation.place});
      }
    }
  }

  /// An act that is amended or a basis is referred to anyway: that says nothing more of it.
  void drop_implied_references() {
    std::vector<Relation>& all = references_.relations;
    std::vector<bool> is_implied(all.size(), false);
    for (std::size_t i = 0; i < all.size(); ++i) {
      const std::vector<std::size_t>& acted = acted_on_[act_key(all[i].act)];
      is_implied[i] = all[i].kind == RelationKind::refers_to &&
                      std::any_of(acted.begin(), acted.end(), [&](std::size_t other) {
                        return is_same_act(all[other].act, all[i].act);
                      });
    }
    std::size_t at = 0;
    all.erase(
        std::remove_if(all.begin(), all.end(), [&](const Relation&) { return is_implied[at++]; }),
        all.end());
  }

  void read_effects(std::string_view text, const std::vector<Citation>& citations,
                    const Passage& start) {
    const auto complete = [&](EffectClause& clause) {
      place(clause.place, start);
      clause.day = day_of(clause, {.signing = act_.date, .adoption = act_.date});
    };
    for (EffectClause& clause : find_effects(text, citations)) {
      complete(clause);
      references_.effect.clauses.push_back(std::move(clause));
    }
    if (text_ == 0 && !duty_) {
      duty_ = find_effect_in_duty(text, citations);
      if (duty_) {
        complete(*duty_);
      }
    }
  }

  const Instrument& act_;
  std::string kind_key_ = {};
  std::vector<std::string> attachment_keys_ = {};
  References references_ = {};
  std::vector<Open> open_ = {};
  std::optional<ActReference> amended_ = {};  // the act that the title amends
  std::optional<EffectClause> duty_ = {};     // effect said by who carries the act out
  std::uint32_t text_ = 0;                    // 0: the act itself, from 1: its attachments
  std::size_t relations_begin_ = 0;
  std::unordered_map<std::string, std::vector<std::size_t>> said_ = {};      // relations by words
  std::unordered_map<std::string, std::vector<std::size_t>> acted_on_ = {};  // by act
};

}  // namespace

SourceParagraphs::SourceParagraphs(const Instrument& instrument) {
  for (const Piece& piece : pieces(instrument)) {
    for (const Paragraph* paragraph : paragraphs_of(piece)) {
      paragraphs_.emplace(key_of(paragraph->origin),
                          Entry{.paragraph = paragraph, .text = joined_text(*paragraph)});
    }
  }
}

const Paragraph* SourceParagraphs::find(const Origin& origin) const {
  const auto found = paragraphs_.find(key_of(origin));
  return found == paragraphs_.end() ? nullptr : found->second.paragraph;
}

std::string SourceParagraphs::words(const Passage& passage) const {
  const auto found = paragraphs_.find(key_of(passage.origin));
  if (found == paragraphs_.end() || passage.end > found->second.text.size()) {
    return {};
  }
  return collapse_spaces(
      std::string_view(found->second.text).substr(passage.begin, passage.end - passage.begin));
}

References references_of(const Instrument& instrument) {
  return ReferenceReader(instrument).read();
}

}  // namespace gazette::model
