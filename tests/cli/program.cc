// The program itself, run as people run it.

#include "tests/cli/program.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <set>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "gazette/base/text.h"
#include "tests/stored_zip.h"

namespace gazette::cli {
namespace {

namespace fs = std::filesystem;

constexpr int kSignalled = 128;
constexpr int kNotFound = 127;

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using Stream = std::unique_ptr<std::FILE, Close>;

std::string read_back(std::FILE* file) {
  std::rewind(file);
  std::string text;
  std::array<char, 4096> part{};
  while (const std::size_t size = std::fread(part.data(), 1, part.size(), file)) {
    text.append(part.data(), size);
  }
  return text;
}

/// The part of a run that happens in the new process.
[[noreturn]] void become(std::vector<char*>& arguments, const fs::path& folder, int out, int err,
                         std::size_t file_bytes_max) {
  if (file_bytes_max > 0) {
    // The program itself has to ignore the signal, as a shell's `ulimit -f` leaves it.
    std::signal(SIGXFSZ, SIG_DFL);
    const rlimit limit{.rlim_cur = file_bytes_max, .rlim_max = file_bytes_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  if (chdir(folder.c_str()) == 0 && dup2(out, STDOUT_FILENO) >= 0 &&
      dup2(err, STDERR_FILENO) >= 0) {
    execvp(arguments.front(), arguments.data());
  }
  _exit(kNotFound);
}

}  // namespace

Outcome run_program(const std::vector<std::string>& command, const fs::path& folder,
                    std::size_t file_bytes_max) {
  const Stream out(std::tmpfile());
  const Stream err(std::tmpfile());
  REQUIRE((out && err));
  std::vector<std::string> words = command;
  std::vector<char*> arguments;
  for (std::string& word : words) {
    arguments.push_back(word.data());
  }
  arguments.push_back(nullptr);
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    become(arguments, folder, fileno(out.get()), fileno(err.get()), file_bytes_max);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  return {.code = WIFEXITED(status) ? WEXITSTATUS(status) : kSignalled + WTERMSIG(status),
          .out = read_back(out.get()),
          .err = read_back(err.get())};
}

std::vector<std::string> differences(const Contents& before, const Contents& after) {
  std::set<std::string> paths;
  for (const Contents* const one : {&before, &after}) {
    const Contents& other = one == &before ? after : before;
    for (const auto& [path, bytes] : *one) {
      const auto found = other.find(path);
      if (found == other.end() || found->second != bytes) {
        paths.insert(path);
      }
    }
  }
  return {paths.begin(), paths.end()};
}

Workspace::Workspace() {
  std::string name = (fs::temp_directory_path() / "gazette-cli-XXXXXX").string();
  REQUIRE(mkdtemp(name.data()) != nullptr);
  path_ = name;
}

Workspace::~Workspace() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

void Workspace::copy_sample() {
  fs::copy(fs::path(GAZETTE_SOURCE_DIR) / "samples" / "dong-nai", path_,
           fs::copy_options::recursive);
}

void Workspace::begin_office() {
  fs::copy(fs::path(GAZETTE_SOURCE_DIR) / "samples" / "dong-nai" / "gazette.toml", path_);
  done({"init"});
}

void Workspace::build_sample(const std::string& threads) {
  copy_sample();
  done({"init"});
  done({"ingest", "inbox", "--received", "2022-08-20"});
  done({"plan", "2022/37", "--begin-year"});
  done({"plan", "2022/38-39"});
  done({"build", "2022/37", "--threads", threads});
  done({"build", "2022/38-39", "--threads", threads});
}

std::string Workspace::read(const std::string& name) const {
  std::ifstream file(path_ / name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void Workspace::write(const std::string& name, std::string_view bytes) const {
  fs::create_directories((path_ / name).parent_path());
  std::ofstream(path_ / name, std::ios::binary) << bytes;
}

std::string Workspace::site_folder(const std::string& act) const {
  const fs::path acts = path_ / "site" / "eli";
  if (fs::exists(acts)) {
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(acts)) {
      if (entry.is_directory() && entry.path().filename() == act) {
        return entry.path().lexically_relative(path_).generic_string();
      }
    }
  }
  return {};
}

bool Workspace::has(const std::string& name) const {
  return fs::exists(path_ / name);
}

Contents Workspace::contents(const std::string& name) const {
  Contents contents;
  const fs::path folder = name.empty() ? path_ : path_ / name;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    const std::string path = entry.path().lexically_relative(folder).generic_string();
    if (entry.is_directory()) {
      contents[path + "/"] = "";
    } else {
      contents[path] = read(entry.path().lexically_relative(path_).string());
    }
  }
  return contents;
}

Outcome Workspace::run(std::vector<std::string> arguments, std::size_t file_bytes_max) const {
  arguments.insert(arguments.begin(), GAZETTE_BINARY);
  return run_program(arguments, path_, file_bytes_max);
}

std::string Workspace::done(const std::vector<std::string>& arguments) const {
  const Outcome outcome = run(arguments);
  INFO(fmt::format("gazette {}", fmt::join(arguments, " ")));
  INFO(outcome.err);
  REQUIRE(outcome.err.find(" error[") == std::string::npos);
  REQUIRE(outcome.err.find(" warning[") == std::string::npos);
  REQUIRE(outcome.code == 0);
  return outcome.out;
}

Today::Today(const char* day) {
  setenv("GAZETTE_TODAY", day, 1);
}

Today::~Today() {
  unsetenv("GAZETTE_TODAY");
}

void refuse(const Workspace& workspace, const std::vector<std::string>& arguments,
            const std::string& finding) {
  INFO(fmt::format("gazette {}", fmt::join(arguments, " ")));
  const Contents before = workspace.contents();
  const Outcome outcome = workspace.run(arguments);
  CHECK(outcome.err.substr(0, finding.size()) == finding);
  CHECK(outcome.err.ends_with(
      "nothing was changed for what has errors; `gazette explain CODE` tells more\n"));
  CHECK(outcome.code == 1);
  CHECK(differences(before, workspace.contents()) == std::vector<std::string>{});
}

bool has_judge(const std::string& name) {
  if (run_program({"sh", "-c", "command -v " + name}, fs::temp_directory_path()).code == 0) {
    return true;
  }
  std::cout << "skipped: " << name << " is not installed\n";
  return false;
}

std::string without_space(std::string_view text) {
  std::string result;
  for (const char32_t c : to_code_points(text)) {
    const bool is_space = c <= U' ' || c == U'\u00A0' || c == U'\u2028' || c == U'\u3000' ||
                          (c >= U'\u2000' && c <= U'\u200A') || c == U'\u202F';
    if (!is_space) {
      append_utf8(result, c);
    }
  }
  return result;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  for (const std::string_view line : split(text, '\n')) {
    lines.emplace_back(line);
  }
  if (!lines.empty() && lines.back().empty()) {
    lines.pop_back();
  }
  return lines;
}

std::string markdown(const ActText& act) {
  return fmt::format(
      "+++\n{}\n+++\n\n{}\n\n*{}*\n\n# QUYẾT ĐỊNH\n\n**Ban hành quy định mẫu**\n\n"
      "**ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI**\n\n*Căn cứ Luật Tổ chức chính quyền địa phương;*\n\n"
      "**QUYẾT ĐỊNH:**\n\n**Điều 1.** {}\n\n**Điều 2.** Quyết định này có hiệu lực sau 10 ngày kể "
      "từ ngày ký./.\n\n**TM. ỦY BAN NHÂN DÂN**\n\n**CHỦ TỊCH**\n\n"
      "**Nguyễn Văn A**\n",
      act.front, act.number, act.date, act.article);
}

std::string plan_of(int number, const std::string& date, const std::vector<std::string>& acts) {
  std::string text = fmt::format("number = {}\nyear = 2022\ndate = {}\n", number, date);
  for (const std::string& act : acts) {
    text += fmt::format("[[entry]]\nact = \"{}\"\n", act);
  }
  return text;
}

std::string zip_of(const std::string& name, const std::string& bytes) {
  return stored_zip({{.name = name, .bytes = bytes}});
}

}  // namespace gazette::cli
