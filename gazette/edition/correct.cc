#include "gazette/edition/correct.h"

#include <algorithm>
#include <deque>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/settings.h"
#include "gazette/base/text.h"
#include "gazette/edition/correct_basis.h"
#include "gazette/edition/site.h"
#include "gazette/ledger/sealing.h"
#include "gazette/model/correction_place.h"

namespace gazette::edition {
namespace {

namespace fs = std::filesystem;

/// The kind of the gazette's own notices, by the code of its numbers.
constexpr std::string_view kNoticeCode = "TB";

void report(std::string_view code, Place place, std::string message, std::string help,
            Diagnostics& diagnostics) {
  diagnostics.report({.code = code,
                      .place = std::move(place),
                      .message = std::move(message),
                      .help = std::move(help)});
}

std::string in_nfc(std::string_view text) {
  return collapse_spaces(to_nfc(text));
}

/// The ids of the acts of the record that have this id or number.
std::vector<std::string> acts_named(const ledger::Ledger& ledger, const std::string& name) {
  std::vector<std::string> ids;
  for (const ledger::ReceivedAct& act : ledger.received_acts()) {
    if (act.reception.act == name) {
      return {name};
    }
    if (act.reception.symbol == name) {
      ids.push_back(act.reception.act);
    }
  }
  return ids;
}

/// The id of the act that a correction names; nothing where that is not one act (G0833).
std::optional<std::string> find_act(const ledger::Ledger& ledger,
                                    const model::Correction& correction, Diagnostics& diagnostics) {
  const std::vector<std::string> ids = acts_named(ledger, correction.act);
  if (ids.size() == 1) {
    return ids.front();
  }
  if (ids.empty()) {
    std::vector<std::string> known;
    for (const ledger::ReceivedAct& act : ledger.received_acts()) {
      known.push_back(act.reception.act);
      known.push_back(act.reception.symbol);
    }
    const auto near = nearest(correction.act, known);
    report("G0833", correction.stated,
           fmt::format("there is no act \"{}\" in the record", correction.act),
           near ? fmt::format("did you mean {}?", *near)
                : "look for it with `gazette search`, or take it in with `gazette ingest`",
           diagnostics);
    return std::nullopt;
  }
  report("G0833", correction.stated,
         fmt::format("{} acts have the number {}", ids.size(), correction.act),
         fmt::format("name one of them by its id: {}", fmt::join(ids, ", ")), diagnostics);
  return std::nullopt;
}

/// The issues in which readers have the act: printed or sealed ones, where nothing is printed those
/// that the site has. Reports G0834 where there is none.
std::vector<ledger::GrantedIssue> published_issues(const Workspace& workspace,
                                                   const ledger::Ledger& ledger, Files& files,
                                                   const model::Correction& correction,
                                                   Diagnostics& diagnostics) {
  const std::vector<ledger::GrantedIssue> issues = issues_of_act(ledger, correction.act);
  std::vector<ledger::GrantedIssue> published;
  for (const ledger::GrantedIssue& issue : issues) {
    const bool is_printed = issue.state == ledger::IssueState::printed ||
                            issue.state == ledger::IssueState::distributed ||
                            ledger::find_seal(ledger, issue.number).has_value();
    const fs::path card = workspace.root / "site" / model::to_text(issue.number) / "issue.json";
    if (is_printed || (!workspace.configuration.outputs.print && files.exists(card))) {
      published.push_back(issue);
    }
  }
  if (published.empty()) {
    report("G0834", correction.stated,
           issues.empty() ? fmt::format("{} is in no issue yet", correction.act)
                          : fmt::format("{} is in issue {}, which is {}", correction.act,
                                        model::to_text(issues.front().number),
                                        ledger::to_text(issues.front().state)),
           "put its source right, take it in with `gazette ingest --replace` and build the issue "
           "again; a notice is for what readers have",
           diagnostics);
  }
  return published;
}

/// A correction that stands on the site already, with the title of its notice.
struct FormerCorrection {
  model::PlacedCorrection placed = {};
  std::string notice = {};  // id and title
  std::string title = {};
};

/// Corrections that are given, found in their acts one after another.
class Checking {
 public:
  Checking(const Workspace& workspace, const ledger::Ledger& ledger, Files& files,
           Diagnostics& diagnostics)
      : workspace_(workspace), ledger_(ledger), files_(files), diagnostics_(diagnostics) {}

