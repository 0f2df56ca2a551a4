#include "gazette/publish/publish.h"

#include <map>

#include <catch2/catch.hpp>

#include "gazette/base/hash.h"
#include "gazette/base/process.h"

namespace gazette::publish {
namespace {

namespace fs = std::filesystem;

/// A server in memory that can break off after so many files.
class MemoryPlace final : public Place {
 public:
  MemoryPlace(fs::path site, std::map<std::string, std::string>& has) : site_(site), has_(has) {}

  std::optional<std::string> read(const std::string& path) override {
    return has_.contains(path) ? std::optional(has_.at(path)) : std::nullopt;
  }
  void put(const std::vector<std::string>& paths) override {
    for (const std::string& path : paths) {
      if (files_left == 0) {
        throw Error("the line was cut", path);
      }
      --files_left;
      done.push_back("+" + path);
      has_[path] = is_full ? "" : real_files().read(site_ / path);
    }
  }
  void remove(const std::vector<std::string>& paths) override {
    for (const std::string& path : paths) {
      done.push_back("-" + path);
      has_.erase(path);
    }
  }
  std::vector<std::string> find_differing(const std::vector<std::string>& paths) override {
    done.emplace_back("?");
    std::vector<std::string> differing;
    for (const std::string& path : paths) {
      if (!has_.contains(path) || has_[path] != real_files().read(site_ / path)) {
        differing.push_back(path);
      }
    }
    return differing;
  }

  int files_left = 1000;
  bool is_full = false;
  std::vector<std::string> done = {};

