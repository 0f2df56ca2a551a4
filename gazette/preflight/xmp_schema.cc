#include "gazette/preflight/xmp_schema.h"

#include <algorithm>
#include <map>

#include "gazette/base/text.h"
#include "gazette/preflight/xmp.h"

namespace gazette::preflight {
namespace {

constexpr std::string_view kRdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
constexpr std::string_view kExtension = "http://www.aiim.org/pdfa/ns/extension/";
constexpr std::string_view kSchema = "http://www.aiim.org/pdfa/ns/schema#";
constexpr std::string_view kProperty = "http://www.aiim.org/pdfa/ns/property#";
constexpr std::size_t kOpenMax = 100;
constexpr std::size_t kPrefixesMax = 1'000;

struct Attribute {
  std::string_view name = {};
  std::string_view value = {};
};

struct OpenElement {
  std::string_view written = {};
  XmpName name = {};
  std::size_t prefixes_below = 0;
  std::size_t text_begin = 0;
};

class Scanner {
 public:
  explicit Scanner(std::string_view xml) : xml_(xml) {}

  XmpReading read() {
    bool is_right = true;
    while (is_right && at_ < xml_.size()) {
      const std::size_t open = xml_.find('<', at_);
      if (open == std::string_view::npos) {
        break;
      }
      at_ = open;
      is_right = read_markup();
    }
    reading_.is_well_formed = is_right && open_.empty() && has_root_;
    return std::move(reading_);
  }

 private:
  bool read_markup() {
    const std::string_view rest = xml_.substr(at_);
    if (rest.starts_with("<?")) {
      return skip_behind("?>");
    }
    if (rest.starts_with("<!--")) {
      return skip_behind("-->");
    }
    if (rest.starts_with("<![CDATA[")) {
      return skip_behind("]]>");
    }
    if (rest.starts_with("<!")) {
      return skip_behind(">");
    }
    return rest.starts_with("</") ? close() : open();
  }

  bool skip_behind(std::string_view end) {
    const std::size_t found = xml_.find(end, at_);
    at_ = found == std::string_view::npos ? xml_.size() : found + end.size();
    return found != std::string_view::npos;
  }

  void skip_space() {
    while (at_ < xml_.size() &&
           std::string_view(" \t\r\n").find(xml_[at_]) != std::string_view::npos) {
      ++at_;
    }
  }

  std::string_view take_name() {
    const std::size_t begin = at_;
    at_ = std::min(xml_.find_first_of(" \t\r\n=/>\"'<", at_), xml_.size());
    return xml_.substr(begin, at_ - begin);
  }

  bool open() {
    ++at_;
    OpenElement element{.written = take_name(), .prefixes_below = prefixes_.size()};
    std::vector<Attribute> attributes;
    if (element.written.empty() || open_.size() >= kOpenMax || prefixes_.size() > kPrefixesMax ||
        !read_attributes(attributes)) {
      return false;
    }
    const bool is_closed = xml_[at_] == '/';
    at_ += is_closed ? 2 : 1;
    element.name = resolved(element.written, true);
    element.text_begin = at_;
    begin(element, attributes);
    open_.push_back(std::move(element));
    if (is_closed) {
      end({});
    }
    return true;
  }

  /// Up to the end of the tag, on which it stays: "/>" or ">".
  bool read_attributes(std::vector<Attribute>& attributes) {
    for (skip_space(); at_ < xml_.size(); skip_space()) {
      if (xml_[at_] == '>' || xml_.substr(at_, 2) == "/>") {
        return true;
      }
      Attribute attribute{.name = take_name()};
      skip_space();
      if (attribute.name.empty() || at_ >= xml_.size() || xml_[at_] != '=') {
        return false;
      }
      ++at_;
      skip_space();
      const char quote = at_ < xml_.size() ? xml_[at_] : ' ';
      const std::size_t close =
          quote == '"' || quote == '\'' ? xml_.find(quote, at_ + 1) : std::string_view::npos;
      if (close == std::string_view::npos) {
        return false;
      }
      attribute.value = xml_.substr(at_ + 1, close - at_ - 1);
      at_ = close + 1;
      if (attribute.name.starts_with("xmlns:")) {
        prefixes_.emplace_back(attribute.name.substr(6), attribute.value);
      } else {
        attributes.push_back(attribute);
      }
    }
    return false;
  }

  XmpName resolved(std::string_view written, bool is_element) const {
    const std::size_t colon = written.find(':');
    if (colon == std::string_view::npos) {
      return {is_element ? "" : "none", std::string(written)};
    }
    const std::string_view prefix = written.substr(0, colon);
    const auto space = std::find_if(prefixes_.rbegin(), prefixes_.rend(),
                                    [&](const auto& each) { return each.first == prefix; });
    return {space == prefixes_.rend() ? "" : std::string(space->second),
            std::string(written.substr(colon + 1))};
  }