  /// `notice`: the act that makes the corrections, whose own former ones do not count; may be "".
  std::vector<NoticedCorrection> check(const std::vector<model::Correction>& given,
                                       const std::string& notice) {
    read_former(notice);
    std::vector<NoticedCorrection> checked;
    for (model::Correction correction : given) {
      if (!model::check_texts(correction, diagnostics_)) {
        continue;
      }
      const auto id = find_act(ledger_, correction, diagnostics_);
      if (!id) {
        continue;
      }
      correction.act = *id;
      const auto issues = published_issues(workspace_, ledger_, files_, correction, diagnostics_);
      const model::Instrument* const act = issues.empty() ? nullptr : read(correction.act);
      const auto placed =
          act != nullptr ? model::check_correction(*act, correction, diagnostics_) : std::nullopt;
      if (placed && !is_corrected(*act, correction, *placed)) {
        checked.push_back(noticed(*act, correction, *placed, issues));
      }
    }
    return checked;
  }

 private:
  void read_former(const std::string& notice) {
    const fs::path site = workspace_.root / "site";
    if (!files_.exists(site)) {
      return;
    }
    for (const web::IssueCard& card : read_cards(site, files_, 1)) {
      for (const web::ActCard& act : card.acts) {
        for (const model::PlacedCorrection& placed : act.corrections) {
          if (act.id != notice) {
            former_.push_back({.placed = placed, .notice = act.id, .title = act.title});
          }
        }
      }
    }
  }

  const model::Instrument* read(const std::string& id) {
    for (const model::Instrument& act : acts_) {
      if (act.id == id) {
        return &act;
      }
    }
    Diagnostics own;  // what is doubtful in the act was told when it came in
    std::vector<model::Instrument> read = read_acts(workspace_, ledger_, files_, {id}, 1, own);
    if (read.empty()) {
      diagnostics_.append(std::move(own));
      return nullptr;
    }
    acts_.push_back(std::move(read.front()));
    return &acts_.back();
  }

  static bool has_common(const model::FoundWords& a, const model::FoundWords& b) {
    return a.paragraph == b.paragraph && a.place.begin < b.place.end && b.place.begin < a.place.end;
  }

  /// Whether some of these words are put right already, by a notice on the site or by another of
  /// the corrections given.
  bool is_corrected(const model::Instrument& act, const model::Correction& correction,
                    const model::PlacedWords& placed) {
    for (const FormerCorrection& former : former_) {
      const auto words = former.placed.correction.act == act.id
                             ? model::place_correction(act, former.placed.correction)
                             : std::nullopt;
      if (words && has_common(words->words, placed.words)) {
        report("G0839", correction.stated,
               fmt::format("{} of {} is put right already by {}: \"{}\"", placed.part.name, act.id,
                           former.title, former.placed.correction.new_text),
               fmt::format("where that is wrong, correct the notice itself: {}", former.notice),
               diagnostics_);
        return true;
      }
    }
    for (const auto& [id, words] : taken_) {
      if (id == act.id && has_common(words, placed.words)) {
        report("G0839", correction.stated,
               fmt::format("\"{}\" in {} of {} is put right twice", correction.old_text,
                           placed.part.name, act.id),
               "leave one of the two out", diagnostics_);
        return true;
      }
    }
    taken_.emplace_back(act.id, placed.words);
    return false;
  }

