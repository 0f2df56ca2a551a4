// PDF/A-2a (ISO 19005-2), what concerns objects wherever they stand, and actions.

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "gazette/preflight/rules.h"
#include "gazette/preflight/sweep.h"

namespace gazette::preflight {
namespace {

using Object = QPDFObjectHandle;

constexpr Severity kError = Severity::error;

bool is_true(Object value) {
  return value.isBool() && value.getBoolValue();
}

bool is_one_of(Object name, std::initializer_list<const char*> names) {
  return std::any_of(names.begin(), names.end(),
                     [&](const char* each) { return name.isNameAndEquals(each); });
}

bool is_image(const Swept& swept) {
  return Object(swept.object).isStream() &&
         Object(swept.entries).getKey("/Subtype").isNameAndEquals("/Image");
}

void check_outside(const Swept& swept, const Say& say) {
  Object entries = swept.entries;
  if (!Object(swept.object).isStream()) {
    return;
  }
  for (const char* key : {"/F", "/FFilter", "/FDecodeParms"}) {
    if (entries.hasKey(key)) {
      say(fmt::format("{}: data that lie in another file ({})", swept.name(), key));
    }
  }
}

void check_filters(const Swept& swept, const Say& say) {
  if (!Object(swept.object).isStream()) {
    return;
  }
  Object filter = Object(swept.entries).getKey("/Filter");
  const auto filters = filter.isArray() ? filter.getArrayAsVector() : std::vector<Object>{filter};
  for (Object each : filters) {
    const bool is_crypt = each.isNameAndEquals("/Crypt");
    if (each.isNameAndEquals("/LZWDecode") || is_crypt) {
      say(fmt::format("{} is packed as {}", swept.name(), each.getName().substr(1)));
    }
  }
}

void check_limits(const Swept& swept, const Say& say) {
  constexpr std::size_t kStringMax = 32'767;
  constexpr std::size_t kNameMax = 127;
  constexpr long long kIntegerMost = 2'147'483'647;
  const auto check_one = [&](Object value) {
    if (value.isString() && value.getStringValue().size() > kStringMax) {
      say(fmt::format("{} has a text of {} bytes", swept.name(), value.getStringValue().size()));
    } else if (value.isName() && value.getName().size() > kNameMax + 1) {
      say(fmt::format("{} has a name of {} bytes", swept.name(), value.getName().size() - 1));
    } else if (value.isInteger() &&
               (value.getIntValue() > kIntegerMost || value.getIntValue() < -kIntegerMost - 1)) {
      say(fmt::format("{} has the number {}", swept.name(), value.getIntValue()));
    }
  };
  if (Object(swept.object).isArray()) {
    for (const Object& value : Object(swept.object).getArrayAsVector()) {
      check_one(value);
    }
    return;
  }
  for (const auto& [key, value] : Object(swept.entries).getDictAsMap()) {
    check_one(value);
  }
}

/// A state of graphics, by its type or because resources name it as one.
void check_states(const Swept& swept, const Say& say) {
  const auto check_one = [&](Object state) {
    if (!state.isDictionary()) {
      return;
    }
    Object newer = state.getKey("/TR2");
    if (state.hasKey("/TR") || !(newer.isNull() || newer.isNameAndEquals("/Default"))) {
      say(fmt::format("{}: a transfer function", swept.name()));
    }
    Object halftone = state.getKey("/HT");
    Object own = halftone.isStream() ? halftone.getDict() : halftone;
    Object kind = own.getKeyIfDict("/HalftoneType");
    const bool is_allowed =
        kind.isNull() || (kind.isInteger() && (kind.getIntValue() == 1 || kind.getIntValue() == 5));
    if (state.hasKey("/HTP") || !is_allowed || own.getKeyIfDict("/HalftoneName").isString()) {
      say(fmt::format("{}: a halftone that PDF/A forbids", swept.name()));
    }
  };
  Object states = Object(swept.entries).getKey("/ExtGState");
  if (states.isDictionary()) {
    for (const auto& [name, state] : states.getDictAsMap()) {
      check_one(state);
    }
  }
}

void check_intents(const Swept& swept, const Say& say) {
  Object entries = swept.entries;
  Object intent = is_image(swept) ? entries.getKey("/Intent")
                  : entries.getKey("/Type").isNameAndEquals("/ExtGState") ? entries.getKey("/RI")
                                                                          : Object::newNull();
  if (intent.isName() && !is_one_of(intent, {"/RelativeColorimetric", "/AbsoluteColorimetric",
                                             "/Perceptual", "/Saturation"})) {
    say(fmt::format("{}: the rendering intent {}", swept.name(), intent.getName()));
  }
}

void check_images(const Swept& swept, const Say& say) {
  Object entries = swept.entries;
  if (!is_image(swept)) {
    return;
  }
  if (entries.hasKey("/Alternates")) {
    say(fmt::format("{}: an image with others in its place (/Alternates)", swept.name()));
  }
  if (entries.hasKey("/OPI")) {
    say(fmt::format("{}: a place for an image of better quality (/OPI)", swept.name()));
  }
  if (is_true(entries.getKey("/Interpolate"))) {
    say(fmt::format("{}: an image that readers are to smooth (/Interpolate)", swept.name()));
  }
}

void check_forms(const Swept& swept, const Say& say) {
  Object entries = swept.entries;
  Object kind = entries.getKey("/Subtype");
  if (!Object(swept.object).isStream()) {
    return;
  }
  if (kind.isNameAndEquals("/PS") || entries.getKey("/Subtype2").isNameAndEquals("/PS") ||
      (kind.isNameAndEquals("/Form") && entries.hasKey("/PS"))) {
    say(fmt::format("{}: a program of PostScript", swept.name()));
  }
  if (kind.isNameAndEquals("/Form") && entries.hasKey("/OPI")) {
    say(fmt::format("{}: a place for an image of better quality (/OPI)", swept.name()));
  }
  if (kind.isNameAndEquals("/Form") && entries.hasKey("/Ref")) {
    say(fmt::format("{}: a page of another file (/Ref)", swept.name()));
  }
}

void check_blending(const Swept& swept, const Say& say) {
  static const std::set<std::string> kModes = {
      "/Normal",    "/Compatible", "/Multiply",   "/Screen",    "/Overlay",   "/Darken",
      "/Lighten",   "/ColorDodge", "/ColorBurn",  "/HardLight", "/SoftLight", "/Difference",
      "/Exclusion", "/Hue",        "/Saturation", "/Color",     "/Luminosity"};
  Object states = Object(swept.entries).getKey("/ExtGState");
  for (const auto& [name, state] :
       states.isDictionary() ? states.getDictAsMap() : std::map<std::string, Object>()) {
    Object mode = Object(state).getKeyIfDict("/BM");
    for (Object each : mode.isArray() ? mode.getArrayAsVector() : std::vector<Object>{mode}) {
      if (each.isName() && !kModes.contains(each.getName())) {
        say(fmt::format("{}: the blend mode {}", swept.name(), each.getName().substr(1)));
      }
    }
  }
}

/// What an entry under this key runs: an action, or a list of those that follow.
void check_actions(const Swept& swept, const Say& say) {
  static const std::set<std::string> kForbidden = {
      "/Launch", "/Sound",       "/Movie",     "/ResetForm", "/ImportData", "/JavaScript",
      "/Hide",   "/SetOCGState", "/Rendition", "/Trans",     "/GoTo3DView"};
  Object kind = Object(swept.entries).getKey("/S");
  const bool is_action = swept.key == "/A" || swept.key == "/OpenAction" || swept.key == "/Next" ||
                         Object(swept.entries).getKey("/Type").isNameAndEquals("/Action") ||
                         swept.key.empty();
  if (!kind.isName() || !is_action) {
    return;
  }
  if (kForbidden.contains(kind.getName())) {
    say(fmt::format("{}: an action {}", swept.name(), kind.getName().substr(1)));
  }
  Object name = Object(swept.entries).getKey("/N");
  if (kind.isNameAndEquals("/Named") &&
      !is_one_of(name, {"/NextPage", "/PrevPage", "/FirstPage", "/LastPage"})) {
    say(fmt::format("{}: the named action {}", swept.name(),
                    name.isName() ? name.getName().substr(1) : ""));
  }
}

void check_events(Document& document, Findings& findings) {
  if (document.pdf().getRoot().hasKey("/AA")) {
    findings.report("the file runs actions by itself (/AA)");
  }
  if (!document.pdf().getRoot().getKey("/Names").getKeyIfDict("/JavaScript").isNull()) {
    findings.report("the file has scripts (JavaScript)");
  }
  PageFindings pages(document, findings);
  for (std::size_t i = 0; i < document.pages().size(); ++i) {
    if (Object(document.pages()[i]).hasKey("/AA")) {
      pages.report(i + 1, "the page runs actions by itself (/AA)");
    }
  }
}

std::string kind_of(Object annotation) {
  Object kind = annotation.getKey("/Subtype");
  return kind.isName() ? kind.getName().substr(1) : "";
}

template <std::string (*check)(QPDFObjectHandle annotation)>
void each_annotation(Document& document, Findings& findings) {
  PageFindings pages(document, findings);
  for (std::size_t i = 0; i < document.pages().size(); ++i) {
    for (const Object& annotation : annotations_of(document.pages()[i])) {
      if (std::string fault = check(annotation); !fault.empty()) {
        pages.report(i + 1, std::move(fault), area_of_annotation(annotation));
      }
    }
  }
}

std::string check_kind(Object annotation) {
  static const std::set<std::string> kKinds = {
      "Text",        "Link",     "FreeText",  "Line",      "Square",         "Circle",
      "Polygon",     "PolyLine", "Highlight", "Underline", "Squiggly",       "StrikeOut",
      "Stamp",       "Caret",    "Ink",       "Popup",     "FileAttachment", "Widget",
      "PrinterMark", "TrapNet",  "Watermark", "Redact"};
  const std::string kind = kind_of(annotation);
  return kKinds.contains(kind) ? "" : fmt::format("an annotation \"{}\"", kind);
}

std::string check_flags(Object annotation) {
  constexpr long long kPrint = 4;
  constexpr long long kUnseen = 1 + 2 + 32 + 256;  // invisible, hidden, no view, toggled view
  Object flags = annotation.getKey("/F");
  const std::string kind = kind_of(annotation);
  if (!flags.isInteger()) {
    return kind == "Popup" ? "" : fmt::format("{} without flags (/F)", kind);
  }
  const long long value = flags.getIntValue();
  if ((value & kPrint) == 0) {
    return fmt::format("{} is not printed", kind);
  }
  return (value & kUnseen) != 0 ? fmt::format("{} is hidden", kind) : "";
}

std::string check_appearance(Object annotation) {
  const std::string kind = kind_of(annotation);
  Object appearance = annotation.getKey("/AP");
  const auto area = area_of_annotation(annotation);
  const bool is_point = area && area->width() == 0 && area->height() == 0;
  if (!appearance.isDictionary()) {
    return kind == "Popup" || kind == "Link" || is_point
               ? ""
               : fmt::format("{} does not say how it looks (/AP)", kind);
  }
  Object normal = appearance.getKey("/N");
  const bool is_button = kind == "Widget" && annotation.getKey("/FT").isNameAndEquals("/Btn");
  if (appearance.getKeys() != std::set<std::string>{"/N"}) {
    return fmt::format("{} looks otherwise when it is touched (/AP)", kind);
  }
  const bool is_right = normal.isStream() || (is_button && normal.isDictionary());
  return is_right ? "" : fmt::format("{} has looks to choose from (/AP)", kind);
}

std::string check_field(Object annotation) {
  return kind_of(annotation) == "Widget" && (annotation.hasKey("/A") || annotation.hasKey("/AA"))
             ? "a field runs an action"
             : "";
}

Check check(std::string_view id, std::string_view title, std::string_view remedy,
            void (*of_document)(Document&, Findings&)) {
  return {.rule = {id, kError, kError, title, remedy}, .of_document = of_document};
}

Check of_object(std::string_view id, std::string_view title, std::string_view remedy,
                void (*check)(const Swept&, const Say&)) {
  return {.rule = {id, kError, kError, title, remedy}, .of_object = check};
}

constexpr std::string_view kAnew = "have it written anew by a program that writes PDF/A";

}  // namespace

std::vector<Check> archive_object_checks() {
  return {
      of_object("A6.1.7.1-2", "all data within the file",
                "embed what lies outside, and export again", check_outside),
      of_object("A6.1.7.2-1", "nothing packed as LZW or Crypt", kAnew, check_filters),
      of_object("A6.1.13-1", "texts, names and numbers within the limits of readers", kAnew,
                check_limits),
      of_object("A6.2.5-1", "no transfer functions, no halftones of its own",
                "take transfer functions and halftones out", check_states),
      of_object("A6.2.6-1", "rendering intents that PDF has", kAnew, check_intents),
      of_object("A6.2.8-1", "images stand for themselves, and are not smoothed",
                "take /Alternates, /OPI and /Interpolate out of the images", check_images),
      of_object("A6.2.9-1", "no PostScript, no pages of other files", "place the page itself",
                check_forms),
      of_object("A6.2.10-1", "blend modes that PDF has", kAnew, check_blending),
      check("A6.3.1-1", "kinds of annotations", "take sound, film and others out",
            each_annotation<check_kind>),
      check("A6.3.2-1", "annotations are printed and seen", "set the flag Print, and no other",
            each_annotation<check_flags>),
      check("A6.3.3-1", "annotations say how they look", "have them drawn (/AP with /N)",
            each_annotation<check_appearance>),
      check("A6.4.1-1", "fields run nothing", "take actions out of fields",
            each_annotation<check_field>),
      of_object("A6.5.1-1", "actions lead to pages and addresses only", "take other actions out",
                check_actions),
      check("A6.5.2-1", "nothing runs by itself", "take /AA and scripts out", check_events),
  };
}

}  // namespace gazette::preflight
