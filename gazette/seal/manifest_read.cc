// Reading a manifest that may come from anywhere: every fault with its line.

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/ledger/ledger.h"
#include "gazette/seal/manifest_lines.h"

namespace gazette::seal {
namespace {

/// A manifest of an issue of ten thousand acts has a tenth of this.
constexpr std::size_t kBytesMost = 16'000'000;
constexpr std::size_t kLineBytesMost = 4'096;
/// One file that is no manifest would give as many findings as it has lines.
constexpr std::size_t kFindingsMost = 20;

constexpr const char* kRemedy =
    "get the file again from the office or its site; a manifest is never edited";

/// A number as it is written: figures, no zero before them.
template <typename Number>
std::optional<Number> parse_plain(std::string_view text) {
  Number number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_whole = error == std::errc() && end == text.data() + text.size();
  const bool is_plain =
      !text.empty() && is_digit(text.front()) && (text.size() == 1 || text[0] != '0');
  return is_whole && is_plain ? std::optional(number) : std::nullopt;
}

/// Why words of people (a publisher, a symbol) may not stand in a line; nothing where they may.
std::optional<std::string> fault_of_words(std::string_view words) {
  if (words.empty() || trim(words) != words || to_nfc(words) != words ||
      words.find('\t') != std::string_view::npos) {
    return "the words are empty, or not written as the program writes them";
  }
  if (const auto unseen = ledger::unseen_character(words)) {
    return fmt::format("the words have a character that nobody sees, {}", *unseen);
  }
  return std::nullopt;
}

class Reader {
 public:
  Reader(std::string_view bytes, const std::string& path, Diagnostics& diagnostics)
      : bytes_(bytes), path_(path), diagnostics_(diagnostics) {}

  std::optional<Manifest> read();

 private:
  using Words = std::string_view;

  bool are_bytes_sound();
  void read_header();
  void read_entries();
  void read_act(Words rest);
  void read_file(std::string_view kind, Words rest, std::vector<SealedFile>& files);
  /// The words behind `key` on the next line of the header; the line is left where it is another.
  std::optional<Words> value_of(std::string_view key);
  bool next_line();
  void report(std::string message, std::string_view code = "G0901");
  void require(bool holds, std::string_view message);
  template <typename Entry, typename Name>
  void append(std::vector<Entry>& entries, Entry entry, Name name);