  NoticedCorrection noticed(const model::Instrument& act, model::Correction correction,
                            const model::PlacedWords& placed,
                            const std::vector<ledger::GrantedIssue>& issues) {
    const model::Issuer* issuer = model::issuer_on(workspace_.configuration, act.issuer, act.date);
    const PrintedPlace printed = printed_place(workspace_, files_, issues, act, placed.words);
    if (printed.folio == 0) {
      report("G0843", correction.stated,
             fmt::format("the page of {} with {} is not known", act.id, placed.part.name),
             fmt::format("build issue {} first, or write the page into the notice",
                         model::to_text(issues.front().number)),
             diagnostics_);
    }
    // In the document the place has its full name, whatever form it was given in.
    correction.place = placed.part.name;
    NoticedCorrection result = {.placed = {.correction = std::move(correction),
                                           .title = model::title_of(act),
                                           .date = act.date,
                                           .name = placed.part.name,
                                           .anchor = placed.part.anchor,
                                           .issue = printed.issue,
                                           .folio = printed.folio},
                                .act = {.title = model::title_of(act),
                                        .date = act.date,
                                        .issuer = issuer != nullptr ? issuer->name : act.issuer}};
    for (const ledger::GrantedIssue& issue : issues) {
      result.issue_date = issue.number == printed.issue ? issue.date : result.issue_date;
    }
    return result;
  }

