// gazette.toml: everything of place (publisher, issuers, sections), as dated data.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/date.h"
#include "gazette/base/diagnostic.h"
#include "gazette/model/calendar.h"
#include "gazette/model/distribution.h"
#include "gazette/model/printer.h"
#include "gazette/model/subject.h"

namespace gazette::model {

/// Who publishes, from a day on (cơ quan xuất bản).
struct Publisher {
  Date from = {};
  std::string name = {};                   // Công báo tỉnh Đồng Nai
  std::vector<std::string> masthead = {};  // CÔNG BÁO / TỈNH ĐỒNG NAI
  std::string place = {};
  std::string office = {};
  std::string address = {};
  std::string phone = {};
  std::string email = {};
  std::string website = {};
  std::string printer = {};  // in tại
};

/// An issuer (cơ quan ban hành) as it was named from a day on.
struct Issuer {
  std::string id = {};
  Date from = {};
  int rank = 0;  // lower comes first in an issue
  std::string name = {};
  std::string banner = {};                      // over its acts in an issue
  std::vector<std::string> head = {};           // its lines in an act's head
  std::vector<std::string> recognised_by = {};  // further forms of its name
};

/// A section of an issue (phần): normative acts, other acts.
struct Section {
  std::string id = {};
  std::string title = {};
  bool normative = false;  // takes acts whose symbol carries a year
};

/// A kind of act (loại văn bản).
struct Kind {
  std::string id = {};
  std::string name = {};
  std::string code = {};  // in the symbol: QĐ
  int rank = 0;           // lower comes first under an issuer
};

struct Outputs {
  bool print = true;
  bool online = true;
  bool acts = true;  // one PDF for each act
  bool site = true;
  bool issue_zip = true;  // of each issue on the site
  int page_multiple = 4;  // the body's page count is a multiple of this
};

/// What stands on the back of the cover, over the colophon.
enum class CoverBack : std::uint8_t { nothing, contents, notice };

/// What the office puts on the cover (bìa). Whether there is one is the printer's to say.
struct CoverWords {
  CoverBack back = CoverBack::contents;
  std::vector<std::string> notice = {};  // lines, the first its title
  std::string emblem = "emblem.pdf";     // a file of layouts/cover; empty: none
};

/// Between these an issue's page limit is of use; fewer pages hold no act beside front and end.
inline constexpr int kPagesLeast = 8;
inline constexpr int kPagesMost = 100'000;

struct Configuration {
  std::string path = {};
  std::string id = {};
  std::string layout = {};  // layouts/<name>.toml
  std::string site = {};    // address of the online edition, without "/" at its end
  std::string language = "vi";
  // Further languages of the interface of the online edition, each as pages of their own: "en".
  std::vector<std::string> site_languages = {};
  std::string legal_value = {};  // what the law says of the online edition; empty: not said
  std::vector<Publisher> publishers = {};  // sorted by `from`
  std::vector<Issuer> issuers = {};        // sorted by id, then `from`
  std::vector<Section> sections = {};      // in the order of an issue
  std::vector<Kind> kinds = {};
  std::vector<Subject> subjects = {};  // in the order in which readers see them
  Calendar calendar = {};
  Outputs outputs = {};
  int pages_most = 0;  // of an issue; longer acts are continued in the next; 0: no limit
  bool pages_run_through_year = false;  // otherwise each issue begins with page 1
  bool acts_carry_xml = false;          // the PDF of each act has its XML in it (PDF/A-3a)
  std::vector<Printer> printers = {};   // sorted by `from`, at least one
  CoverWords cover = {};
  std::vector<DistributionRule> distribution = {DistributionRule{}};  // by `from`, at least one
};

/// Reads gazette.toml. Nothing where it does not parse or lacks what nothing can be built without;
/// every fault is reported (G0102-G0119).
[[nodiscard]] std::optional<Configuration> read_configuration(std::string_view text,
                                                              const std::string& path,
                                                              Diagnostics& diagnostics);

/// The publisher on `date`: the entry with the latest `from` not after it, else the first.
[[nodiscard]] const Publisher& publisher_on(const Configuration& configuration, Date date);

/// The issuer `id` as named on `date`; null where the id is unknown.
[[nodiscard]] const Issuer* issuer_on(const Configuration& configuration, std::string_view id,
                                      Date date);

[[nodiscard]] const Kind* find_kind(const Configuration& configuration, std::string_view id);
[[nodiscard]] const Section* find_section(const Configuration& configuration, std::string_view id);

}  // namespace gazette::model