 private:
  fs::path site_;
  std::map<std::string, std::string>& has_;
};

/// Writes a site of these files, with its lists.
void write_site(const fs::path& site, const std::map<std::string, std::string>& contents) {
  Files& files = real_files();
  files.remove(site);
  std::map<std::string, std::vector<web::ListedFile>> lists;
  for (const auto& [path, bytes] : contents) {
    files.write(site / path, bytes);
    lists[web::site_list_name(path)].push_back(
        {.path = path, .first = "2022/37", .bytes = bytes.size(), .sha256 = sha256(bytes)});
  }
  std::vector<web::SiteListEntry> entries;
  for (auto& [name, listed] : lists) {
    entries.push_back({.name = name, .files_count = listed.size()});
    const web::SiteFile list = web::make_site_list(name, std::move(listed));
    files.write(site / list.path, list.bytes);
    entries.back().sha256 = sha256(list.bytes);
  }
  files.write(site / web::kSiteListsPath, web::make_site_lists(std::move(entries)).bytes);
}

const std::map<std::string, std::string> kFirst = {{"index.html", "home of 37"},
                                                   {"2022/37/index.html", "issue 37"},
                                                   {"2022/37/a.pdf", "pdf"},
                                                   {"tim-kiem/chi-muc/2022/words/0/9.js", "old"}};
const std::map<std::string, std::string> kSecond = {{"index.html", "home of 37 and 38"},
                                                    {"2022/37/index.html", "issue 37, corrected"},
                                                    {"2022/37/a.pdf", "pdf"},
                                                    {"2022/38/index.html", "issue 38"},
                                                    {"2022/38/b.pdf", "pdf"}};

struct Run {
  std::vector<std::string> done = {};
  std::string findings = {};
  bool was_cut = false;
  std::string note = {};
  std::size_t files_count = 0;  // as told while it was sent
  std::uint64_t bytes = 0;
};

struct Conditions {
  int files_left = 1000;  // until the line is cut
  bool is_full = false;
  Believed believed = Believed::lists;
  std::string note = {};  // of an upload that did not end
};

Run run(const fs::path& site, std::map<std::string, std::string>& has,
        const Conditions& conditions = {}) {
  MemoryPlace place(site, has);
  place.files_left = conditions.files_left;
  place.is_full = conditions.is_full;
  Diagnostics diagnostics;
  Run result;
  try {
    const KnownPlace known = {.believed = conditions.believed,
                              .unfinished = unfinished_of(conditions.note)};
    const auto upload = plan_upload(real_files(), site, place, known, diagnostics);
    if (upload) {
      result.note = to_note(*upload, known.unfinished);
      UploadProgress progress;
      progress.on_sending = [&](std::size_t files_count, std::uint64_t bytes) {
        result.files_count += files_count;
        result.bytes += bytes;
      };
      carry_out(*upload, place, progress, diagnostics);
    }
  } catch (const Error&) {
    result.was_cut = true;
  }
  result.done = place.done;
  for (const Diagnostic& each : diagnostics.list()) {
    result.findings += std::string(each.code) + " " + each.message + "\n";
  }
  return result;
}

}  // namespace

TEST_CASE("an upload sends what changed: new before old, lists last, removes at the end") {
  const ScratchFolder scratch;
  const fs::path site = scratch.path() / "site";
  std::map<std::string, std::string> has = {{"robots.txt", "of others"}};
  write_site(site, kFirst);
  CHECK(run(site, has).findings.empty());
  write_site(site, kSecond);
  const Run second = run(site, has);
  CHECK(second.findings.empty());
  CHECK(second.done ==
        std::vector<std::string>{"?", "?", "+2022/38/b.pdf", "+2022/38/index.html",
                                 "+2022/37/index.html", "+index.html", "?",
                                 "-tim-kiem/chi-muc/2022/words/0/9.js", "+du-lieu/dia-chi/2022.txt",
                                 "+du-lieu/dia-chi/chung.txt", "+du-lieu/dia-chi.txt"});
  CHECK(has.at("robots.txt") == "of others");
  CHECK(run(site, has).done == std::vector<std::string>{"?"});  // the lists, compared
}

TEST_CASE("wherever the line is cut, the next upload ends with everything there and nothing old") {
  const ScratchFolder scratch;
  const fs::path site = scratch.path() / "site";
  write_site(site, kFirst);
  std::map<std::string, std::string> first;
  run(site, first);
  write_site(site, kSecond);
  std::map<std::string, std::string> whole = first;
  run(site, whole);
  bool was_cut = true;
  for (int n = 0; was_cut; ++n) {
    INFO("cut after " << n << " files");
    std::map<std::string, std::string> has = first;
    was_cut = run(site, has, {.files_left = n}).was_cut;
    // The home page leads to issue 38 only once that is there.
    CHECK((has.at("index.html") == kFirst.at("index.html") || has.contains("2022/38/index.html")));
    CHECK(run(site, has).findings.empty());
    CHECK(has == whole);
  }
}

TEST_CASE("a site that is as it was again after a cut upload leaves nothing of that upload") {
  const ScratchFolder scratch;
  const fs::path site = scratch.path() / "site";
  write_site(site, kFirst);
  std::map<std::string, std::string> first;
  run(site, first);
  bool was_cut = true;
  for (int n = 0; was_cut; ++n) {
    INFO("cut after " << n << " files");
    std::map<std::string, std::string> has = first;
    write_site(site, kSecond);
    const Run cut = run(site, has, {.files_left = n});
    was_cut = cut.was_cut;
    write_site(site, kFirst);
    const Run again = run(site, has, {.files_left = 0, .note = cut.note});
    CHECK(run(site, has, {.note = again.was_cut ? again.note : cut.note}).findings.empty());
    for (const auto& [path, bytes] : has) {
      CHECK((first.contains(path) && first.at(path) == bytes ? "" : path) == "");
    }
    CHECK(has.size() == first.size());
  }
}

TEST_CASE("a note of an upload that somebody changed says nothing") {
  CHECK(unfinished_of("../../etc/passwd\t-\t1\t" + std::string(64, 'a') + "\n").empty());
  CHECK(unfinished_of("index.html\n").empty());
  CHECK(unfinished_of("").empty());
}

TEST_CASE("what arrived before the line was cut is neither sent nor counted again") {
  const ScratchFolder scratch;
  const fs::path site = scratch.path() / "site";
  const std::string megabytes(9'000'000, 'x');
  write_site(site, {{"2022/37/a.pdf", megabytes},
                    {"2022/37/b.pdf", megabytes},
                    {"2022/37/c.pdf", "small"},
                    {"index.html", "home"}});
  std::map<std::string, std::string> whole;
  const Run at_once = run(site, whole);
  CHECK(at_once.files_count == 7);
  std::map<std::string, std::string> has;
  // b.pdf and c.pdf are sent together, and only b.pdf arrives.
  const Run cut = run(site, has, {.files_left = 2});
  CHECK(cut.was_cut);
  CHECK(cut.files_count == 3);
  CHECK(cut.bytes == 18'000'005);
  const Run rest = run(site, has);
  CHECK(rest.files_count == 5);
  CHECK(rest.bytes == at_once.bytes - 18'000'000);
  CHECK(has == whole);
}

TEST_CASE("a server that lost and changed files gets them again, where every file is compared") {
  const ScratchFolder scratch;
  const fs::path site = scratch.path() / "site";
  write_site(site, kFirst);
  std::map<std::string, std::string> has;
  run(site, has);
  const std::map<std::string, std::string> whole = has;
  has.erase("2022/37/a.pdf");
  has["index.html"] = "home of somebody else";
  CHECK(run(site, has).done == std::vector<std::string>{"?"});  // its lists are as they were
  has["du-lieu/dia-chi/2022.txt"] = "cut of";
  const Run repaired = run(site, has, {.believed = Believed::files});
  CHECK(repaired.findings.empty());
  CHECK(repaired.done == std::vector<std::string>{"?", "?", "+2022/37/a.pdf", "+index.html", "?",
                                                  "+du-lieu/dia-chi/2022.txt"});
  CHECK(has == whole);
}

TEST_CASE("a list that the server lost or changed is sent again, with what is lost of its files") {
  const ScratchFolder scratch;
  const fs::path site = scratch.path() / "site";
  write_site(site, kFirst);
  std::map<std::string, std::string> whole;
  run(site, whole);
  std::map<std::string, std::string> has = whole;
  has.erase("du-lieu/dia-chi/2022.txt");
  CHECK(run(site, has).done == std::vector<std::string>{"?", "?", "+du-lieu/dia-chi/2022.txt"});
  CHECK(has == whole);
  // What a list says that is not as the list of lists says is not acted on.
  has["du-lieu/dia-chi/2022.txt"] = "2022/of-others.html\t-\t1\t" + std::string(64, 'a') + "\n";
  has["2022/of-others.html"] = "x";
  has.erase("2022/37/a.pdf");
  CHECK(run(site, has).done ==
        std::vector<std::string>{"?", "?", "+2022/37/a.pdf", "?", "+du-lieu/dia-chi/2022.txt"});
  CHECK(has.erase("2022/of-others.html") == 1);
  CHECK(has == whole);
}

TEST_CASE("what did not arrive whole is told, and the server keeps its lists and its old files") {
  const ScratchFolder scratch;
  const fs::path site = scratch.path() / "site";
  write_site(site, kFirst);
  std::map<std::string, std::string> has;
  run(site, has);
  const std::string lists = has.at("du-lieu/dia-chi.txt");
  write_site(site, kSecond);
  const Run full = run(site, has, {.is_full = true});
  CHECK(full.findings ==
        "G0821 sent, but not there as it was sent: 2022/38/b.pdf, 2022/38/index.html, "
        "2022/37/index.html, index.html\n");
  CHECK(has.at("du-lieu/dia-chi.txt") == lists);
  CHECK(has.contains("tim-kiem/chi-muc/2022/words/0/9.js"));
  CHECK(run(site, has).findings.empty());
  MemoryPlace place(site, has);
  Diagnostics diagnostics;
  CHECK(verify(real_files(), site, place, diagnostics) == 8);
  CHECK(diagnostics.list().empty());
  has["2022/37/a.pdf"] = "broken";
  verify(real_files(), site, place, diagnostics);
  CHECK(diagnostics.list().front().message ==
        "1 of 8 files are absent or others on the server: 2022/37/a.pdf");
}

TEST_CASE("a site that is not as its lists say is not sent") {
  const ScratchFolder scratch;
  const fs::path site = scratch.path() / "site";
  std::map<std::string, std::string> has;
  CHECK(run(site, has).findings == "G0820 the site has no list of addresses that can be read\n");
  write_site(site, kFirst);
  real_files().write(site / "index.html", "home of 36");
  real_files().write(site / "notes.txt", "mine");
  real_files().remove(site / "2022/37/a.pdf");
  CHECK(run(site, has).findings ==
        "G0820 files are not as the build left them: index.html\n"
        "G0820 files are missing: 2022/37/a.pdf\n"
        "G0810 not made by the program, and not uploaded: notes.txt\n");
  CHECK(has.empty());
}

TEST_CASE("a list of the server that leads out of the site removes nothing there") {
  const ScratchFolder scratch;
  const fs::path site = scratch.path() / "site";
  write_site(site, kFirst);
  std::map<std::string, std::string> has;
  run(site, has);
  const std::string hash(64, 'a');
  has["du-lieu/dia-chi/2022.txt"] = "../../etc/passwd\t-\t1\t" + hash + "\n";
  has["du-lieu/dia-chi.txt"] = "2022\t1\t1\t" + hash + "\n";
  for (const std::string& step : run(site, has).done) {
    CHECK(step.front() != '-');
  }
}

TEST_CASE("uploads are kept with their places, and limits are told when they come near") {
  const std::vector<PastUpload> uploads = {
      {.date = {2022, 8, 30}, .place = "a \"b\", c", .files_count = 2, .bytes = 70'000'000},
      {.date = {2021, 8, 30}, .place = "x", .files_count = 1, .bytes = 5}};
  const std::string csv = to_csv(uploads);
  CHECK(csv ==
        "date,place,files,bytes\n2022-08-30,\"a \"\"b\"\", c\",2,70000000\n2021-08-30,\"x\",1,5\n");
  const auto read = read_uploads(csv, "uploads.csv");
  REQUIRE(read.size() == 2);
  CHECK(read[0].place == "a \"b\", c");
  CHECK(read[0].bytes == 70'000'000);
  CHECK(bytes_of_year(read, "a \"b\", c", 2022) == 70'000'000);
  CHECK(bytes_of_year(read, "x", 2022) == 0);
  CHECK(bytes_of_year(read, "x/", 2021) == 5);
  CHECK_THROWS_AS(read_uploads("date,place,files,bytes\nyesterday\n", "uploads.csv"), Error);

  const model::Publishing limits = {.upload_bytes_most = 50'000'000,
                                    .year_bytes_most = 100'000'000};
  const auto told = [&](std::uint64_t bytes, std::uint64_t before) {
    Diagnostics diagnostics;
    check_budget(limits, bytes, before, diagnostics);
    std::string text;
    for (const Diagnostic& each : diagnostics.list()) {
      text += std::string(each.code) + " " + each.message + "\n";
    }
    return text;
  };
  CHECK(told(39'999'999, 40'000'000).empty());
  CHECK(told(40'000'000, 0) ==
        "G0822 this upload comes to 40.0 MB, and upload_megabytes_most allows 50 MB\n");
  CHECK(told(31'000'000, 70'000'000) ==
        "G0823 what this place got in the year, with this upload, comes to 101.0 MB, and "
        "year_megabytes_most allows 100 MB\n");
}

}  // namespace gazette::publish
