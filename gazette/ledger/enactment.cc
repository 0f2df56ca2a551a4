#include "gazette/ledger/enactment.h"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/ledger/bodies.h"
#include "gazette/ledger/list_identity.h"
#include "gazette/ledger/terms.h"

namespace gazette::ledger {
namespace {

/// The texts of a body that terms may give.
constexpr std::pair<std::optional<std::string> BodyTerms::*, std::string BodyFacts::*> kTexts[] = {
    {&BodyTerms::name, &BodyFacts::name},
    {&BodyTerms::kind, &BodyFacts::kind},
    {&BodyTerms::district, &BodyFacts::district},
    {&BodyTerms::address, &BodyFacts::address},
    {&BodyTerms::official_code, &BodyFacts::official_code},
    {&BodyTerms::postal_code, &BodyFacts::postal_code},
    {&BodyTerms::note, &BodyFacts::note},
};

/// `terms`, with what they leave out from `others`.
BodyTerms filled(BodyTerms terms, const BodyTerms& others) {
  for (const auto& [term, fact] : kTexts) {
    if (!(terms.*term)) {
      terms.*term = others.*term;
    }
  }
  terms.copies = terms.copies ? terms.copies : others.copies;
  terms.channel = terms.channel ? terms.channel : others.channel;
  terms.basis = terms.basis ? terms.basis : others.basis;
  return terms;
}

class Enactment {
 public:
  Enactment(const Decree& decree, RecipientBook& book, const std::string& record,
            Diagnostics& diagnostics)
      : decree_(decree),
        day_(decree.in_force),
        book_(book),
        record_(record),
        diagnostics_(diagnostics) {}

  void carry_out(const BodyEvent& event);
  void carry_out(const Wording& wording);
  [[nodiscard]] std::vector<EnactedEvent> take() { return std::move(enacted_); }

 private:
  void merge(const BodyEvent& event);
  void split(const BodyEvent& event);
  void found(const BodyEvent& event);
  void dissolve(const BodyEvent& event);
  void change(const BodyEvent& event);
  bool has_shape(const BodyEvent& event);
  bool is_decided(const BodyEvent& event, const Body& body);
  bool put(const BodyTerms& terms, const BodyTerms& others, const BodyEvent& event);
  bool open(const BodyTerms& terms, const BodyEvent& event);
  bool alter(Body& body, const BodyTerms& terms, const BodyEvent& event);
  bool entitle(Body& body, const BodyTerms& terms, const BodyEvent& event);
  bool close(const std::string& id, const BodyEvent& event);
  Body* require(const std::string& id, const BodyEvent& event);
  [[nodiscard]] std::string name_of(const std::string& id) const;
  void report(std::string_view code, const Place& place, std::string message, std::string help);

