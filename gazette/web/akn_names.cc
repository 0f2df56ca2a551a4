#include "gazette/web/akn_names.h"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/web/akn.h"

namespace gazette::web {
namespace {

using model::CitedLevel;
using model::Level;

/// The aliases of the naming convention, in the order of `Level`.
constexpr std::array<std::string_view, 7> kAliases = {"part", "chp",  "sec",  "subsec",
                                                      "art",  "para", "point"};

std::string_view alias_of(Level level) {
  return kAliases.at(static_cast<std::size_t>(level));
}

/// The alias of a cited provision; nothing for what is not numbered the same way in every act.
std::optional<std::string_view> alias_of(CitedLevel level) {
  constexpr auto kFirst = static_cast<std::size_t>(CitedLevel::part);
  const auto at = static_cast<std::size_t>(level);
  if (level < CitedLevel::part || at - kFirst >= kAliases.size()) {
    return std::nullopt;
  }
  return kAliases.at(at - kFirst);
}

/// Whether acts of the kind are `act`: those that lay down or decide, whether this one is normative
/// or not. Notices, plans, reports and letters are `statement`, "an official document of a body
/// that may or may not be normative in structure".
bool is_act_kind(std::string_view kind_name) {
  const model::ActKind* kind = model::kind_named(kind_name);
  return kind != nullptr &&
         (kind->normative != model::Normative::never || kind->code == model::kConsolidatedCode);
}

AknWork work_of(const ActCard& card, const std::string& gazette_id) {
  const std::optional<model::Symbol> symbol = model::find_symbol(card.symbol);
  return {.jurisdiction = akn_jurisdiction(gazette_id),
          .is_act = is_act_kind(card.kind_name.text()) ||
                    (symbol && (symbol->year != 0 || symbol->type == model::kConsolidatedCode)),
          .kind = slug((card.kind.empty() ? card.kind_name : card.kind).text()),
          .issuer = slug(card.issuer.text()),
          .date = card.date,
          .number = slug(card.symbol.empty() ? card.id : card.symbol)};
}

/// A name of an issuer as names are compared: "UBND tỉnh" is "uy ban nhan dan tinh".
std::string issuer_key(std::string_view name) {
  std::string key = " " + fold(collapse_spaces(name)) + " ";
  constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kShort = {
      {{" ubnd ", " uy ban nhan dan "}, {" hdnd ", " hoi dong nhan dan "}}};
  for (const auto& [abbreviation, words] : kShort) {
    const std::size_t at = key.find(abbreviation);
    if (at != std::string::npos) {
      key.replace(at, abbreviation.size(), words);
    }
  }
  return key.substr(1);
}

/// The id of the one issuer that a text may mean by `name`: "Ủy ban nhân dân tỉnh" is that of the
/// province, whose name goes on. Empty where there is none, or several.
std::string issuer_named(std::string_view name, const model::Configuration& configuration) {
  const std::string key = issuer_key(name);
  std::set<std::string> ids;
  for (const model::Issuer& issuer : configuration.issuers) {
    std::vector<std::string> names = issuer.recognised_by;
    names.push_back(issuer.name);
    if (std::any_of(names.begin(), names.end(),
                    [&](const std::string& each) { return issuer_key(each).starts_with(key); })) {
      ids.insert(issuer.id);
    }
  }
  return key.size() > 1 && ids.size() == 1 ? *ids.begin() : "";
}

std::string join(const std::string& context, std::string_view rest) {
  return context.empty() ? std::string(rest) : fmt::format("{}__{}", context, rest);
}

/// The numbers of all articles under some provisions.
void gather_articles(const std::vector<model::Provision>& provisions,
                     std::vector<std::string>& numbers) {
  for (const model::Provision& provision : provisions) {
    if (provision.level == Level::article && !provision.number.empty()) {
      numbers.push_back(akn_number(provision.number));
    }
    gather_articles(provision.children, numbers);
  }
}

bool articles_run_through(const std::vector<model::Provision>& provisions) {
  std::vector<std::string> numbers;
  gather_articles(provisions, numbers);
  std::sort(numbers.begin(), numbers.end());
  return std::adjacent_find(numbers.begin(), numbers.end()) == numbers.end();
}

/// "art_5__para_2" of a cited provision.
std::string portion_of(const model::CitedPath& path) {
  const auto is_article = [](const model::CitedStep& step) {
    return step.level == CitedLevel::article;
  };
  const auto article = std::find_if(path.begin(), path.end(), is_article);
  std::string portion;
  for (auto step = path.begin(); step != path.end(); ++step) {
    const std::optional<std::string_view> alias = alias_of(step->level);
    const std::string number = akn_number(step->number);
    if (step->level < CitedLevel::part) {
      return {};  // which annex it is only the act tells
    }
    if (!alias || number.empty() || step->own) {
      return portion;
    }
    if (article != path.end() && step < article) {
      continue;  // articles are numbered through
    }
    if (!step->last.empty()) {
      return portion;
    }
    portion = join(portion, fmt::format("{}_{}", *alias, number));
  }
  return portion;
}

}  // namespace

std::string akn_jurisdiction(std::string_view gazette_id) {
  const std::string place = slug(gazette_id);
  return place.empty() ? "vn" : "vn-" + place;
}

std::string akn_kind(const model::Instrument& instrument) {
  const std::string kind = slug(instrument.kind.empty() ? instrument.kind_name : instrument.kind);
  return kind.empty() ? "van-ban" : kind;
}

std::string akn_iri(const AknWork& work) {
  const std::string day = is_valid(work.date) ? to_iso(work.date) : fmt::format("{:04}", work.year);
  return fmt::format("/akn/{}/{}/{}{}{}/{}/{}", work.jurisdiction,
                     work.is_act ? "act" : "statement", work.kind, work.issuer.empty() ? "" : "/",
                     work.issuer, day, work.number);
}

bool is_akn_act(const model::Instrument& instrument) {
  return is_act_kind(instrument.kind_name) || instrument.symbol.year != 0 ||
         model::is_consolidated(instrument);
}

std::string akn_iri(const model::Instrument& instrument, const std::string& gazette_id) {
  const std::string number = slug(instrument.symbol.text);
  return akn_iri(AknWork{.jurisdiction = akn_jurisdiction(gazette_id),
                         .is_act = is_akn_act(instrument),
                         .kind = akn_kind(instrument),
                         .issuer = slug(instrument.issuer),
                         .date = instrument.date,
                         .year = instrument.symbol.year,
                         .number = number.empty() ? slug(instrument.id) : number});
}

std::string akn_iri(const ActCard& card, const std::string& gazette_id) {
  return akn_iri(work_of(card, gazette_id));
}

std::string akn_iri(model::IssueNumber number, Date date, const std::string& gazette_id) {
  return fmt::format("/akn/{}/officialGazette/{}/{}", akn_jurisdiction(gazette_id),
                     is_valid(date) ? to_iso(date) : fmt::format("{:04}", number.year),
                     model::file_name(number));
}

std::optional<std::string> akn_iri(const model::ActReference& reference,
                                   const model::Configuration& configuration) {
  const model::Symbol& symbol = reference.symbol;
  const bool is_own =
      reference.scope == model::ActScope::own || reference.scope == model::ActScope::attached;
  if (symbol.text.empty() && (is_own || reference.name.empty())) {
    return std::nullopt;
  }
  AknWork work{.jurisdiction = "vn", .kind = slug(reference.kind), .date = reference.date};
  const model::ActKind* kind = model::kind_named(reference.kind);
  if (kind == nullptr) {
    kind = model::kind_of_code(symbol.type);
    work.kind = kind == nullptr ? "" : slug(kind->name);
  }
  work.year = symbol.year != 0 ? symbol.year : reference.year;
  work.is_act = symbol.year != 0 || (kind != nullptr && is_act_kind(kind->name));
  work.number = slug(symbol.text.empty() ? reference.name : symbol.text);
  if (work.kind.empty() || work.number.empty() || (!is_valid(work.date) && work.year == 0)) {
    return std::nullopt;
  }
  if (!symbol.text.empty() && model::is_local(symbol)) {
    work.jurisdiction = akn_jurisdiction(configuration.id);
    work.issuer = slug(issuer_named(reference.issuer, configuration));
    if (work.issuer.empty() || !is_valid(work.date)) {
      return std::nullopt;
    }
  }
  return akn_iri(work);
}

std::string akn_part(const model::ActReference& reference, const model::CitedPath& path) {
  const std::string component = reference.attached.empty() ? "" : "/!" + slug(reference.attached);
  const std::string portion = portion_of(path);
  return component + (portion.empty() ? "" : "/~" + portion);
}

std::string akn_number(std::string_view number) {
  std::string result;
  bool is_parted = false;
  for (std::size_t position = 0; position < number.size();) {
    const std::size_t start = position;
    const char32_t c = next_code_point(number, position);
    const bool is_letter = (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || is_digit(c) ||
                           (c > 0xBF && !is_space(c) && !(c >= 0x2000 && c < 0x2070));
    if (is_letter) {
      result += is_parted && !result.empty() ? "-" : "";
      result += number.substr(start, position - start);
    }
    is_parted = !is_letter && (is_parted || !is_space(c));
  }
  return result;
}

AknIds::AknIds(const model::Instrument& instrument) {
  articles_run_through_ = articles_run_through(instrument.provisions);
  for (const model::Piece& piece : model::pieces(instrument)) {
    if (piece.attachment != nullptr) {
      text_ = fmt::format("att_{}", attachments_.size() + 1);
      taken_.insert(text_);
      attachments_[piece.attachment] = text_;
      const std::string component = slug(piece.attachment->anchor);
      components_[text_] = "!" + (component.empty() ? text_ : component);
      add_anchor(piece.attachment->anchor, text_);
      articles_run_through_ = articles_run_through(piece.attachment->provisions);
      above_.clear();
    }
    if (piece.provision != nullptr) {
      name_provision(piece);
    } else if (piece.table != nullptr) {
      name_table(piece);
    }
  }
}

std::string AknIds::of_anchor(std::string_view anchor) const {
  const auto found = anchors_.find(anchor);
  return found == anchors_.end() ? "" : found->second;
}

std::string AknIds::component_of(const model::Attachment& attachment) const {
  return components_.find(of(attachment))->second;
}

std::string AknIds::part_of(std::string_view eid) const {
  const std::size_t end = eid.find("__");
  const auto component = components_.find(eid.substr(0, end));
  if (component == components_.end()) {
    return fmt::format("/~{}", eid);
  }
  return end == std::string_view::npos
             ? "/" + component->second
             : fmt::format("/{}/~{}", component->second, eid.substr(end + 2));
}

void AknIds::name_provision(const model::Piece& piece) {
  const model::Provision& provision = *piece.provision;
  above_.resize(std::min(above_.size(), piece.depth));
  const bool stands_alone = provision.level == Level::article && articles_run_through_;
  const std::string context = above_.empty() || stands_alone ? text_ : above_.back();
  const std::string number = akn_number(provision.number);
  const std::string_view alias = alias_of(provision.level);
  const std::string id = number.empty()
                             ? name_unnumbered(context, alias)
                             : unique(join(context, fmt::format("{}_{}", alias, number)));
  provisions_[&provision] = id;
  add_anchor(provision.anchor, id);
  above_.push_back(id);
}

void AknIds::name_table(const model::Piece& piece) {
  above_.resize(std::min(above_.size(), piece.depth));
  const std::string context = above_.empty() ? text_ : above_.back();
  const std::string wanted = join(context, "table");
  tables_[piece.table] = unique(fmt::format("{}_{}", wanted, ++counts_[wanted]));
}

std::string AknIds::name_unnumbered(const std::string& context, std::string_view alias) {
  const std::string wanted = join(context, fmt::format("{}_nn", alias));
  return unique(fmt::format("{}_{}", wanted, ++counts_[wanted]));
}

/// What is numbered like one before it gets a further number behind it.
std::string AknIds::unique(std::string wanted) {
  if (taken_.insert(wanted).second) {
    return wanted;
  }
  std::size_t& count = counts_[wanted];
  count = std::max<std::size_t>(count, 1);
  std::string id;
  do {
    id = fmt::format("{}_{}", wanted, ++count);
  } while (!taken_.insert(id).second);
  return id;
}

void AknIds::add_anchor(const std::string& anchor, const std::string& id) {
  if (!anchor.empty()) {
    anchors_.emplace(anchor, id);
  }
}

}  // namespace gazette::web
