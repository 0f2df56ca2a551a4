#include "gazette/preflight/preflight.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <qpdf/QPDFExc.hh>

#include "gazette/preflight/document.h"
#include "gazette/preflight/ink.h"
#include "gazette/preflight/interpreter.h"
#include "gazette/preflight/rules.h"

namespace gazette::preflight {
namespace {

using Object = QPDFObjectHandle;

bool is_of_print(std::string_view profile) {
  return std::any_of(profiles().begin(), profiles().end(),
                     [&](const Profile& each) { return each.name == profile && each.is_of_print; });
}

class Judge {
 public:
  Judge(std::string_view pdf, const std::string& path, const Options& options,
        Diagnostics& diagnostics)
      : pdf_(pdf),
        path_(path),
        options_(options),
        diagnostics_(diagnostics),
        checks_(checks_of(options.profile)) {
    std::erase_if(checks_, [&](const Check& check) {
      const bool is_asked = check.rule.id == kInkRule && options.is_ink_asked;
      return !is_asked && !severity_of(check.rule, options.variant).has_value();
    });
  }

  std::optional<Report> judge() {
    const auto document = Document::open(pdf_, path_, diagnostics_);
    if (!document) {
      return std::nullopt;
    }
    report_.pages_count = document->pages().size();
    if (!is_of_print(options_.profile)) {
      document->usage().is_wanted = true;
      document->usage().replaced = document->structure().replaced_marks();
    }
    for (const Object& object : document->pages()) {
      judge_page(*document, object);
      tell("pages read", pages_.size());
    }
    const std::vector<std::vector<std::string>> said = judge_objects(*document);
    // What a file lacks may show only while its pages are read.
    for (std::size_t i = 0; i < checks_.size(); ++i) {
      const Check& check = checks_[i];
      findings_.begin(check.rule, nullptr);
      for (const std::string& message : said[i]) {
        findings_.report(message);
      }
      if (check.of_document != nullptr) {
        check.of_document(*document, findings_);
      }
      if (check.of_pages != nullptr) {
        check.of_pages(pages_, findings_);
      }
    }
    judge_ink();
    report_unseen();
    std::stable_sort(report_.findings.begin(), report_.findings.end(),
                     [](const Finding& a, const Finding& b) { return a.page < b.page; });
    return std::move(report_);
  }

 private:
  void judge_page(Document& document, const Object& object) {
    Page page = read_boxes(object, pages_.size() + 1);
    try {
      Interpreter(document, page).read_page();
    } catch (const QPDFExc& failure) {
      page.noted.push_back({.what = Oddity::damaged, .detail = failure.getMessageDetail()});
    }
    count_colours(document, page);
    for (const Check& check : checks_) {
      if (check.of_page != nullptr) {
        findings_.begin(check.rule, &page);
        check.of_page(page, findings_);
      }
    }
    if (page.is_cut_short) {
      unseen_.push_back(page.number);
    }
    // What is painted would be too much for all pages at once; `= {}` would keep the memory.
    page.painted = std::vector<Painted>();
    page.noted = std::vector<Noted>();
    pages_.push_back(std::move(page));
  }

  /// All objects are visited once for all rules; what was said, by check.
  std::vector<std::vector<std::string>> judge_objects(Document& document) const {
    constexpr std::size_t kSaidMax = 1'000;
    std::vector<std::vector<std::string>> said(checks_.size());
    std::vector<std::pair<const Check*, Say>> askers;
    for (std::size_t i = 0; i < checks_.size(); ++i) {
      if (checks_[i].of_object != nullptr) {
        askers.emplace_back(&checks_[i], [&list = said[i]](std::string message) {
          if (list.size() < kSaidMax) {
            list.push_back(std::move(message));
          }
        });
      }
    }
    if (!askers.empty()) {
      sweep(document.pdf(), [&](const Swept& swept) {
        for (const auto& [check, say] : askers) {
          check->of_object(swept, say);
        }
      });
    }
    return said;
  }

  /// Device colours, each once for a page.
  void count_colours(Document& document, const Page& page) {
    std::set<Family> known;
    for (const Painted& painted : page.painted) {
      const Family family = painted.space->family;
      const bool is_device =
          family == Family::grey || family == Family::rgb || family == Family::cmyk;
      if (document.usage().is_wanted && is_device && !painted.is_in_mask &&
          known.insert(family).second) {
        document.usage().colours.push_back({.page = page.number,
                                            .family = family,
                                            .name = painted.space->name,
                                            .box = painted.box});
      }
    }
  }

  void judge_ink() {
    const auto check = std::find_if(checks_.begin(), checks_.end(),
                                    [](const Check& each) { return each.rule.id == kInkRule; });
    if (check == checks_.end() || !options_.ink_percent) {
      return;
    }
    const InkResult result =
        measure_ink(pdf_, pages_, options_.threads_count,
                    [&](std::size_t done) { tell("pages whose ink is measured", done); });
    if (!result.is_there) {
      warn("G0652", "R0026 was not checked: Ghostscript (gs) is not installed",
           "install it: apt-get install ghostscript");
      return;
    }
    if (!result.failed.empty()) {
      warn("G0653",
           fmt::format("R0026 was not checked on {}: {}", pages_text(result.failed), result.reason),
           "look whether a reader shows the page; measure its ink in the shop");
    }
    for (const PageInk& ink : result.pages) {
      const Page& page = pages_[ink.page - 1];
      const Area area = area_of(page, ink.box);
      if (!report_.ink || ink.percent > report_.ink->percent) {
        report_.ink = InkPeak{.percent = ink.percent, .page = ink.page, .place = area};
      }
      if (ink.percent > *options_.ink_percent) {
        findings_.begin(check->rule, &page);
        findings_.report(fmt::format("{:.0f} % of ink in a square of 15 mm, more than {:g} %",
                                     ink.percent, *options_.ink_percent),
                         ink.box);
      }
    }
  }

  void tell(std::string_view what, std::size_t done) const {
    if (options_.progress) {
      options_.progress(what, done, report_.pages_count);
    }
  }

  void report_unseen() {
    if (!unseen_.empty()) {
      warn("G0654",
           fmt::format(
               "{} drawn by more than is looked at; the rest of it was not checked",
               unseen_.size() == 1 ? pages_text(unseen_) + " is" : pages_text(unseen_) + " are"),
           "make an image of what is drawn by millions of lines, and check again");
    }
  }

  void warn(std::string_view code, std::string message, std::string help) {
    diagnostics_.report({.code = code,
                         .place = {.path = path_},
                         .message = std::move(message),
                         .help = std::move(help)});
  }

  std::string_view pdf_;
  const std::string& path_;
  const Options& options_;
  Diagnostics& diagnostics_;
  std::vector<Check> checks_;
  Report report_ = {};
  Findings findings_{report_.findings, options_.variant};
  std::vector<Page> pages_ = {};
  std::vector<std::size_t> unseen_ = {};
};

}  // namespace

std::optional<Report> preflight(std::string_view pdf, const std::string& path,
                                const Options& options, Diagnostics& diagnostics) {
  std::string detail;
  try {
    return Judge(pdf, path, options, diagnostics).judge();
  } catch (const QPDFExc& failure) {
    detail = failure.getMessageDetail();
  } catch (const std::logic_error& failure) {  // qpdf's own, of objects that cannot be
    detail = failure.what();
  }
  Document::refuse_damaged(path, detail, diagnostics);
  return std::nullopt;
}

}  // namespace gazette::preflight
