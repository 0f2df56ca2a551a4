// What is signed: one way to write it, and nothing else is read.

#include "gazette/base/hash.h"
#include "tests/seal/authority.h"

namespace gazette::seal {
namespace {

/// The small manifest with one text in place of another.
std::string with(std::string_view former, std::string_view later) {
  std::string text = write_manifest(small_manifest());
  const std::size_t at = text.find(former);
  REQUIRE(at != std::string::npos);
  return text.replace(at, former.size(), later);
}

/// What is said of a text; "line: code message".
std::vector<std::string> faults_of(const std::string& text) {
  Diagnostics diagnostics;
  CHECK_FALSE(read_manifest(text, "manifest.txt", diagnostics));
  std::vector<std::string> faults;
  for (const Diagnostic& finding : diagnostics.list()) {
    CHECK(finding.place.path == "manifest.txt");
    CHECK_FALSE(finding.help.empty());
    faults.push_back(fmt::format("{}: {} {}", finding.place.line, finding.code, finding.message));
  }
  return faults;
}

using Faults = std::vector<std::string>;

}  // namespace

TEST_CASE("a manifest is plain text that a person can read") {
  const std::string record = sha256("record");
  CHECK(write_manifest(small_manifest()) ==
        fmt::format("gazette-manifest 1\n"
                    "issue 2022/38-39\n"
                    "date 2022-09-20\n"
                    "sealed 2022-09-20T05:00:00Z\n"
                    "publisher Công báo tỉnh Đồng Nai\n"
                    "signatures 1\n"
                    "record {} 412\n"
                    "prev none\n"
                    "act {} ubnd-45-2022-qd-ubnd 45/2022/QĐ-UBND\n"
                    "file {} 3 online/issue.pdf\n"
                    "file {} 9 text/ubnd-45-2022-qd-ubnd.txt\n"
                    "site {} 3 2022/38-39/dong-nai-2022-38-39.pdf\n",
                    record, sha256("Điều 1"), sha256("PDF"), sha256("Điều 1"), sha256("PDF")));
}

TEST_CASE("a manifest is read back as it was, and its lists are sorted") {
  Manifest manifest = small_manifest();
  manifest.former_sha256 = sha256("the one before");
  manifest.files.insert(manifest.files.begin(),
                        {.sha256 = sha256("cover"), .bytes = 5, .path = "print/cover.pdf"});
  manifest.acts.insert(manifest.acts.begin(),
                       {.sha256 = sha256("x"), .id = "ubnd-7-qd-ubnd", .symbol = "7 QĐ/UBND"});
  const std::string text = write_manifest(manifest);
  Diagnostics diagnostics;
  const auto read = read_manifest(text, "manifest.txt", diagnostics);
  REQUIRE(read);
  CHECK(texts_of(diagnostics).empty());
  CHECK(read->files.back().path == "text/ubnd-45-2022-qd-ubnd.txt");
  CHECK(read->files[1].path == "print/cover.pdf");
  CHECK(read->acts.back().symbol == "7 QĐ/UBND");
  CHECK(read->former_sha256 == manifest.former_sha256);
  CHECK(write_manifest(*read) == text);
}

TEST_CASE("a manifest of another form is refused with the line") {
  CHECK(faults_of("") == Faults{"0: G0901 the manifest is empty"});
  CHECK(faults_of("%PDF-1.7\n") == Faults{"1: G0901 it is no manifest: its first line is another"});
  CHECK(faults_of(with("manifest 1", "manifest 2")) ==
        Faults{"1: G0902 the manifest is of a later version than this program knows"});
  CHECK(faults_of(with("2022/38-39", "2022/39-38")) == Faults{"2: G0901 no number of an issue"});
  CHECK(faults_of(with("2022/38-39", "2022/038-39")) == Faults{"2: G0901 no number of an issue"});
  CHECK(faults_of(with("date 2022-09-20", "date 2022-02-31")) ==
        Faults{"3: G0901 no day of the calendar"});
  CHECK(faults_of(with("05:00:00Z", "05:00:00+07:00")) ==
        Faults{"4: G0901 no moment as 2022-09-20T05:00:00Z"});
  CHECK(faults_of(with("signatures 1", "signatures 0")) ==
        Faults{"6: G0901 no number of signatures"});
  CHECK(faults_of(with("signatures 1", "signatures 01")) ==
        Faults{"6: G0901 no number of signatures"});
  CHECK(faults_of(with(" 412", "")) == Faults{"7: G0901 no SHA-256 and number of links"});
  CHECK(faults_of(with("prev none", "prev 12ab")) ==
        Faults{"8: G0901 neither a SHA-256 nor \"none\""});
  CHECK(faults_of(with("prev none\n", "")) ==
        Faults{"8: G0901 here stands a line \"prev ...\", and it does not"});
  CHECK(faults_of(with(" 45/2022/QĐ-UBND", "")) ==
        Faults{"9: G0901 an act is \"act SHA-256 id symbol\""});
  CHECK(faults_of(with(" 9 text", " 09 text")) ==
        Faults{"11: G0901 a file is \"file SHA-256 bytes path\""});
  CHECK(faults_of(with(" 9 text", " 99999999999999999999 text")) ==
        Faults{"11: G0901 a file is \"file SHA-256 bytes path\""});
  CHECK(faults_of(with("site ", "seite ")) ==
        Faults{"12: G0901 a manifest of version 1 has no such line"});
  CHECK(faults_of(with("site ", "\nsite ")) ==
        Faults{"12: G0901 a manifest of version 1 has no such line"});
}

TEST_CASE("bytes that no manifest has are refused as a whole") {
  const std::string text = write_manifest(small_manifest());
  CHECK(faults_of(with("\ndate", "\r\ndate")) ==
        Faults{"2: G0901 its lines end as those of Windows do"});
  CHECK(faults_of(with("Đồng", "\xC4ng")) == Faults{"5: G0901 it is not UTF-8"});
  CHECK(faults_of(with("Công", std::string_view("C\0", 2))) == Faults{"5: G0901 it has a byte 0"});
  CHECK(faults_of(text.substr(0, text.size() - 1)) ==
        Faults{"12: G0901 the last line has no end: the file was cut"});
  CHECK(faults_of("\xEF\xBB\xBF" + text) ==
        Faults{"1: G0901 it is no manifest: its first line is another"});
  CHECK(faults_of(with("Công báo", "Co\xCC\x82ng báo")) ==
        Faults{"5: G0901 the words are empty, or not written as the program writes them"});
  CHECK(faults_of(with("Công báo", "Công\u200B báo"))
            .front()
            .starts_with("5: G0901 the words have a character that nobody sees, U+200B"));
  CHECK(faults_of(std::string(16'000'001, 'a')) ==
        Faults{"0: G0901 it is larger than any manifest"});
}

TEST_CASE("what is out of order or there twice is refused") {
  const std::string pdf = sha256("PDF");
  CHECK(faults_of(with("text/ubnd-45-2022-qd-ubnd.txt", "online/issue.pdf")) ==
        Faults{"11: G0901 it stands here a second time"});
  CHECK(faults_of(with("text/ubnd-45-2022-qd-ubnd.txt", "cover.pdf")) ==
        Faults{"11: G0901 it does not stand in its order"});
  CHECK(faults_of(write_manifest(small_manifest()) + "file " + pdf + " 3 zzz\n") ==
        Faults{"13: G0901 it does not stand in its order: acts, files, site"});
}

TEST_CASE("a path of a manifest leads nowhere but into its folder") {
  for (const std::string_view path :
       {"/etc/passwd", "../x.pdf", "text/../../x.pdf", "a//b", "a/./b", "a/", "C:/x.pdf", "a\\b",
        "-", "-rf", " a", "a ", "a'b", "a\"b", "a\tb", "a\u202Eb", "."}) {
    INFO(path);
    CHECK(fault_of_path(path));
    const std::vector<std::string> faults = faults_of(with("text/ubnd-45-2022-qd-ubnd.txt", path));
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].starts_with("11: G0903 the path may not be followed: "));
  }
  CHECK(fault_of_path(std::string(1'001, 'a')) == "it is too long");
  CHECK_FALSE(fault_of_path("online/quyết định..2 (số 5).pdf"));
}

TEST_CASE("a file that is no manifest gives few findings") {
  std::string text = write_manifest(small_manifest());
  for (int i = 0; i < 1'000; ++i) {
    text += "nonsense\n";
  }
  const std::vector<std::string> faults = faults_of(text);
  CHECK(faults.size() == 20);
  CHECK(faults.back() == "32: G0901 this line and further ones are faulty");
  CHECK(faults_of(with("prev none", "prev " + std::string(10'000, 'a'))) ==
        std::vector<std::string>{"8: G0901 the line is too long"});
}

TEST_CASE("no change of one byte of a manifest is read as the same manifest") {
  const std::string text = write_manifest(small_manifest());
  const Manifest manifest = small_manifest();
  for (std::size_t i = 0; i < text.size(); ++i) {
    for (const unsigned bit : {0x01U, 0x20U, 0x80U}) {
      std::string changed = text;
      changed[i] = static_cast<char>(static_cast<unsigned char>(changed[i]) ^ bit);
      Diagnostics diagnostics;
      const auto read = read_manifest(changed, "manifest.txt", diagnostics);
      INFO("byte " << i);
      CHECK(read.has_value() != diagnostics.has_errors());
      CHECK_FALSE((read && *read == manifest));
    }
  }
}

}  // namespace gazette::seal
