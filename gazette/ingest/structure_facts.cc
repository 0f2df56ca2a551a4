#include "gazette/ingest/structure_facts.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/ingest/front_matter.h"
#include "gazette/ingest/structure_opening_line.h"

namespace gazette::ingest {
namespace {

std::string joined(const std::vector<model::Paragraph>& paragraphs, std::string_view separator) {
  std::string text;
  for (const model::Paragraph& paragraph : paragraphs) {
    text += (text.empty() ? "" : std::string(separator)) + model::plain_text(paragraph);
  }
  return text;
}

/// A value in the form in which the text and the front matter are compared: letters and digits.
std::string comparable(std::string_view value) {
  std::string key;
  for (const char c : fold(value)) {
    const bool counts = (c >= 'a' && c <= 'z') || is_digit(c);
    if (counts) {
      key += c;
    }
  }
  return key;
}

/// Establishes one fact after another; later ones may need earlier ones.
class FactFinder {
 public:
  FactFinder(model::Instrument& instrument, const Flow& flow,
             const model::Configuration& configuration, Diagnostics& diagnostics)
      : act_(instrument),
        flow_(flow),
        matter_(flow.front_matter),
        configuration_(configuration),
        diagnostics_(diagnostics) {}

  void find_all() {
    find_date();
    find_symbol();
    find_place();
    find_kind();
    find_issuer();
    find_section();
    find_abstract();
    find_signer();
  }

 private:
  /// The place of a paragraph of the act, or the file where there is none.
  [[nodiscard]] Place place(const model::Paragraph* paragraph) const {
    return paragraph == nullptr ? Place{.path = flow_.path} : place_of(flow_, *paragraph);
  }
  [[nodiscard]] static const model::Paragraph* of(
      const std::optional<model::Paragraph>& paragraph) {
    return paragraph ? &*paragraph : nullptr;
  }
  [[nodiscard]] static const model::Paragraph* first(
      const std::vector<model::Paragraph>& paragraphs) {
    return paragraphs.empty() ? nullptr : &paragraphs.front();
  }

  void report(std::string_view code, Place at, std::string message, std::string help) {
    diagnostics_.report({.code = code,
                         .place = std::move(at),
                         .message = std::move(message),
                         .help = std::move(help)});
  }

  void report_contradiction(FrontMatterKey key, std::string_view name, std::string_view stated,
                            std::string_view written) {
    report("G0309", place_of(flow_, key),
           fmt::format("the front matter states {} \"{}\", the text \"{}\"", name, stated, written),
           "correct the one that differs from the signed act, or leave the key out");
  }

  void find_date() {
    const model::Paragraph* line = of(act_.head.place);
    if (line == nullptr) {
      line = certified_line([](const model::Paragraph& role) {
        return find_vietnamese_date(model::plain_text(role)).has_value();
      });
    }
    const std::optional<Date> written =
        line == nullptr ? adoption_date() : find_vietnamese_date(model::plain_text(*line));
    const bool is_blank = line != nullptr && (!written || written->day == 0);
    if (is_blank) {
      report("G0306", place(line), "the date of the act is blank",
             "write the day, month and year as signed");
    } else if (written && !is_valid(*written)) {
      report("G0307", place(line),
             fmt::format("there is no day {}/{}/{}", written->day, written->month, written->year),
             "compare with the signed act");
    } else if (written) {
      act_.date = *written;
      if (matter_.date && *matter_.date != *written) {
        report_contradiction(FrontMatterKey::date, "date", to_iso(*matter_.date), to_iso(*written));
      }
      return;
    } else if (!matter_.date) {
      report("G0305", place(nullptr), "the act has no date",
             "write \"<place>, ngày ... tháng ... năm ...\" in its head, or `date` in the front "
             "matter");
    }
    act_.date = matter_.date.value_or(Date{});
  }

  /// A law has no date in its head: it is that of its adoption, stated at its end.
  [[nodiscard]] std::optional<Date> adoption_date() const {
    for (const model::Block& block : act_.closing) {
      const auto* paragraph = std::get_if<model::Paragraph>(&block);
      const std::string text = paragraph == nullptr ? "" : model::plain_text(*paragraph);
      if (fold(text).find("thong qua") != std::string::npos) {
        return find_vietnamese_date(text);
      }
    }
    return std::nullopt;
  }