  const Workspace& workspace_;
  const ledger::Ledger& ledger_;
  Files& files_;
  Diagnostics& diagnostics_;
  std::vector<FormerCorrection> former_ = {};
  std::deque<model::Instrument> acts_ = {};
  std::vector<std::pair<std::string, model::FoundWords>> taken_ = {};
};

}  // namespace

std::vector<model::Correction> read_corrections(std::string_view text, const std::string& path,
                                                Diagnostics& diagnostics) {
  std::vector<model::Correction> corrections;
  auto settings = Settings::parse(text, path, diagnostics);
  if (!settings) {
    return corrections;
  }
  const std::string act = in_nfc(settings->text("act", diagnostics).value_or(""));
  for (Settings& table : settings->tables("correction", diagnostics)) {
    corrections.push_back({.act = in_nfc(table.text("act", diagnostics).value_or(act)),
                           .place = in_nfc(table.text("place", diagnostics).value_or("")),
                           .old_text = in_nfc(table.text("old", diagnostics).value_or("")),
                           .new_text = in_nfc(table.text("new", diagnostics).value_or("")),
                           .stated = table.place("old")});
    table.report_unknown_keys(diagnostics);
  }
  settings->report_unknown_keys(diagnostics);
  if (corrections.empty() && !diagnostics.has_errors()) {
    report("G0830", {.path = path}, "the file has no correction",
           "[[correction]] with act, place, old and new", diagnostics);
  }
  return corrections;
}

namespace {

/// The issuer of the gazette's own notices; G0841 where there is none.
const model::Issuer* notice_issuer(const Workspace& workspace, const CorrectRequest& request,
                                   Diagnostics& diagnostics) {
  const model::Configuration& configuration = workspace.configuration;
  const std::string& office = model::publisher_on(configuration, request.date).office;
  const std::string sought = to_lower(office);
  for (const model::Issuer& each : configuration.issuers) {
    const auto& names = each.recognised_by;
    const bool has_name = to_lower(each.name) == sought ||
                          std::any_of(names.begin(), names.end(), [&](const std::string& name) {
                            return to_lower(name) == sought;
                          });
    const bool is_meant = request.issuer.empty() ? has_name : each.id == request.issuer;
    if (const model::Issuer* now = model::issuer_on(configuration, each.id, request.date);
        is_meant && now != nullptr) {
      return now;
    }
  }
  report("G0841", {.path = "gazette.toml"},
         request.issuer.empty() ? fmt::format("no issuer has the name \"{}\"", office)
                                : fmt::format("there is no issuer \"{}\"", request.issuer),
         fmt::format("add an [[issuer]] with recognised_by = [\"{}\"], or name one with --issuer",
                     office),
         diagnostics);
  return nullptr;
}

/// The notice as it would come in; G0842 where it does not say what it should.
void read_back(const Workspace& workspace, const ErratumNotice& notice, const CorrectWork& work,
               Diagnostics& diagnostics) {
  Diagnostics found;
  const ingest::Ingested read = ingest::ingest(
      {.bytes = work.bytes, .path = work.path.generic_string()}, workspace.configuration, found);
  const bool is_read = read.instrument.has_value();
  std::string text;
  for (const std::string& line :
       is_read ? model::text_of(*read.instrument) : std::vector<std::string>()) {
    text += line + "\n";
  }
  bool is_whole = is_read && read.instrument->corrections.size() == notice.corrections.size();
  for (std::size_t i = 0; i < notice.corrections.size() && is_whole; ++i) {
    is_whole = is_same(read.instrument->corrections[i], notice.corrections[i].placed.correction) &&
               text.find(sentence_of(notice, notice.corrections[i])) != std::string::npos;
  }
  diagnostics.append(std::move(found));
  if (!is_whole) {
    report("G0842", {.path = work.path.generic_string()},
           "the notice, read back, does not say what was given",
           "this is a fault of the program; please report it with the command", diagnostics);
  }
}

/// Makes the notice of an erratum.
void make_notice(const Workspace& workspace, Files& files, const CorrectRequest& request,
                 CorrectWork& work, Diagnostics& diagnostics) {
  const model::Configuration& configuration = workspace.configuration;
  const model::Publisher& publisher = model::publisher_on(configuration, request.date);
  const model::Issuer* issuer = notice_issuer(workspace, request, diagnostics);
  const auto kind = std::find_if(configuration.kinds.begin(), configuration.kinds.end(),
                                 [](const model::Kind& each) { return each.code == kNoticeCode; });
  work.path = workspace.root / "inbox" / fmt::format("dinh-chinh-{}.md", slug(request.symbol));
  work.is_new = true;
  if (files.exists(work.path)) {
    report("G0842", {.path = work.path.generic_string()},
           "there is a document of this name already",
           "give the notice another number, or take the document away", diagnostics);
  }
  if (kind == configuration.kinds.end()) {
    report("G0841", {.path = "gazette.toml"}, "no [[kind]] has the code \"TB\"",
           "add the kind Thông báo, code TB", diagnostics);
  }
  if (diagnostics.has_errors()) {
    return;
  }
  const ErratumNotice notice = {.issuer = issuer->id,
                                .head = issuer->head,
                                .office = issuer->name,
                                .gazette_name = publisher.name,
                                .kind = kind->id,
                                .kind_name = kind->name,
                                .symbol = request.symbol,
                                .date = request.date,
                                .place = publisher.place,
                                .signed_as = request.signed_as,
                                .signed_by = request.signed_by,
                                .corrections = work.corrections};
  work.bytes = write_erratum(notice);
  read_back(workspace, notice, work, diagnostics);
}

}  // namespace

std::optional<CorrectWork> prepare_correction(const Workspace& workspace,
                                              const ledger::Ledger& ledger, Files& files,
                                              const CorrectRequest& request,
                                              Diagnostics& diagnostics) {
  CorrectWork work;
  const bool is_erratum = request.basis.empty();
  std::optional<Basis> basis;
  if (!is_erratum) {
    basis = find_basis(workspace, files, request.basis, diagnostics);
  }
  std::vector<model::Correction> given = request.corrections;
  for (model::Correction& correction : given) {
    correction.erratum = is_erratum;
  }
  work.corrections = Checking(workspace, ledger, files, diagnostics)
                         .check(given, basis ? basis->instrument.id : std::string());
  if (diagnostics.has_errors()) {
    return std::nullopt;
  }
  if (is_erratum) {
    make_notice(workspace, files, request, work, diagnostics);
  } else if (check_basis(ledger, *basis, work.corrections, diagnostics)) {
    state_beside(files, *basis, work);
  }
  return diagnostics.has_errors() ? std::nullopt : std::optional(std::move(work));
}

}  // namespace gazette::edition