  std::string_view bytes_;
  const std::string& path_;
  Diagnostics& diagnostics_;
  Manifest manifest_ = {};
  std::string_view line_ = {};
  std::uint32_t number_ = 0;
  std::size_t at_ = 0;
  std::size_t findings_count_ = 0;
};

void Reader::report(std::string message, std::string_view code) {
  if (++findings_count_ > kFindingsMost) {
    return;
  }
  if (findings_count_ == kFindingsMost) {
    message = "this line and further ones are faulty";
  }
  diagnostics_.report({.code = code,
                       .place = {.path = path_,
                                 .line = number_,
                                 .column = number_ == 0 ? 0U : 1U,
                                 .excerpt = shorten(line_, 90)},
                       .message = std::move(message),
                       .help = code == "G0902" ? "verify it with a newer gazette" : kRemedy});
}

void Reader::require(bool holds, std::string_view message) {
  if (!holds) {
    report(std::string(message));
  }
}

bool Reader::next_line() {
  if (at_ >= bytes_.size()) {
    line_ = {};
    return false;
  }
  const std::size_t end = bytes_.find('\n', at_);
  line_ = bytes_.substr(at_, end - at_);
  at_ = end + 1;
  ++number_;
  return true;
}

/// What is asked of the bytes as a whole; line ends are LF and the last line has one.
bool Reader::are_bytes_sound() {
  if (bytes_.empty() || bytes_.size() > kBytesMost) {
    report(bytes_.empty() ? "the manifest is empty" : "it is larger than any manifest");
    return false;
  }
  const auto line_at = [&](std::size_t at) {
    return 1 + static_cast<std::uint32_t>(std::count(
                   bytes_.begin(), bytes_.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
  };
  const std::size_t carriage_return = bytes_.find('\r');
  if (const auto invalid = find_invalid_utf8(bytes_)) {
    number_ = line_at(*invalid);
    report("it is not UTF-8");
  } else if (carriage_return != std::string_view::npos) {
    number_ = line_at(carriage_return);
    report("its lines end as those of Windows do");
  } else if (bytes_.find('\0') != std::string_view::npos) {
    number_ = line_at(bytes_.find('\0'));
    report("it has a byte 0");
  } else if (bytes_.back() != '\n') {
    number_ = line_at(bytes_.size());
    report("the last line has no end: the file was cut");
  }
  return findings_count_ == 0;
}

std::optional<Reader::Words> Reader::value_of(std::string_view key) {
  const std::size_t at = at_;
  const std::uint32_t number = number_;
  if (next_line() && line_.size() > key.size() && line_.starts_with(key) &&
      line_[key.size()] == ' ') {
    if (line_.size() <= kLineBytesMost) {
      return line_.substr(key.size() + 1);
    }
    report("the line is too long");
    return std::nullopt;
  }
  report(fmt::format("here stands a line \"{} ...\", and it does not", key));
  at_ = at;
  number_ = number;
  return std::nullopt;
}

void Reader::read_header() {
  if (const auto words = value_of("issue")) {
    const auto number = model::parse_issue_number(*words);
    require(number && model::to_text(*number) == *words, "no number of an issue");
    manifest_.issue = number.value_or(model::IssueNumber{});
  }
  if (const auto words = value_of("date")) {
    const auto date = parse_iso_date(*words);
    require(date.has_value(), "no day of the calendar");
    manifest_.date = date.value_or(Date{});
  }
  if (const auto words = value_of("sealed")) {
    const auto instant = parse_instant(*words);
    require(instant.has_value(), "no moment as 2022-09-20T05:00:00Z");
    manifest_.sealed = instant.value_or(0);
  }
  if (const auto words = value_of("publisher")) {
    if (const auto fault = fault_of_words(*words)) {
      report(*fault);
    }
    manifest_.publisher = *words;
  }
  if (const auto words = value_of("signatures")) {
    const auto count = parse_plain<int>(*words);
    require(count && *count >= 1 && *count <= kSignaturesMost, "no number of signatures");
    manifest_.signatures_needed = count.value_or(1);
  }
  if (const auto words = value_of("record")) {
    const std::size_t space = std::min(words->find(' '), words->size());
    const auto links = parse_plain<std::int64_t>(words->substr(std::min(space + 1, words->size())));
    require(is_sha256(words->substr(0, space)) && links, "no SHA-256 and number of links");
    manifest_.record_sha256 = words->substr(0, space);
    manifest_.record_links = links.value_or(0);
  }
  if (const auto words = value_of("prev")) {
    require(is_sha256(*words) || *words == kNone, "neither a SHA-256 nor \"none\"");
    manifest_.former_sha256 = *words == kNone ? "" : *words;
  }
}

/// Entries of a kind stand in the order of their names, each once.
template <typename Entry, typename Name>
void Reader::append(std::vector<Entry>& entries, Entry entry, Name name) {
  if (!entries.empty() && name(entry) <= name(entries.back())) {
    report(name(entry) == name(entries.back()) ? "it stands here a second time"
                                               : "it does not stand in its order");
    return;
  }
  entries.push_back(std::move(entry));
}

void Reader::read_act(Words rest) {
  const std::vector<std::string_view> words = split(rest, ' ');
  const auto is_id = [](std::string_view id) {
    return !id.empty() && id.front() != '-' && std::all_of(id.begin(), id.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || is_digit(c) || c == '-';
    });
  };
  if (words.size() < 3 || !is_sha256(words[0]) || !is_id(words[1])) {
    report("an act is \"act SHA-256 id symbol\"");
    return;
  }
  const std::string_view symbol = rest.substr(words[0].size() + words[1].size() + 2);
  if (const auto fault = fault_of_words(symbol)) {
    report(*fault);
  }
  append(manifest_.acts,
         SealedAct{.sha256 = std::string(words[0]),
                   .id = std::string(words[1]),
                   .symbol = std::string(symbol)},
         [](const SealedAct& act) -> const std::string& { return act.id; });
}

void Reader::read_file(std::string_view kind, Words rest, std::vector<SealedFile>& files) {
  const std::vector<std::string_view> words = split(rest, ' ');
  const auto bytes = words.size() < 3 ? std::nullopt : parse_plain<std::uint64_t>(words[1]);
  if (!bytes || !is_sha256(words[0])) {
    report(fmt::format("a file is \"{} SHA-256 bytes path\"", kind));
    return;
  }
  const std::string_view path = rest.substr(words[0].size() + words[1].size() + 2);
  if (const auto fault = fault_of_path(path)) {
    report(fmt::format("the path may not be followed: {}", *fault), "G0903");
    return;
  }
  append(files,
         SealedFile{.sha256 = std::string(words[0]), .bytes = *bytes, .path = std::string(path)},
         [](const SealedFile& file) -> const std::string& { return file.path; });
}

void Reader::read_entries() {
  constexpr std::string_view kKinds[] = {"act", "file", "site"};
  std::size_t kind = 0;
  while (next_line()) {
    const std::size_t space = std::min(line_.find(' '), line_.size());
    const std::string_view word = line_.substr(0, space);
    const auto* found = std::find(std::begin(kKinds), std::end(kKinds), word);
    if (line_.size() > kLineBytesMost || found == std::end(kKinds) || space == line_.size()) {
      report(line_.size() > kLineBytesMost ? "the line is too long"
                                           : "a manifest of version 1 has no such line");
      continue;
    }
    const auto its_kind = static_cast<std::size_t>(found - std::begin(kKinds));
    if (its_kind < kind) {
      report("it does not stand in its order: acts, files, site");
      continue;
    }
    kind = its_kind;
    const std::string_view rest = line_.substr(space + 1);
    if (kind == 0) {
      read_act(rest);
    } else {
      read_file(word, rest, kind == 1 ? manifest_.files : manifest_.published);
    }
  }
}

std::optional<Manifest> Reader::read() {
  if (!are_bytes_sound()) {
    return std::nullopt;
  }
  static_cast<void>(next_line());
  if (line_ != kFirstLine) {
    const bool is_later = line_.starts_with("gazette-manifest ") &&
                          parse_plain<int>(line_.substr(17)).value_or(0) > 1;
    report(is_later ? "the manifest is of a later version than this program knows"
                    : "it is no manifest: its first line is another",
           is_later ? "G0902" : "G0901");
    return std::nullopt;
  }
  read_header();
  read_entries();
  line_ = {};
  if (findings_count_ == 0 && write_lines(manifest_) != bytes_) {
    number_ = 0;
    report("it says the same in other bytes than a manifest has");
  }
  return findings_count_ == 0 ? std::optional(std::move(manifest_)) : std::nullopt;
}

}  // namespace

bool is_sha256(std::string_view text) {
  return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) {
           return is_digit(c) || (c >= 'a' && c <= 'f');
         });
}

std::optional<Manifest> read_manifest(std::string_view bytes, const std::string& path,
                                      Diagnostics& diagnostics) {
  return Reader(bytes, path, diagnostics).read();
}

}  // namespace gazette::seal