  /// The line over the signature that certifies a consolidated text and holds `what`: in the
  /// gazette such a text has neither number nor date in its head.
  template <typename Holds>
  [[nodiscard]] const model::Paragraph* certified_line(const Holds& holds) const {
    const std::vector<model::Paragraph>& roles = act_.signature.roles;
    const auto certified =
        std::find_if(roles.begin(), roles.end(), [](const model::Paragraph& role) {
          return fold(model::plain_text(role)).starts_with("xac thuc van ban hop nhat");
        });
    const auto line = std::find_if(roles.begin(), roles.end(), holds);
    return certified == roles.end() || line == roles.end() ? nullptr : &*line;
  }

  void find_symbol() {
    const model::Paragraph* line = of(act_.head.symbol);
    if (line == nullptr) {
      line = certified_line([](const model::Paragraph& role) {
        return model::find_symbol(model::plain_text(role)).has_value();
      });
    }
    const std::string text = line == nullptr ? "" : model::plain_text(*line);
    const std::optional<model::Symbol> written = model::find_symbol(text);
    const std::optional<model::Symbol> stated =
        matter_.symbol ? model::find_symbol("Số: " + *matter_.symbol) : std::nullopt;
    if (matter_.symbol && !stated) {
      report("G0303", place_of(flow_, FrontMatterKey::symbol),
             fmt::format("\"{}\" is not a number and symbol", *matter_.symbol),
             "write it as on the act: 45/2022/QĐ-UBND");
    }
    if (written) {
      act_.symbol = *written;
      if (stated && stated->text != written->text) {
        report_contradiction(FrontMatterKey::symbol, "symbol", stated->text, written->text);
      }
      return;
    }
    if (model::has_blank_number(text)) {
      report("G0304", place(line), "the number of the act is blank",
             "write the number given at signing");
    } else if (!stated && !matter_.symbol) {
      report("G0303", place(line), "the act has no number and symbol",
             "write \"Số: ...\" in its head, or `symbol` in the front matter");
    }
    act_.symbol = stated.value_or(model::Symbol{});
  }

  void find_place() {
    std::string written;
    if (act_.head.place) {
      const std::string text = model::plain_text(*act_.head.place);
      const std::size_t comma = text.find(',');
      const bool day_follows =
          comma != std::string::npos && fold(text.substr(comma)).find("ngay") != std::string::npos;
      written = day_follows ? std::string(trim(std::string_view(text).substr(0, comma))) : "";
    }
    if (matter_.place && !written.empty() && comparable(*matter_.place) != comparable(written)) {
      report_contradiction(FrontMatterKey::place, "place", *matter_.place, written);
    }
    act_.place = written.empty() ? matter_.place.value_or("") : written;
    if (act_.place.empty() && matter_.date && !configuration_.publishers.empty()) {
      act_.place = model::publisher_on(configuration_, act_.date).place;
    }
  }

  /// The kind of the configuration with this name, id or code in the symbol.
  [[nodiscard]] const model::Kind* configured_kind(std::string_view name) const {
    const std::string key = comparable(name);
    const auto found = std::find_if(
        configuration_.kinds.begin(), configuration_.kinds.end(), [&](const model::Kind& kind) {
          return comparable(kind.name) == key || comparable(kind.id) == key;
        });
    return found == configuration_.kinds.end() ? nullptr : &*found;
  }

  [[nodiscard]] const model::Kind* kind_of_symbol() const {
    const auto found =
        std::find_if(configuration_.kinds.begin(), configuration_.kinds.end(),
                     [&](const model::Kind& kind) { return kind.code == act_.symbol.type; });
    return act_.symbol.type.empty() || found == configuration_.kinds.end() ? nullptr : &*found;
  }