  const Decree& decree_;
  Date day_ = {};
  RecipientBook& book_;
  const std::string& record_;
  Diagnostics& diagnostics_;
  std::set<std::string> closed_;  // by this decree
  std::vector<EnactedEvent> enacted_;
};

void Enactment::report(std::string_view code, const Place& place, std::string message,
                       std::string help) {
  diagnostics_.report({.code = code,
                       .place = place.path.empty() ? Place{.path = record_} : place,
                       .message = std::move(message),
                       .help = std::move(help)});
}

std::string Enactment::name_of(const std::string& id) const {
  const auto found = book_.bodies.find(id);
  if (found == book_.bodies.end() || found->second.facts.empty()) {
    return id;
  }
  const Stretch<BodyFacts>* const facts = stretch_on(found->second.facts, day_);
  return fmt::format(
      "{} ({})", facts != nullptr ? facts->value.name : found->second.facts.back().value.name, id);
}

void Enactment::carry_out(const BodyEvent& event) {
  if (!has_shape(event)) {
    return;
  }
  enacted_.push_back({.kind = event.kind, .decision = event.decision});
  switch (event.kind) {
    case BodyEventKind::found:
      return found(event);
    case BodyEventKind::merge:
      return merge(event);
    case BodyEventKind::split:
      return split(event);
    case BodyEventKind::dissolve:
      return dissolve(event);
    case BodyEventKind::rename:
    case BodyEventKind::upgrade:
    case BodyEventKind::change:
    case BodyEventKind::correction:
      return change(event);
  }
}

/// How many bodies an event of each kind has on either side.
bool Enactment::has_shape(const BodyEvent& event) {
  const auto ask = [&](bool is_so, std::string_view what) {
    if (!is_so) {
      report("G0778", event.place,
             fmt::format("an event of kind \"{}\" needs {}", to_text(event.kind), what),
             "from lists ids of bodies that were, to lists those that are");
    }
    return is_so;
  };
  switch (event.kind) {
    case BodyEventKind::found:
      return ask(event.from.empty() && event.to.size() == 1, "no from and one to");
    case BodyEventKind::merge:
      return ask(!event.from.empty() && event.to.size() == 1, "from and one to") &&
             ask(event.from.size() > 1 || event.from.front() != event.to.front().id,
                 "a body that goes into another one");
    case BodyEventKind::split:
      return ask(event.from.size() == 1 && event.to.size() > 1, "one from and more than one to");
    case BodyEventKind::dissolve:
      return ask(!event.from.empty() && event.to.empty(), "from and no to");
    case BodyEventKind::rename:
    case BodyEventKind::upgrade:
    case BodyEventKind::change:
    case BodyEventKind::correction:
      return ask(event.from.empty() && !event.to.empty(), "no from, and the bodies in to");
  }
  return false;
}

void Enactment::found(const BodyEvent& event) {
  const std::string& id = event.to.front().id;
  if (book_.bodies.contains(id)) {
    report("G0776", event.place, fmt::format("{} is in the record already", name_of(id)),
           "give the new body an id that no body ever had");
    return;
  }
  if (open(filled(event.to.front(), decree_.each), event)) {
    enacted_.back().links.push_back({.from = "", .to = id});
  }
}

void Enactment::merge(const BodyEvent& event) {
  const BodyTerms& to = event.to.front();
  const bool goes_on = book_.bodies.contains(to.id) && !closed_.contains(to.id);
  if (!put(to, decree_.each, event)) {
    return;
  }
  std::vector<BodyLink>& links = enacted_.back().links;
  for (const std::string& id : event.from) {
    if (id == to.id ? require(id, event) != nullptr : close(id, event)) {
      links.push_back({.from = id, .to = to.id});
    }
  }
  const bool is_named = std::find(event.from.begin(), event.from.end(), to.id) != event.from.end();
  if (goes_on && !is_named) {
    links.push_back({.from = to.id, .to = to.id});
  }
}

void Enactment::split(const BodyEvent& event) {
  const std::string& id = event.from.front();
  const Body* const body = require(id, event);
  if (body == nullptr || !is_decided(event, *body)) {
    return;
  }
  // What a new part leaves unsaid it has from the body that it was part of.
  const Stretch<BodyFacts>* const facts = stretch_on(body->facts, day_);
  BodyTerms former = {.kind = facts->value.kind, .district = facts->value.district};
  if (const Stretch<Entitlement>* const entitled = stretch_on(body->entitled, day_)) {
    former.channel = entitled->value.delivery.channel;
    former.basis = entitled->value.basis;
  }
  bool goes_on = false;
  for (const BodyTerms& to : event.to) {
    if (put(to, filled(decree_.each, former), event)) {
      enacted_.back().links.push_back({.from = id, .to = to.id});
    }
    goes_on = goes_on || to.id == id;
  }
  if (!goes_on) {
    close(id, event);
  }
}

/// Copies do not divide: how many each part receives is for people to say.
bool Enactment::is_decided(const BodyEvent& event, const Body& body) {
  std::vector<std::string> parts;
  for (const BodyTerms& to : event.to) {
    parts.push_back(to.name ? fmt::format("{} ({})", *to.name, to.id) : name_of(to.id));
  }
  if (event.decision.empty()) {
    const Stretch<Entitlement>* const entitled = stretch_on(body.entitled, day_);
    const int copies = entitled == nullptr ? 0 : entitled->value.delivery.copies;
    report(
        "G0774", event.place,
        fmt::format("the split of {} into {} needs a decision: it receives {} cop{}",
                    name_of(event.from.front()), fmt::join(parts, " and "), copies,
                    copies == 1 ? "y" : "ies"),
        "say what was decided and the copies of each part: --decision \"…\" beside --into R300=1, "
        "or decision = \"…\" in the event of a decree's file");
    return false;
  }
  for (std::size_t i = 0; i < event.to.size(); ++i) {
    if (!event.to[i].copies) {
      report("G0774", event.place,
             fmt::format("the split of {} does not say how many copies {} receives",
                         name_of(event.from.front()), parts[i]),
             "write copies = 1 into that part");
      return false;
    }
  }
  return true;
}

void Enactment::dissolve(const BodyEvent& event) {
  for (const std::string& id : event.from) {
    if (close(id, event)) {
      enacted_.back().links.push_back({.from = id, .to = ""});
    }
  }
}

void Enactment::change(const BodyEvent& event) {
  for (const BodyTerms& to : event.to) {
    Body* const body = require(to.id, event);
    if (body != nullptr && alter(*body, to, event)) {
      enacted_.back().links.push_back({.from = to.id, .to = to.id});
    }
  }
}

/// The body goes on with these terms, or begins with them and with `others` for what they lack.
bool Enactment::put(const BodyTerms& terms, const BodyTerms& others, const BodyEvent& event) {
  if (!book_.bodies.contains(terms.id)) {
    return open(filled(terms, others), event);
  }
  Body* const body = require(terms.id, event);
  return body != nullptr && alter(*body, terms, event);
}

bool Enactment::open(const BodyTerms& terms, const BodyEvent& event) {
  std::vector<std::string_view> missing;
  const std::pair<std::string_view, const std::optional<std::string>&> needed[] = {
      {"name", terms.name}, {"address", terms.address}, {"basis", terms.basis}};
  for (const auto& [name, text] : needed) {
    if (text.value_or("").empty()) {
      missing.push_back(name);
    }
  }
  if (!terms.channel) {
    missing.emplace_back("channel");
  }
  if (!terms.copies && terms.channel != Channel::electronic) {
    missing.emplace_back("copies");
  }
  if (!is_recipient_id(terms.id)) {
    report("G0777", event.place, fmt::format("\"{}\" is not an id", terms.id),
           std::string(kRecipientIdRule));
    return false;
  }
  if (const std::optional<std::string> other = id_in_other_letters(book_, terms.id)) {
    report("G0735", event.place,
           fmt::format("{} is {} but for the size of its letters", terms.id, *other),
           "write it as the other, or give another body another id");
    return false;
  }
  if (!missing.empty()) {
    report("G0777", event.place,
           fmt::format("the new body {} has no {}", terms.id, fmt::join(missing, ", no ")),
           "say it of the body, or of all new ones in the table [each]");
    return false;
  }
  BodyFacts facts;
  for (const auto& [term, fact] : kTexts) {
    facts.*fact = (terms.*term).value_or("");
  }
  Body& body = book_.bodies[terms.id];
  hold_from(body.facts, day_, facts, kNoEnd);
  return entitle(body, terms, event);
}

bool Enactment::alter(Body& body, const BodyTerms& terms, const BodyEvent& event) {
  for (const auto& [term, fact] : kTexts) {
    if (terms.*term) {
      replace_from(body.facts, day_, fact, *(terms.*term));
    }
  }
  join_equal(body.facts);
  if (terms.ends) {
    end_from(body.entitled, day_);
    return true;
  }
  return entitle(body, terms, event);
}

/// Copies, way and basis, as far as the terms speak of them.
bool Enactment::entitle(Body& body, const BodyTerms& terms, const BodyEvent& event) {
  if (!terms.copies && !terms.channel && !terms.basis) {
    return true;
  }
  const Stretch<Entitlement>* const former = stretch_on(body.entitled, day_);
  Entitlement later = former == nullptr ? Entitlement{} : former->value;
  later.basis = terms.basis.value_or(later.basis);
  later.delivery.channel = terms.channel.value_or(later.delivery.channel);
  later.delivery.copies = terms.copies.value_or(later.delivery.copies);
  const bool is_electronic = later.delivery.channel == Channel::electronic;
  if (is_electronic && !terms.copies) {
    later.delivery.copies = 0;
  }
  if (!are_possible(later.delivery.copies, later.delivery.channel) || later.basis.empty()) {
    report("G0777", event.place,
           later.basis.empty()
               ? fmt::format("nobody says why {} is entitled", name_of(terms.id))
               : fmt::format("{} cop{} to {} by way of \"{}\"", later.delivery.copies,
                             later.delivery.copies == 1 ? "y" : "ies", name_of(terms.id),
                             to_text(later.delivery.channel)),
           "the electronic edition alone is 0 copies; who receives nothing at all has ends = true; "
           "everybody else has copies, a channel and a basis");
    return false;
  }
  if (former == nullptr) {
    hold_from(body.entitled, day_, later, kNoEnd);
    return true;
  }
  replace_from(body.entitled, day_, &Entitlement::delivery, later.delivery);
  replace_from(body.entitled, day_, &Entitlement::basis, later.basis);
  join_equal(body.entitled);
  return true;
}

bool Enactment::close(const std::string& id, const BodyEvent& event) {
  Body* const body = require(id, event);
  if (body == nullptr) {
    return false;
  }
  end_from(body->facts, day_);
  end_from(body->entitled, day_);
  closed_.insert(id);
  return true;
}

/// The body that is there on the day; else says what became of it.
Body* Enactment::require(const std::string& id, const BodyEvent& event) {
  const auto found = book_.bodies.find(id);
  if (found == book_.bodies.end()) {
    std::vector<std::string> ids;
    for (const auto& [known, body] : book_.bodies) {
      ids.push_back(known);
    }
    const std::optional<std::string> near = nearest(id, ids);
    report(
        "G0775", event.place, fmt::format("there is no recipient {}", id),
        fmt::format("{}; where another decree makes it, enter that one first: `gazette recipients "
                    "apply`",
                    near ? fmt::format("did you mean {}", name_of(*near))
                         : "`gazette recipients find NAME` tells the ids of bodies"));
    return nullptr;
  }
  if (closed_.contains(id)) {
    report("G0776", event.place,
           fmt::format("{} went into another body by an earlier event of {}", name_of(id),
                       decree_.number),
           "one event of kind \"split\" has all bodies that a body went into");
    return nullptr;
  }
  if (stretch_on(found->second.facts, day_) == nullptr) {
    report("G0775", event.place, fmt::format("{} is not there on {}", name_of(id), to_iso(day_)),
           fmt::format("`gazette recipients history {}` tells what became of it", id));
    return nullptr;
  }
  return &found->second;
}

/// Whether `c` is part of a word: a letter of any script, a figure.
bool is_of_word(char32_t c) {
  return c > 0x7F ? !is_space(c) && c != U'–' && c != U'—' && c != U'“' && c != U'”' && c != U'…'
                  : is_digit(c) || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

/// `text` with the later words wherever the former ones stand whole: "ấp Phú 1" is not in "ấp Phú
/// 10". Where they begin or end with something else than a letter or a figure, any place will do.
std::string reworded(const std::string& text, const Wording& wording) {
  const std::u32string letters = to_code_points(text);
  const std::u32string former = to_code_points(wording.former);
  std::string result;
  for (std::size_t at = 0; at < letters.size();) {
    const std::size_t end = at + former.size();
    const bool is_there =
        letters.compare(at, former.size(), former) == 0 &&
        !(at > 0 && is_of_word(letters[at - 1]) && is_of_word(former.front())) &&
        !(end < letters.size() && is_of_word(letters[end]) && is_of_word(former.back()));
    if (is_there) {
      result += wording.later;
      at = end;
    } else {
      append_utf8(result, letters[at++]);
    }
  }
  return result;
}

/// In every name and address of those who then receive.
void Enactment::carry_out(const Wording& wording) {
  EnactedEvent event = {.kind = BodyEventKind::change};
  for (auto& [id, body] : book_.bodies) {
    const Stretch<BodyFacts>* facts = stretch_on(body.facts, day_);
    if (facts == nullptr || stretch_on(body.entitled, day_) == nullptr) {
      continue;
    }
    bool is_changed = false;
    for (std::string BodyFacts::* const part : {&BodyFacts::name, &BodyFacts::address}) {
      const std::string text = reworded(facts->value.*part, wording);
      if (text != facts->value.*part) {
        replace_from(body.facts, day_, part, text);
        is_changed = true;
        facts = stretch_on(body.facts, day_);
      }
    }
    if (is_changed) {
      event.links.push_back({.from = id, .to = id});
    }
  }
  if (event.links.empty()) {
    report("G0779", wording.place,
           fmt::format("no name and no address of {} has \"{}\"", to_iso(day_), wording.former),
           "write the words as the list has them");
  }
  enacted_.push_back(std::move(event));
}

}  // namespace

std::optional<std::vector<EnactedEvent>> enact(const Decree& decree, RecipientBook& book,
                                               const std::string& record,
                                               Diagnostics& diagnostics) {
  const std::size_t errors_count = diagnostics.errors_count();
  Enactment enactment(decree, book, record, diagnostics);
  for (const BodyEvent& event : decree.events) {
    enactment.carry_out(event);
  }
  if (diagnostics.errors_count() == errors_count) {
    for (const Wording& wording : decree.wordings) {
      enactment.carry_out(wording);
    }
  }
  if (diagnostics.errors_count() == errors_count && !book.is_changed()) {
    diagnostics.report(
        {.code = "G0779",
         .place = decree.place.path.empty() ? Place{.path = record} : decree.place,
         .message = fmt::format("nothing would change on {}: the record says so already",
                                to_iso(decree.in_force)),
         .help = "check the day, and what is to be other than it was"});
  }
  if (diagnostics.errors_count() != errors_count) {
    return std::nullopt;
  }
  return enactment.take();
}

}  // namespace gazette::ledger
