#include "gazette/forms/print_words.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "gazette/forms/parts.h"

namespace gazette::forms {
namespace {

/// Tenths of a millimetre as people write them: "210", "3,5".
std::string tenths_text(std::int64_t tenths) {
  return tenths % 10 == 0 ? fmt::format("{}", tenths / 10)
                          : fmt::format("{},{}", tenths / 10, tenths % 10);
}

std::string millimetres_text(double millimetres) {
  return tenths_text(std::llround(millimetres * 10));
}

std::string millimetres_text(Length length) {
  // One millimetre is 72/25.4 points; a half is added to round to the nearest tenth.
  constexpr std::int64_t kScaledTimes254 = 72 * kScaledPerPoint;
  return tenths_text((length.scaled * 254 + kScaledTimes254 / 2) / kScaledTimes254);
}

constexpr std::string_view kCopiesMost = "copies_most";

/// What of the facts is named how where it changes.
struct FactName {
  std::string_view key = {};
  std::string_view name = {};
};

constexpr FactName kFactNames[] = {{"issue_date", "ngày Công báo"},
                                   {"printer", "nơi in"},
                                   {"copies_least", "số bản ít nhất"},
                                   {kCopiesMost, "số bản nhiều nhất"},
                                   {"pages", "số trang ruột"},
                                   {"blank_pages", "trang trống"},
                                   {"trim", "khổ thành phẩm"},
                                   {"bleed", "tràn lề"},
                                   {"paper", "giấy ruột"},
                                   {"colour", "màu ruột"},
                                   {"binding", "cách đóng"},
                                   {"cover", "bìa"},
                                   {"cover_paper", "giấy bìa"},
                                   {"condition", "điều kiện in"},
                                   {"ink", "lượng mực nhiều nhất"}};

std::string_view name_of(std::string_view key) {
  const auto* const found = std::find_if(std::begin(kFactNames), std::end(kFactNames),
                                         [&](const FactName& each) { return each.key == key; });
  return found != std::end(kFactNames) ? found->name : key;
}

std::string value_of(const std::vector<ledger::TicketFact>& facts, std::string_view key) {
  const auto found = std::find_if(facts.begin(), facts.end(),
                                  [&](const ledger::TicketFact& fact) { return fact.key == key; });
  return found != facts.end() ? found->value : "";
}

std::string change(std::string_view name, std::string_view former, std::string_view now) {
  const auto shown = [](std::string_view value) {
    return value.empty() ? std::string("không") : std::string(value);
  };
  return fmt::format("{}: {} → {}", name, shown(former), shown(now));
}

void add_fact_changes(const ledger::PrintTicket& former, const ledger::PrintTicket& ticket,
                      std::vector<std::string>& changes) {
  for (const ledger::TicketFact& fact : ticket.facts) {
    const std::string before = value_of(former.facts, fact.key);
    // How many are taken at least and at most follows from the copies.
    const bool follows = former.copies != ticket.copies && fact.key.starts_with("copies_");
    if (before != fact.value && !follows) {
      changes.push_back(change(name_of(fact.key), before, fact.value));
    }
  }
}

void add_file_changes(const ledger::PrintTicket& former, const ledger::PrintTicket& ticket,
                      std::vector<std::string>& changes) {
  const auto same_path = [](const std::vector<ledger::TicketFile>& files, const std::string& path) {
    return std::find_if(files.begin(), files.end(), [&](const auto& f) { return f.path == path; });
  };
  for (const ledger::TicketFile& file : ticket.files) {
    const auto before = same_path(former.files, file.path);
    if (before == former.files.end()) {
      changes.push_back(fmt::format("thêm {}", package_name(file)));
    } else if (*before != file) {
      changes.push_back(package_name(file));
    }
  }
  for (const ledger::TicketFile& file : former.files) {
    if (same_path(ticket.files, file.path) == ticket.files.end()) {
      changes.push_back(fmt::format("bỏ {}", package_name(file)));
    }
  }
}

}  // namespace

std::string issue_words(const ledger::PrintTicket& ticket, Date issue_date,
                        const model::Publisher& publisher) {
  return fmt::format("{} số {}, {}", publisher.name, model::printed_number(ticket.issue),
                     to_vietnamese(issue_date));
}

std::string trim_words(const PrintJob& job) {
  return fmt::format("{} × {} mm", millimetres_text(job.trim_width),
                     millimetres_text(job.trim_height));
}

std::string bleed_words(const model::Printer& printer) {
  std::string words;
  for (const double edge : printer.bleed_millimetres) {
    words += (words.empty() ? "" : "; ") + millimetres_text(edge);
  }
  return words + " mm";
}

std::string body_colour_words(const model::Printer& printer) {
  return printer.cmyk ? "1 màu đen (K của CMYK, in đè)" : "1 màu đen";
}

std::string binding_words(const PrintJob& job) {
  const bool is_stitched = job.printer.binding == model::Binding::saddle;
  if (is_stitched) {
    return "đóng lồng, ghim 2 kim giữa gáy";
  }
  const double spine =
      model::spine_millimetres(job.printer, static_cast<std::size_t>(job.pages_count));
  const bool has_cover = job.printer.cover != model::Cover::none;
  return fmt::format("{} keo gáy, gáy dày {} mm", has_cover ? "vào bìa" : "đóng",
                     millimetres_text(spine));
}

std::string cover_words(model::Cover cover) {
  switch (cover) {
    case model::Cover::none:
      return "";
    case model::Cover::pages:
      return "4 trang, in 4/0 (bìa 1 và 4 in 4 màu, bìa 2 và 3 để trắng)";
    case model::Cover::spread:
      return "1 tờ trải, in 4/0 (ngoài 4 màu, trong để trắng)";
  }
  return "";
}

std::string with_paper(const std::string& words, const std::string& paper) {
  return paper.empty() ? words : fmt::format("{}; {}", words, paper);
}

std::string folio_words(const std::vector<int>& folios) {
  return fmt::format("{}", fmt::join(folios, ", "));
}

std::string package_name(const ledger::TicketFile& file) {
  return file.path.substr(file.path.rfind('/') + 1);
}

std::vector<ledger::TicketFact> ticket_facts(const PrintJob& job) {
  const model::Printer& printer = job.printer;
  const std::string cover = cover_words(printer.cover);
  return {{"issue_date", short_date(job.issue_date)},
          {"printer", printer.name},
          {"copies_least", grouped(job.copies_least)},
          {std::string(kCopiesMost), grouped(job.copies_most)},
          {"pages", grouped(job.pages_count)},
          {"blank_pages", folio_words(job.blank_folios)},
          {"trim", trim_words(job)},
          {"bleed", bleed_words(printer)},
          {"paper", printer.paper},
          {"colour", body_colour_words(printer)},
          {"binding", binding_words(job)},
          {"cover", cover},
          {"cover_paper", cover.empty() ? "" : printer.cover_paper},
          {"condition", printer.condition},
          {"ink", fmt::format("{} %", printer.ink_percent_most)}};
}

int copies_most_of(const ledger::PrintTicket& ticket) {
  int copies = 0;
  for (const char letter : value_of(ticket.facts, kCopiesMost)) {
    copies = letter >= '0' && letter <= '9' ? copies * 10 + (letter - '0') : copies;
  }
  return std::max(copies, ticket.copies);
}

std::vector<std::string> ticket_changes(const ledger::PrintTicket& former,
                                        const ledger::PrintTicket& ticket) {
  std::vector<std::string> changes;
  if (former.copies != ticket.copies) {
    changes.push_back(change("số bản", grouped(former.copies), grouped(ticket.copies)));
  }
  if (former.due != ticket.due) {
    changes.push_back(change("ngày giao", short_date(former.due), short_date(ticket.due)));
  }
  add_fact_changes(former, ticket, changes);
  add_file_changes(former, ticket, changes);
  return changes;
}

}  // namespace gazette::forms