  [[nodiscard]] bool is_open(std::size_t above, std::string_view space,
                             std::string_view name) const {
    return open_.size() > above && open_[open_.size() - 1 - above].name.first == space &&
           open_[open_.size() - 1 - above].name.second == name;
  }

  /// An element begins, inside those that are open.
  void begin(const OpenElement& element, const std::vector<Attribute>& attributes) {
    has_root_ = true;
    const bool is_description = element.name == XmpName(kRdf, "Description");
    const bool is_top = is_description && is_open(0, kRdf, "RDF");
    if (is_open(0, kRdf, "Description") && is_open(1, kRdf, "RDF")) {
      reading_.properties.push_back(element.name);
    }
    for (const Attribute& attribute : attributes) {
      const XmpName name = resolved(attribute.name, false);
      if (name.first == kRdf || name.first == "none" || attribute.name.starts_with("xml:")) {
        continue;
      }
      if (is_top) {
        reading_.properties.push_back(name);
      }
      describe(name, attribute.value);
    }
  }

  void describe(const XmpName& name, std::string_view value) {
    if (name == XmpName(kSchema, "namespaceURI")) {
      space_ = trim(value);
    } else if (name == XmpName(kProperty, "name")) {
      names_.emplace_back(trim(value));
    }
  }

  bool close() {
    const std::size_t text_end = at_;
    at_ += 2;
    const std::string_view name = take_name();
    skip_space();
    if (open_.empty() || open_.back().written != name || at_ >= xml_.size() || xml_[at_] != '>') {
      return false;
    }
    ++at_;
    const std::size_t begin = open_.back().text_begin;
    end(xml_.substr(begin, text_end - begin));
    return true;
  }

  void end(std::string_view text) {
    describe(open_.back().name, text);
    // One schema of the list of those that are described.
    if (is_open(0, kRdf, "li") && is_open(2, kExtension, "schemas")) {
      for (const std::string& name : names_) {
        reading_.described.emplace(space_, name);
      }
      names_.clear();
      space_.clear();
    }
    prefixes_.resize(open_.back().prefixes_below);
    open_.pop_back();
  }

  std::string_view xml_;
  std::size_t at_ = 0;
  bool has_root_ = false;
  std::vector<OpenElement> open_ = {};
  std::vector<std::pair<std::string_view, std::string_view>> prefixes_ = {};
  std::string space_ = {};
  std::vector<std::string> names_ = {};
  XmpReading reading_ = {};
};

}  // namespace

XmpReading read_xmp(std::string_view xmp) {
  return Scanner(xmp).read();
}

bool is_predefined(const XmpName& property) {
  static const std::map<std::string, std::set<std::string>> kNames = {
      {std::string(kDublinCore),
       {"contributor", "coverage", "creator", "date", "description", "format", "identifier",
        "language", "publisher", "relation", "rights", "source", "subject", "title", "type"}},
      {std::string(kXmp),
       {"Advisory", "BaseURL", "CreateDate", "CreatorTool", "Identifier", "Label", "MetadataDate",
        "ModifyDate", "Nickname", "Rating", "Thumbnails"}},
      {std::string(kPdf), {"Keywords", "PDFVersion", "Producer", "Trapped"}},
      {std::string(kPdfaId), {"part", "amd", "corr", "conformance"}},
      {std::string(kExtension), {"schemas"}},
      {std::string(kXmpMedia),
       {"DerivedFrom", "DocumentID", "History", "Ingredients", "InstanceID", "LastURL",
        "ManagedFrom", "Manager", "ManagerVariant", "ManageTo", "ManageUI", "OriginalDocumentID",
        "Pantry", "RenditionClass", "RenditionOf", "RenditionParams", "SaveID", "VersionID",
        "Versions"}}};
  static const std::set<std::string> kSpaces = {
      "http://ns.adobe.com/xap/1.0/rights/", "http://ns.adobe.com/xap/1.0/bj/",
      "http://ns.adobe.com/xap/1.0/t/pg/",   "http://ns.adobe.com/xmp/1.0/DynamicMedia/",
      "http://ns.adobe.com/photoshop/1.0/",  "http://ns.adobe.com/camera-raw-settings/1.0/",
      "http://ns.adobe.com/tiff/1.0/",       "http://ns.adobe.com/exif/1.0/",
      "http://ns.adobe.com/exif/1.0/aux/"};
  const auto names = kNames.find(property.first);
  return names != kNames.end() ? names->second.contains(property.second)
                               : kSpaces.contains(property.first);
}

}  // namespace gazette::preflight