  void find_kind() {
    const model::Paragraph* line = first(act_.kind_lines);
    const std::string written = joined(act_.kind_lines, " ");
    if (model::is_consolidated(act_)) {
      // Its title is that of the act it consolidates.
      const model::Kind* of_symbol = kind_of_symbol();
      act_.kind_name = of_symbol == nullptr ? model::kind_of_code(act_.symbol.type)->name
                                            : std::string_view(of_symbol->name);
    } else if (line != nullptr) {
      act_.kind_name = kind_named(collapse_spaces(fold(written)), configuration_).value_or("");
      if (matter_.kind && comparable(*matter_.kind) != comparable(written)) {
        const model::Kind* stated = configured_kind(*matter_.kind);
        if (stated == nullptr || comparable(stated->name) != comparable(written)) {
          report_contradiction(FrontMatterKey::kind, "kind", *matter_.kind, written);
        }
      }
    } else if (matter_.kind) {
      const model::Kind* stated = configured_kind(*matter_.kind);
      act_.kind_name = stated != nullptr ? stated->name : *matter_.kind;
    } else if (const model::Kind* of_symbol = kind_of_symbol()) {
      act_.kind_name = of_symbol->name;
    } else if (is_letter()) {
      act_.kind_name = "Công văn";
    }
    const model::Kind* kind = configured_kind(act_.kind_name);
    act_.kind = kind == nullptr ? "" : kind->id;
    if (act_.kind_name.empty()) {
      report("G0308", place(nullptr), "the kind of the act is not stated",
             "write it in capitals on a line of its own, or `kind` in the front matter");
    } else if (kind == nullptr) {
      report("G0308", place(line),
             fmt::format("the kind \"{}\" is not one of the configuration", act_.kind_name),
             "add it as [[kind]] to gazette.toml");
    } else if (!act_.symbol.type.empty() && !kind->code.empty() && kind->code != act_.symbol.type &&
               kind_of_symbol() != nullptr) {
      report("G0317", place(of(act_.head.symbol)),
             fmt::format("the symbol says {}, the act is a {}", act_.symbol.type, kind->name),
             fmt::format("compare with the signed act: a {} has {} in its symbol", kind->name,
                         kind->code));
    }
  }

  /// A letter (công văn) has no line that says its kind: its symbol has no type, and it is
  /// addressed.
  [[nodiscard]] bool is_letter() const {
    if (act_.symbol.text.empty() || !act_.symbol.type.empty() || act_.opening.empty()) {
      return false;
    }
    return std::any_of(act_.opening.begin(), act_.opening.end(), [](const model::Block& block) {
      const auto* paragraph = std::get_if<model::Paragraph>(&block);
      return paragraph != nullptr &&
             fold(model::plain_text(*paragraph).substr(0, 20)).starts_with("kinh gui");
    });
  }

  void find_issuer() {
    const FoundIssuers found = find_issuers(act_, configuration_);
    if (matter_.issuer) {
      use_stated_issuer(found);
      return;
    }
    if (found.ids.empty()) {
      report("G0302", place(found.paragraph),
             found.written.empty()
                 ? "the act does not say who issues it"
                 : fmt::format("\"{}\" is not an issuer of the configuration", found.written),
             "add the issuer to gazette.toml, or name it by `issuer` in the front matter");
      return;
    }
    act_.issuer = found.ids.front();
    if (found.name_of_other_date && is_valid(act_.date)) {
      const model::Issuer* issuer = model::issuer_on(configuration_, act_.issuer, act_.date);
      report("G0318", place(found.paragraph),
             fmt::format("\"{}\" is not the name of the issuer on {}", found.written,
                         to_iso(act_.date)),
             fmt::format("on that day it is \"{}\"; compare the date and the name with the signed "
                         "act",
                         issuer == nullptr ? act_.issuer : issuer->name));
    }
  }

