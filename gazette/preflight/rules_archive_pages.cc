// PDF/A-2a (ISO 19005-2), what concerns contents and colours.

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "gazette/preflight/profile.h"
#include "gazette/preflight/rules.h"
#include "gazette/preflight/sweep.h"

namespace gazette::preflight {
namespace {

using Object = QPDFObjectHandle;

constexpr Severity kError = Severity::error;

template <Oddity... whats>
void report_noted(const Page& page, Findings& findings) {
  for (const Noted& noted : page.noted) {
    if (((noted.what == whats) || ...)) {
      findings.report(noted.detail, noted.box);
    }
  }
}

/// The output intents of PDF/A.
std::vector<Object> intents_of(QPDF& pdf) {
  std::vector<Object> intents;
  Object list = pdf.getRoot().getKey("/OutputIntents");
  for (const Object& intent : list.isArray() ? list.getArrayAsVector() : std::vector<Object>()) {
    if (Object(intent).getKeyIfDict("/S").isNameAndEquals("/GTS_PDFA1")) {
      intents.push_back(intent);
    }
  }
  return intents;
}

/// The components of a colour space as profiles name it; 0 for others.
long long components_of(std::string_view space) {
  return space == "GRAY" ? 1 : space == "RGB " || space == "Lab " ? 3 : space == "CMYK" ? 4 : 0;
}

/// What is wrong with a profile; empty where nothing is.
std::string fault_of_profile(Object stream, std::initializer_list<std::string_view> kinds) {
  const std::string head = profile_head(stream);
  if (head.empty()) {
    return "a profile that cannot be read";
  }
  if (const std::string fault = profile_length_fault(stream); !fault.empty()) {
    return fmt::format("a profile that {}", fault);
  }
  const std::string kind = head.substr(12, 4);
  const std::string space = head.substr(16, 4);
  constexpr char kNewest = 4;
  if (head[8] > kNewest || std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) {
    return fmt::format("a profile of the class \"{}\", version {}", kind, int{head[8]});
  }
  Object count = stream.getDict().getKey("/N");
  if (!count.isInteger() || count.getIntValue() != components_of(space)) {
    return fmt::format("a profile for \"{}\" with another number of components (/N)", space);
  }
  return {};
}

void check_intents(Document& document, Findings& findings) {
  const std::vector<Object> intents = intents_of(document.pdf());
  std::set<QPDFObjGen> profiles;
  for (Object intent : intents) {
    Object profile = intent.getKey("/DestOutputProfile");
    if (const std::string fault = fault_of_profile(profile, {"prtr", "mntr"}); !fault.empty()) {
      findings.report(fmt::format("the output intent has {}", fault));
    }
    if (intent.hasKey("/DestOutputProfileRef")) {
      findings.report("the profile of the output intent lies elsewhere");
    }
    profiles.insert(profile.getObjGen());
  }
  if (profiles.size() > 1) {
    findings.report("output intents with different profiles");
  }
}

void check_profiles(Document& document, Findings& findings) {
  std::set<QPDFObjGen> known;
  sweep(document.pdf(), [&](const Swept& swept) {
    Object array = swept.object;
    const bool is_space = array.isArray() && array.getArrayNItems() >= 2 &&
                          array.getArrayItem(0).isNameAndEquals("/ICCBased");
    if (!is_space || !known.insert(array.getArrayItem(1).getObjGen()).second) {
      return;
    }
    const std::string fault =
        fault_of_profile(array.getArrayItem(1), {"prtr", "mntr", "scnr", "spac"});
    if (!fault.empty()) {
      findings.report(fmt::format("{}: {}", swept.name(), fault));
    }
  });
}

/// The colour space of the output intent: "RGB "; empty where there is none.
std::string intent_space(QPDF& pdf) {
  for (Object intent : intents_of(pdf)) {
    const std::string head = profile_head(intent.getKey("/DestOutputProfile"));
    return head.empty() ? "" : head.substr(16, 4);
  }
  return {};
}

/// What a device colour is called among resources that give it a meaning.
const char* default_of(Family family) {
  return family == Family::rgb    ? "/DefaultRGB"
         : family == Family::cmyk ? "/DefaultCMYK"
                                  : "/DefaultGray";
}

void check_colours(Document& document, Findings& findings) {
  const std::string space = intent_space(document.pdf());
  PageFindings pages(document, findings);
  for (const DeviceUse& use : document.usage().colours) {
    const bool is_covered = use.family == Family::rgb    ? space == "RGB "
                            : use.family == Family::cmyk ? space == "CMYK"
                                                         : !space.empty();
    Object page = document.pages()[use.page - 1];
    Object spaces = page.getKey("/Resources").getKeyIfDict("/ColorSpace");
    const bool has_default = spaces.getKeyIfDict(default_of(use.family)).isArray();
    if (!is_covered && !has_default) {
      pages.report(use.page,
                   fmt::format("{}, and {}", use.name,
                               space.empty() ? std::string("no output intent")
                                             : fmt::format("an output intent for {}", space)),
                   use.box);
    }
  }
}

/// Inks of their own are shown in another colour space where they are not there.
void check_inks(Document& document, Findings& findings) {
  const std::string space = intent_space(document.pdf());
  sweep(document.pdf(), [&](const Swept& swept) {
    Object array = swept.object;
    const bool is_inks = array.isArray() && array.getArrayNItems() >= 4 &&
                         (array.getArrayItem(0).isNameAndEquals("/Separation") ||
                          array.getArrayItem(0).isNameAndEquals("/DeviceN"));
    if (!is_inks) {
      return;
    }
    Object other = array.getArrayItem(2);
    const bool is_covered = other.isNameAndEquals("/DeviceRGB")    ? space == "RGB "
                            : other.isNameAndEquals("/DeviceCMYK") ? space == "CMYK"
                            : other.isNameAndEquals("/DeviceGray") ? !space.empty()
                                                                   : true;
    if (!is_covered) {
      findings.report(fmt::format("{}: inks shown in {}", swept.name(), other.getName().substr(1)));
    }
  });
}

/// Whether resources hold something that lets shine through what is below.
bool has_transparency(Object resources, int depth, std::set<QPDFObjGen>& known) {
  constexpr int kDepthMax = 16;
  Object states = resources.getKeyIfDict("/ExtGState");
  for (auto& [name, state] :
       states.isDictionary() ? states.getDictAsMap() : std::map<std::string, Object>()) {
    Object mode = state.getKeyIfDict("/BM");
    const auto is_less = [&](const char* key) {
      Object value = state.getKeyIfDict(key);
      return value.isNumber() && value.getNumericValue() < 1;
    };
    if (is_less("/ca") || is_less("/CA") || state.getKeyIfDict("/SMask").isDictionary() ||
        !(mode.isNull() || mode.isNameAndEquals("/Normal") ||
          mode.isNameAndEquals("/Compatible"))) {
      return true;
    }
  }
  Object objects = resources.getKeyIfDict("/XObject");
  for (auto& [name, object] :
       objects.isDictionary() ? objects.getDictAsMap() : std::map<std::string, Object>()) {
    if (!object.isStream() || depth > kDepthMax || !known.insert(object.getObjGen()).second) {
      continue;
    }
    Object entries = object.getDict();
    if (entries.getKey("/SMask").isStream() ||
        entries.getKey("/Group").getKeyIfDict("/S").isNameAndEquals("/Transparency") ||
        has_transparency(entries.getKey("/Resources"), depth + 1, known)) {
      return true;
    }
  }
  return false;
}

void check_transparency(Document& document, Findings& findings) {
  if (!intents_of(document.pdf()).empty()) {
    return;
  }
  PageFindings pages(document, findings);
  for (std::size_t i = 0; i < document.pages().size(); ++i) {
    Object page = document.pages()[i];
    std::set<QPDFObjGen> known;
    if (page.getKey("/Group").getKeyIfDict("/CS").isNull() &&
        has_transparency(page.getKey("/Resources"), 0, known)) {
      pages.report(i + 1, "transparency without a colour space to mix in");
    }
  }
}

void check_size(const Page& page, Findings& findings) {
  constexpr double kLeast = 3;
  constexpr double kMost = 14'400;
  const Box box = page.media.value_or(Box{});
  const auto is_allowed = [](double length) { return length >= kLeast && length <= kMost; };
  if (!is_allowed(box.width()) || !is_allowed(box.height())) {
    findings.report(fmt::format("the page is {:g} x {:g} points", box.width(), box.height()));
  }
}

}  // namespace

std::vector<Check> archive_page_checks() {
  const auto of_page = [](std::string_view id, std::string_view title, std::string_view remedy,
                          void (*check)(const Page&, Findings&)) {
    return Check{.rule = {id, kError, kError, title, remedy}, .of_page = check};
  };
  const auto of_file = [](std::string_view id, std::string_view title, std::string_view remedy,
                          void (*check)(Document&, Findings&)) {
    return Check{.rule = {id, kError, kError, title, remedy}, .of_document = check};
  };
  constexpr std::string_view kAnew = "have it written anew by a program that writes PDF/A";
  constexpr std::string_view kIntent = "export with an output intent of the colours that are used";
  return {
      of_page("A6.1.10-1", "no images in contents packed as LZW or Crypt", kAnew,
              report_noted<Oddity::packing>),
      of_page("A6.1.13-2", "pages of 3 to 14,400 points", "split or scale the page", check_size),
      of_page("A6.1.13-3", "at most 28 states within states", kAnew, report_noted<Oddity::nesting>),
      of_page("A6.2.2-1", "contents that every reader can read", kAnew,
              report_noted<Oddity::unknown, Oddity::tolerated, Oddity::damaged, Oddity::missing,
                           Oddity::too_deep>),
      of_page("A6.2.2-2", "forms have resources of their own", kAnew,
              report_noted<Oddity::borrowed>),
      of_file("A6.2.3-1", "output intents with one profile that is sound", kIntent, check_intents),
      of_file("A6.2.4.2-1", "profiles of colours are sound", kIntent, check_profiles),
      of_file("A6.2.4.3-1", "device colours are those of the output intent", kIntent,
              check_colours),
      of_file("A6.2.4.4-1", "inks are shown in colours of the output intent", kIntent, check_inks),
      of_page("A6.2.6-2", "contents set rendering intents that PDF has", kAnew,
              report_noted<Oddity::intent>),
      of_page("A6.2.8-2", "images in contents are not smoothed", kAnew,
              report_noted<Oddity::smoothing>),
      of_file("A6.2.10-2", "transparency has a colour space to mix in", kIntent,
              check_transparency),
  };
}

}  // namespace gazette::preflight
