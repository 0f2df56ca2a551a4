#include "gazette/web/words.h"

#include "gazette/base/diagnostic.h"
#include "gazette/base/settings.h"
#include "gazette/web/site.h"

namespace gazette::web {
namespace {

constexpr const char* kFileName = "texts.toml";
constexpr std::string_view kPrefix = "t.";  // of a word's name in a template

constexpr std::uint64_t kBytesPerKilobyte = 1024;
constexpr std::uint64_t kBytesPerMegabyte = 1024 * 1024;

NamedTexts read_table(const Templates& templates, std::string_view language) {
  Diagnostics diagnostics;
  auto file = Settings::parse(find_template(templates, kFileName), kFileName, diagnostics);
  auto table = file ? file->table(language, diagnostics) : std::nullopt;
  NamedTexts words;
  if (table) {
    for (const std::string& key : table->keys()) {
      if (auto word = table->text(key, diagnostics)) {
        words.emplace(std::string(kPrefix) + key, std::move(*word));
      }
    }
  }
  if (diagnostics.has_errors()) {
    throw Error(to_text(diagnostics.list().front()), kFileName);
  }
  if (!table) {
    throw Error(fmt::format("the site's layout has no words in the language \"{}\"", language),
                kFileName);
  }
  return words;
}

}  // namespace

void read_words(const model::Configuration& configuration, Templates& templates) {
  for (const std::string& language : languages_of(configuration)) {
    templates.words.insert_or_assign(language, read_table(templates, language));
  }
}

Words::Words(const Templates& templates, std::string_view language) : language_(language) {
  const auto known = templates.words.find(language);
  values_.texts = known != templates.words.end() ? known->second : read_table(templates, language);
}

const std::string& Words::word(std::string_view key) const {
  const auto found = values_.texts.find(std::string(kPrefix).append(key));
  if (found == values_.texts.end()) {
    throw Error(
        fmt::format("the site's layout has no word \"{}\" in the language \"{}\"", key, language_),
        kFileName);
  }
  return found->second;
}

std::string Words::date_long(Date date) const {
  return this->date("date_long", date);
}

std::string Words::date_short(Date date) const {
  return this->date("date_short", date);
}

std::string Words::month(int month) const {
  return word(fmt::format("month_{}", month));
}

std::string Words::weekday(Date date) const {
  return word(fmt::format("weekday_{}", gazette::weekday(date)));
}

std::string Words::number(std::uint64_t number) const {
  const std::string digits = fmt::format("{}", number);
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) {
      text += word("thousands_mark");
    }
    text += digits[i];
  }
  return text;
}

std::string Words::size(std::uint64_t bytes) const {
  if (bytes < kBytesPerMegabyte) {
    const std::uint64_t kilobytes = (bytes + kBytesPerKilobyte - 1) / kBytesPerKilobyte;
    return fmt::format("{} KB", kilobytes);
  }
  const std::uint64_t tenths = (bytes * 10 + kBytesPerMegabyte / 2) / kBytesPerMegabyte;
  return fmt::format("{}{}{} MB", number(tenths / 10), word("decimal_mark"), tenths % 10);
}

std::string Words::folios(std::uint32_t first, std::uint32_t last) const {
  return first == last ? say("folio", fmt::arg("first", first))
                       : say("folios", fmt::arg("first", first), fmt::arg("last", last));
}

std::string Words::format(std::string_view key, fmt::format_args arguments) const {
  try {
    return fmt::vformat(word(key), arguments);
  } catch (const fmt::format_error& error) {
    throw Error(fmt::format("the word \"{}\" in the language \"{}\" cannot be filled: {}", key,
                            language_, error.what()),
                kFileName);
  }
}

/// `dd` and `mm` are padded as official papers demand: the day to two digits, the month only where
/// it is 1 or 2.
std::string Words::date(std::string_view key, Date date) const {
  const std::string padded_day = fmt::format("{:02}", date.day);
  const std::string padded_month = fmt::format("{:0{}}", date.month, date.month <= 2 ? 2 : 1);
  const std::string month_name = month(date.month);
  return say(key, fmt::arg("day", date.day), fmt::arg("month", date.month),
             fmt::arg("year", date.year), fmt::arg("dd", padded_day), fmt::arg("mm", padded_month),
             fmt::arg("month_name", month_name));
}

}  // namespace gazette::web