  void use_stated_issuer(const FoundIssuers& found) {
    const std::string& id = *matter_.issuer;
    if (model::issuer_on(configuration_, id, act_.date) == nullptr) {
      std::vector<std::string> ids;
      for (const model::Issuer& issuer : configuration_.issuers) {
        ids.push_back(issuer.id);
      }
      const std::optional<std::string> meant = nearest(id, ids);
      report("G0107", place_of(flow_, FrontMatterKey::issuer),
             fmt::format("there is no issuer \"{}\"", id),
             meant ? fmt::format("did you mean \"{}\"?", *meant)
                   : "use the id of an [[issuer]] of gazette.toml");
      act_.issuer = found.ids.empty() ? "" : found.ids.front();
      return;
    }
    act_.issuer = id;
    const bool agrees =
        found.ids.empty() || std::find(found.ids.begin(), found.ids.end(), id) != found.ids.end();
    if (!agrees) {
      report_contradiction(FrontMatterKey::issuer, "issuer", id, found.written);
    } else if (found.ids.empty() && !found.written.empty()) {
      report("G0323", place_of(flow_, FrontMatterKey::issuer),
             fmt::format("the issuer \"{}\" is only stated: \"{}\" in the text is none of the "
                         "configuration",
                         id, found.written),
             "compare with the signed act; where it is a form of the same name, add it to "
             "`recognised_by` of the issuer in gazette.toml");
    }
  }

  void find_section() {
    if (matter_.section) {
      if (model::find_section(configuration_, *matter_.section) != nullptr) {
        act_.section = *matter_.section;
        return;
      }
      std::vector<std::string> ids;
      for (const model::Section& section : configuration_.sections) {
        ids.push_back(section.id);
      }
      const std::optional<std::string> meant = nearest(*matter_.section, ids);
      report("G0107", place_of(flow_, FrontMatterKey::section),
             fmt::format("there is no section \"{}\"", *matter_.section),
             meant ? fmt::format("did you mean \"{}\"?", *meant)
                   : "use the id of a [[section]] of gazette.toml");
    }
    const bool is_normative = act_.symbol.year != 0;
    const auto section = std::find_if(
        configuration_.sections.begin(), configuration_.sections.end(),
        [&](const model::Section& candidate) { return candidate.normative == is_normative; });
    act_.section = section == configuration_.sections.end() ? "" : section->id;
  }

  void find_abstract() {
    act_.abstract_text = joined(act_.abstract, " ");
    if (!matter_.abstract_text) {
      return;
    }
    if (act_.abstract_text.empty()) {
      act_.abstract_text = *matter_.abstract_text;
    } else if (comparable(act_.abstract_text) != comparable(*matter_.abstract_text)) {
      report_contradiction(FrontMatterKey::abstract_text, "abstract", *matter_.abstract_text,
                           act_.abstract_text);
    }
  }

  void find_signer() {
    std::vector<model::Paragraph> names = act_.signature.names;
    for (const model::SignatureBlock& other : act_.signature.beside) {
      names.insert(names.end(), other.names.begin(), other.names.end());
    }
    const std::string written = joined(names, ", ");
    if (matter_.signed_by && !written.empty() &&
        comparable(written) != comparable(*matter_.signed_by)) {
      report_contradiction(FrontMatterKey::signed_by, "signed_by", *matter_.signed_by, written);
    }
    std::string stated_roles;
    for (const std::string& role : matter_.signed_as) {
      stated_roles += (stated_roles.empty() ? "" : " / ") + role;
    }
    const std::string roles = joined(act_.signature.roles, " / ");
    if (!stated_roles.empty() && !roles.empty() && comparable(stated_roles) != comparable(roles)) {
      report_contradiction(FrontMatterKey::signed_as, "signed_as", stated_roles, roles);
    }
    act_.signed_by = written.empty() ? matter_.signed_by.value_or("") : written;
    if (act_.signed_by.empty() && roles.empty() && matter_.signed_as.empty()) {
      report("G0312", place(nullptr), "the act has no signature",
             "write the office and the name of who signed, or `signed_as` and `signed_by` in the "
             "front matter");
    }
  }

  model::Instrument& act_;
  const Flow& flow_;
  const FrontMatter& matter_;
  const model::Configuration& configuration_;
  Diagnostics& diagnostics_;
};

}  // namespace

void establish_facts(model::Instrument& instrument, const Flow& flow,
                     const model::Configuration& configuration, Diagnostics& diagnostics) {
  FactFinder(instrument, flow, configuration, diagnostics).find_all();
  add_stated_paragraphs(instrument, flow.front_matter, configuration);
  if (!instrument.issuer.empty() && !instrument.symbol.text.empty()) {
    instrument.id = model::act_id(instrument.issuer, instrument.symbol, instrument.date);
  }
}

}  // namespace gazette::ingest
