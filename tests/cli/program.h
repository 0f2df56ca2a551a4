// The program itself, run as people run it: in a folder, with arguments, and nothing known of it
// but what it prints, its exit code and what it leaves on the disk.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette::cli {

/// What a run gave.
struct Outcome {
  int code = 0;  // 128 and the signal's number where a signal ended it
  std::string out = {};
  std::string err = {};
};

/// Runs a program found on the path, or by its own path, in `folder`. No file that it writes may
/// grow over `file_bytes_max`, which is how a full disk is played; 0 sets no limit.
[[nodiscard]] Outcome run_program(const std::vector<std::string>& command,
                                  const std::filesystem::path& folder,
                                  std::size_t file_bytes_max = 0);

/// Everything in a folder by its path: the bytes of files, nothing for folders.
using Contents = std::map<std::string, std::string>;

/// The paths that two folders do not have in common, or not with the same bytes.
[[nodiscard]] std::vector<std::string> differences(const Contents& before, const Contents& after);

/// A folder of its own under the temporary one, which goes away with it.
class Workspace {
 public:
  /// With nothing in it.
  Workspace();
  ~Workspace();
  Workspace(const Workspace&) = delete;
  Workspace& operator=(const Workspace&) = delete;

  /// Copies samples/dong-nai into the folder.
  void copy_sample();
  /// Copies the sample, takes its inbox in and builds its two issues of 2022.
  void build_sample(const std::string& threads = "2");
  /// Copies the sample's settings only, and makes a record.
  void begin_office();

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::string read(const std::string& name) const;
  void write(const std::string& name, std::string_view bytes) const;
  [[nodiscard]] bool has(const std::string& name) const;
  /// The folder of an act on the site, whatever its day: "site/eli/2022/09/15/<id>". Empty where
  /// there is none.
  [[nodiscard]] std::string site_folder(const std::string& act) const;
  /// Everything under `name`, a folder of the workspace; under the workspace where it is empty.
  [[nodiscard]] Contents contents(const std::string& name = "") const;

  /// Runs `gazette` with these arguments in the folder.
  [[nodiscard]] Outcome run(std::vector<std::string> arguments,
                            std::size_t file_bytes_max = 0) const;
  /// The same for a step that has to go well: what it printed. Fails the test where it does not.
  std::string done(const std::vector<std::string>& arguments) const;

 private:
  std::filesystem::path path_;
};

/// The day that the program takes for today, while this lives.
class Today {
 public:
  explicit Today(const char* day);
  ~Today();
  Today(const Today&) = delete;
  Today& operator=(const Today&) = delete;
};

/// Runs a command that must be refused: exit code 1, `finding` as the first of what is said, the
/// count of findings as the last, and nothing changed on the disk.
void refuse(const Workspace& workspace, const std::vector<std::string>& arguments,
            const std::string& finding);

/// Whether an outside judge is installed; says so where it is not.
[[nodiscard]] bool has_judge(const std::string& name);

/// Text without its white space: what is left is what paper, screen and source must agree on.
[[nodiscard]] std::string without_space(std::string_view text);

[[nodiscard]] std::vector<std::string> lines_of(std::string_view text);

/// A short decision in Markdown. What differs from the right one is named.
struct ActText {
  std::string front = "issuer = \"ubnd\"";
  std::string number = "Số: 45/2022/QĐ-UBND";
  std::string date = "Đồng Nai, ngày 15 tháng 9 năm 2022";
  std::string article = "Ban hành quy định mẫu.";
};
[[nodiscard]] std::string markdown(const ActText& act = {});

/// A plan of one number.
[[nodiscard]] std::string plan_of(int number, const std::string& date,
                                  const std::vector<std::string>& acts);

/// A ZIP of one file, stored as it is.
[[nodiscard]] std::string zip_of(const std::string& name, const std::string& bytes);

}  // namespace gazette::cli
