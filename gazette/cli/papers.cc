// gazette distribute manifest, slip, stubs, papers; gazette print protocol: what is signed when
// copies change hands.

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include <fmt/format.h>

#include "gazette/cli/asked.h"
#include "gazette/cli/distribute.h"

namespace gazette::cli {
namespace {

struct PapersOptions {
  std::string issue = {};
  std::string date = {};
  std::string on = {};  // of what was sent on that day after the list
  MomentOptions moment = {};
};

/// What a paper of a shipment is made from.
struct Material {
  model::IssueNumber number = {};
  ledger::SentCopies sent = {};     // as it is, with what came after the list
  ledger::SentCopies sending = {};  // as it went out, by the list or on a later day
  forms::Packing packing = {};
  bool is_later = false;  // on a later day
  model::Publisher publisher = {};
  edition::Typography typography;

  /// What recipients are to acknowledge: all that they are to have by now, or what was sent on the
  /// day.
  [[nodiscard]] const ledger::SentCopies& stubs() const { return is_later ? sending : sent; }
};

std::optional<Material> read_material(const Session& session, const PapersOptions& options,
                                      Diagnostics& diagnostics) {
  const model::IssueNumber number = issue_argument(options.issue);
  auto typography = edition::read_typography(session.workspace, session.files, diagnostics);
  auto packing = edition::find_packing(session.workspace, session.files, diagnostics);
  auto sent = sent_of(session, number, options.moment.read(), diagnostics);
  auto sending = sent ? sending_of(session, number, options.on, options.moment.read(), diagnostics)
                      : std::nullopt;
  if (!typography || !packing || !sending) {
    return std::nullopt;
  }
  model::Publisher publisher =
      model::publisher_on(session.workspace.configuration, sent->frozen.issue_date);
  return Material{.number = number,
                  .sent = std::move(*sent),
                  .sending = std::move(*sending),
                  .packing = std::move(*packing),
                  .is_later = !options.on.empty(),
                  .publisher = std::move(publisher),
                  .typography = std::move(*typography)};
}

/// Grams of a copy as it was built for its printer.
std::optional<double> copy_grams(const Session& session, const Material& material,
                                 Diagnostics& diagnostics) {
  const auto pages = edition::built_pages(session.workspace, session.files, material.number);
  if (!pages) {
    const std::string number = model::to_text(material.number);
    diagnostics.report({.code = "G0411",
                        .message = fmt::format("issue {} is not built", number),
                        .help = fmt::format("its pages say what a copy weighs; build it: gazette "
                                            "build {}",
                                            number)});
    return std::nullopt;
  }
  constexpr double kMetresPerPoint = 0.0254 / 72;
  const typeset::Layout& layout = material.typography.layout;
  const model::Configuration& configuration = session.workspace.configuration;
  return forms::grams_of_copy(
      {.pages_count = static_cast<int>(*pages),
       .leaf_square_metres = to_points(layout.page_width) * kMetresPerPoint *
                             to_points(layout.page_height) * kMetresPerPoint,
       .printer = model::printer_on(configuration.printers, material.sent.frozen.issue_date)},
      configuration.path, diagnostics);
}

/// Copies in envelopes that go by another way than the post.
std::int64_t copies_not_posted(const Material& material) {
  std::int64_t copies = 0;
  for (const forms::Bundle& bundle : forms::pack(material.sending, material.packing)) {
    for (const forms::Parcel& parcel : bundle.parcels) {
      copies += parcel.recipient->channel == ledger::Channel::post ? 0 : parcel.copies();
    }
  }
  return copies;
}

/// What the issue's accounts have of the copies of a sending: of the list's, all that left the
/// store less what the claims that stand sent; of a later day's, what its own journals moved, as
/// the accounts do not tell one day from another.
std::int64_t copies_by_accounts(const Material& material, int of_journals) {
  if (material.is_later) {
    return of_journals;
  }
  std::int64_t copies = material.sent.left_store_count;
  for (const ledger::ListCorrection& each : material.sent.corrections) {
    copies -= each.kind == "claim" ? static_cast<std::int64_t>(each.sent.size()) : 0;
  }
  return copies;
}

void add_manifest(const Session& session, const Material& material, PapersFolder& folder,
                  Diagnostics& diagnostics) {
  const auto grams = copy_grams(session, material, diagnostics);
  if (!grams) {
    return;
  }
  const forms::Paper paper =
      forms::post_manifest(material.sending, material.packing, *grams, material.publisher);
  check_total(paper.number, paper.copies_count + copies_not_posted(material),
              copies_by_accounts(material, material.sending.out_count), diagnostics);
  if (forms::lines_count(paper) == 0) {
    diagnostics.report({.code = "G0687",
                        .message = material.is_later ? "nothing sent on that day goes by post"
                                                     : "nobody on the list gets copies by post",
                        .help = "nothing need be done: there is no manifest of the post"});
    return;
  }
  folder.issue(paper, material.number, material.publisher, PapersFolder::Kinds::pdf_xlsx_csv,
               diagnostics);
}

void add_slip(const Session&, const Material& material, PapersFolder& folder,
              Diagnostics& diagnostics) {
  const forms::Paper paper = forms::stock_slip(material.sending, material.publisher);
  check_total(paper.number, paper.copies_count,
              copies_by_accounts(material, material.sending.left_store_count), diagnostics);
  if (paper.copies_count == 0) {
    diagnostics.report({.code = "G0687",
                        .message = "nothing left the store on that day",
                        .help = "nothing need be done: what went to a successor had left before"});
    return;
  }
  folder.issue(paper, material.number, material.publisher, PapersFolder::Kinds::pdf_xlsx_csv,
               diagnostics);
}

void add_stubs(const Session& session, const Material& material, PapersFolder& folder,
               Diagnostics& diagnostics) {
  const auto sheet =
      edition::find_label_sheet(session.workspace, session.files, "bien-nhan", diagnostics);
  if (!sheet) {
    return;
  }
  const typeset::Book book = typeset::typeset_labels(
      *sheet, forms::receipt_stubs(material.stubs(), material.packing, material.publisher), 1,
      material.typography.layout, material.typography.fonts, diagnostics);
  if (!diagnostics.has_errors()) {
    const std::string day = material.is_later ? to_iso(material.sending.frozen.date) : "";
    folder.add(fmt::format("giay-bien-nhan{}{}.pdf", day.empty() ? "" : "-", day),
               edition::paper_pdf(
                   book,
                   {.title = fmt::format("Giấy biên nhận {}",
                                         day.empty() ? material.sent.frozen.reference : day),
                    .author = material.publisher.office,
                    .date = material.sending.frozen.date},
                   session.files));
  }
}

void add_claims(const Session& session, const Material& material, PapersFolder& folder,
                Diagnostics& diagnostics) {
  const forms::Paper paper = forms::claims_slip(material.sent, material.publisher);
  if (forms::lines_count(paper) == 0) {
    diagnostics.report({.code = "G0687",
                        .message = "nobody on the list was sent a copy by a claim",
                        .help = "nothing need be done: there is no slip of claims"});
    return;
  }
  const auto copies =
      copies_of(session, material.number,
                {.as_of = material.sent.as_of, .known_at = material.sent.known_at}, diagnostics);
  check_total(paper.number, paper.copies_count, copies ? copies->claimed : 0, diagnostics);
  folder.issue(paper, material.number, material.publisher, PapersFolder::Kinds::pdf_xlsx,
               diagnostics);
}

void add_list(const Session&, const Material& material, PapersFolder& folder,
              Diagnostics& diagnostics) {
  folder.add_list(material.sent, material.publisher, diagnostics);
}

using AddPaper = void (*)(const Session& session, const Material& material, PapersFolder& folder,
                          Diagnostics& diagnostics);

int make_papers(const CommandLine& line, const PapersOptions& options,
                const std::vector<AddPaper>& kinds) {
  Diagnostics diagnostics;
  static_cast<void>(issue_argument(options.issue));
  auto session = open_session(line, diagnostics);
  if (!session) {
    return finish(diagnostics);
  }
  const auto material = read_material(*session, options, diagnostics);
  if (!material) {
    return finish(diagnostics);
  }
  PapersFolder folder(*session, papers_folder(session->workspace, material->number),
                      material->typography);
  if (options.moment.is_given()) {
    folder.look_back();
  }
  for (const AddPaper add : kinds) {
    // What recipients are to send back is of today, whatever papers are looked at; what was sent
    // after the list is on no list.
    if ((add != add_stubs || !options.moment.is_given()) &&
        (add != add_list || !material->is_later)) {
      add(*session, *material, folder, diagnostics);
    }
  }
  folder.commit(diagnostics);
  return finish(diagnostics);
}

struct LastDays {
  Date date = {};
  Date entered = {};
};

/// The latest days of the deliveries of an issue and of what took any of them back: as of an
/// earlier one the protocol would have other lines.
LastDays last_days_of_deliveries(const Session& session, const model::IssueNumber& number,
                                 const ledger::CopiesMoment& moment) {
  LastDays days;
  for (const ledger::Account account : {ledger::Account::stock, ledger::Account::spoiled}) {
    const std::vector<ledger::StockLine> lines = session.ledger.stock_card(number, moment, account);
    std::set<std::string_view> reversals;
    for (const ledger::StockLine& each : lines) {
      if (each.kind == "print_run" && !each.reversed_by.empty()) {
        reversals.insert(each.reversed_by);
      }
    }
    for (const ledger::StockLine& each : lines) {
      if (each.kind == "print_run" || reversals.contains(each.reference)) {
        days = {.date = std::max(days.date, each.date),
                .entered = std::max(days.entered, each.entered)};
      }
    }
  }
  return days;
}

/// Copies that were ordered by a day, as the latest tickets of then say. An order of an older
/// program has no ticket: then those ordered at the moment.
int ordered_by(const Session& session, const ledger::IssueCopies& copies, Date day,
               const ledger::CopiesMoment& moment) {
  const std::vector<ledger::PrintTicket> tickets = session.ledger.print_tickets(copies.number);
  const auto ordered_on = [&tickets](Date last) {
    std::map<std::string_view, int> latest;  // by order
    for (const ledger::PrintTicket& each : tickets) {
      if (each.date <= last) {
        latest[each.reference] = each.copies;
      }
    }
    return std::accumulate(latest.begin(), latest.end(), 0,
                           [](int sum, const auto& each) { return sum + each.second; });
  };
  const bool has_all = ordered_on(moment.as_of.value_or(Date{9999, 12, 31})) == copies.ordered;
  return has_all ? ordered_on(day) : copies.ordered;
}

int protocol(const CommandLine& line, const PapersOptions& options) {
  Diagnostics diagnostics;
  const model::IssueNumber number = issue_argument(options.issue);
  ledger::CopiesMoment moment;
  if (!options.date.empty()) {
    moment.as_of = date_option(options.date, "--date");
  }
  auto session = open_session(line, diagnostics);
  if (!session) {
    return finish(diagnostics);
  }
  const auto copies = copies_of(*session, number, moment, diagnostics);
  if (!copies) {
    return finish(diagnostics);
  }
  const std::vector<ledger::PrintDelivery> deliveries = session->ledger.deliveries(number, moment);
  if (deliveries.empty()) {
    diagnostics.report(
        {.code = "G0688",
         .message = fmt::format("nothing was delivered of issue {}", model::to_text(number)),
         .help = fmt::format("enter what came from the printer: gazette print receive {}",
                             model::to_text(number))});
    return finish(diagnostics);
  }
  const auto typography = edition::read_typography(session->workspace, session->files, diagnostics);
  if (!typography) {
    return finish(diagnostics);
  }
  const model::Configuration& configuration = session->workspace.configuration;
  const model::Publisher& publisher = model::publisher_on(configuration, copies->date);
  const std::string& printer = model::printer_on(configuration.printers, copies->date).name;
  PapersFolder folder(*session, papers_folder(session->workspace, number), *typography);
  const LastDays days = last_days_of_deliveries(*session, number, moment);
  if (last_days_of_deliveries(*session, number, {}).date > days.date) {
    folder.look_back();  // a later protocol has its place
  }
  ledger::IssueCopies delivered = *copies;
  delivered.ordered = ordered_by(*session, *copies, days.date, moment);
  forms::Paper paper = forms::delivery_protocol(delivered, deliveries, publisher,
                                                printer.empty() ? publisher.printer : printer);
  paper.date = paper.as_of = std::max(paper.as_of, days.date);
  paper.known_at = std::max(paper.known_at, days.entered);
  std::int64_t good = 0;
  for (const ledger::PrintDelivery& each : deliveries) {
    good += each.good;
  }
  check_total(paper.number, good, paper.copies_count, diagnostics);
  folder.issue(paper, number, publisher, PapersFolder::Kinds::pdf, diagnostics);
  folder.commit(diagnostics);
  return finish(diagnostics);
}

CLI::App* add_command(CLI::App& parent, const std::string& name, const std::string& what,
                      CommandLine& line, std::vector<AddPaper> kinds) {
  CLI::App* command = parent.add_subcommand(name, what);
  auto options = std::make_shared<PapersOptions>();
  command->add_option("ISSUE", options->issue, "year and number: 2022/38-39")->required();
  if (kinds != std::vector<AddPaper>{add_stubs}) {
    options->moment.add_to(*command);
  }
  if (kinds != std::vector<AddPaper>{add_claims}) {
    command->add_option("--on", options->on,
                        "of what claims and returns sent on that day, after the list");
  }
  command->callback([&line, options, kinds = std::move(kinds)] {
    line.command = [&line, options, kinds] { return make_papers(line, *options, kinds); };
  });
  return command;
}

}  // namespace

forms::Paper PapersFolder::issue(forms::Paper paper, std::optional<model::IssueNumber> number,
                                 const model::Publisher& publisher, Kinds kinds,
                                 Diagnostics& diagnostics) {
  paper.office = publisher.office;
  const std::vector<ledger::IssuedPaper> former = session_.ledger.issued_papers(paper.number);
  forms::revise(paper, former, looks_back_);
  if (paper.revision > static_cast<int>(former.size())) {
    issued_.push_back(forms::issued(paper, number));
  }
  const std::string pdf =
      edition::make_paper(forms::form_of(paper, publisher), typography_,
                          {.title = fmt::format("{} {}", paper.title, paper.number),
                           .author = publisher.office,
                           .date = paper.date},
                          session_.files, diagnostics);
  if (diagnostics.has_errors()) {
    return paper;
  }
  staging_.write(paper.name + ".pdf", pdf);
  if (kinds != Kinds::pdf) {
    staging_.write(paper.name + ".xlsx", forms::xlsx_of(paper, publisher));
  }
  if (kinds == Kinds::pdf_xlsx_csv) {
    staging_.write(paper.name + ".csv", forms::csv_of(paper));
  }
  return paper;
}

void PapersFolder::add_list(const ledger::SentCopies& sent, const model::Publisher& publisher,
                            Diagnostics& diagnostics) {
  const forms::Paper list = forms::recipient_list(sent, publisher);
  check_total(list.number, list.copies_count, sent.out_count, diagnostics);
  const std::string name =
      issue(list, sent.frozen.issue, publisher, Kinds::pdf_xlsx, diagnostics).name;
  if (!diagnostics.has_errors()) {
    std::vector<ledger::Recipient> served = sent.recipients;
    std::erase_if(served, [](const ledger::Recipient& each) { return each.copies == 0; });
    staging_.write(name + ".csv", ledger::recipients_csv(served));
  }
}

void PapersFolder::add(const std::string& name, std::string_view bytes) {
  staging_.write(name, bytes);
}

void PapersFolder::commit(Diagnostics& diagnostics) {
  if (diagnostics.has_errors() || staging_.paths().empty()) {
    return;
  }
  if (!issued_.empty() && !session_.ledger.enter_papers(issued_, diagnostics)) {
    return;
  }
  const std::vector<std::string> names = staging_.paths();
  staging_.commit(false);
  for (const std::string& name : names) {
    fmt::print("  {}\n", edition::shown_path(session_.workspace, folder_ / name));
  }
}

std::optional<ledger::SentCopies> sending_of(const Session& session, model::IssueNumber number,
                                             const std::string& on,
                                             const ledger::CopiesMoment& moment,
                                             Diagnostics& diagnostics) {
  std::optional<Date> day;
  if (!on.empty()) {
    day = date_option(on, "--on");
  }
  auto sending = session.ledger.sending(number, day, moment);
  if (!sending) {
    std::string days;
    for (const Date each : session.ledger.later_days(number, moment)) {
      days += (days.empty() ? "" : ", ") + to_iso(each);
    }
    diagnostics.report({.code = "G0685",
                        .message = fmt::format("nothing of issue {} was sent on {} after its list",
                                               model::to_text(number), on),
                        .help = days.empty()
                                    ? "claims and returns to a successor send copies after the list"
                                    : fmt::format("something was on: {}", days)});
  }
  return sending;
}

forms::Paper as_issued(const ledger::Ledger& ledger, forms::Paper paper,
                       const model::Publisher& publisher) {
  paper.office = publisher.office;
  forms::revise(paper, ledger.issued_papers(paper.number), true);
  return paper;
}

void check_total(std::string_view paper, std::int64_t copies, std::int64_t accounts,
                 Diagnostics& diagnostics) {
  if (copies != accounts) {
    diagnostics.report(
        {.code = "G0686",
         .message = fmt::format("the lines of {} have {} copies, the accounts of the issue {}",
                                paper, copies, accounts),
         .help = "run `gazette fsck`, and restore a backup where it finds faults"});
  }
}

void add_papers(CLI::App& distribute, CommandLine& line) {
  add_command(distribute, "manifest", "what goes by post, with weights (PDF, XLSX, CSV)", line,
              {add_manifest})
      ->footer(
          "Weights come from the pages of the build, the papers of the printer's profile and\n"
          "layouts/post.toml.");
  add_command(distribute, "slip", "what leaves the store (PDF, XLSX, CSV)", line, {add_slip});
  add_command(distribute, "claims", "what claims sent, to be signed (PDF, XLSX)", line,
              {add_claims});
  add_command(distribute, "stubs", "receipts that recipients send back (PDF)", line, {add_stubs});
  add_command(distribute, "papers", "the list, the manifest, the slip and the stubs", line,
              {add_list, add_manifest, add_slip, add_stubs})
      ->footer(
          "The list is as it is now, with what came after it; manifest and slip are of what went\n"
          "out together, by the list or, with --on, on a later day.");
}

void add_protocol(CLI::App& print, CommandLine& line) {
  CLI::App* command =
      print.add_subcommand("protocol", "what both sides sign when the copies come (PDF)");
  auto options = std::make_shared<PapersOptions>();
  command->add_option("ISSUE", options->issue, "year and number: 2022/38-39")->required();
  command->add_option("--date", options->date,
                      "of what was delivered up to that day (default: all)");
  command->callback(
      [&line, options] { line.command = [&line, options] { return protocol(line, *options); }; });
}

}  // namespace gazette::cli
