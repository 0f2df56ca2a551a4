#include "gazette/ingest/structure_signature_line.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "gazette/base/text.h"

namespace gazette::ingest {
namespace {

/// How the first line of a signature begins: for whom one signs (thay mặt, ký thay, thừa lệnh, thừa
/// ủy quyền, quyền), or the office one holds.
constexpr std::array<std::string_view, 77> kRoleStarts = {"tm.",
                                                          "kt.",
                                                          "tl.",
                                                          "tuq.",
                                                          "q.",
                                                          "t/m",
                                                          "k/t",
                                                          "t/l",
                                                          "tm ",
                                                          "kt ",
                                                          "tl ",
                                                          "chu tich",
                                                          "pho chu tich",
                                                          "thu tuong",
                                                          "pho thu tuong",
                                                          "bo truong",
                                                          "thu truong",
                                                          "giam doc",
                                                          "pho giam doc",
                                                          "tong giam doc",
                                                          "pho tong giam",
                                                          "cuc truong",
                                                          "tong cuc truong",
                                                          "pho tong cuc",
                                                          "vu truong",
                                                          "chanh van phong",
                                                          "pho chanh van phong",
                                                          "chanh thanh tra",
                                                          "chanh an",
                                                          "vien truong",
                                                          "tong kiem toan",
                                                          "tong thanh tra",
                                                          "thong doc",
                                                          "chu nhiem",
                                                          "pho chu nhiem",
                                                          "truong ban",
                                                          "pho truong ban",
                                                          "truong phong",
                                                          "bi thu",
                                                          "pho bi thu",
                                                          "hieu truong",
                                                          "chi cuc truong",
                                                          "truong doan",
                                                          "tu lenh",
                                                          "tong bi thu",
                                                          "thay mat ",
                                                          "ky thay ",
                                                          "thua lenh ",
                                                          "thua uy quyen",
                                                          "tuq ",
                                                          "quyen ",
                                                          "tm/",
                                                          "kt/",
                                                          "tl/",
                                                          "pho chanh thanh tra",
                                                          "pho chanh an",
                                                          "pho vien truong",
                                                          "pho tong kiem toan",
                                                          "pho tong thanh tra",
                                                          "pho thong doc",
                                                          "pho cuc",
                                                          "pho vu truong",
                                                          "pho truong phong",
                                                          "pho chi cuc truong",
                                                          "pho tu lenh",
                                                          "chinh uy",
                                                          "pho hieu truong",
                                                          "tong thu ky",
                                                          "pho truong doan",
                                                          "uy vien ",
                                                          "vien pho",
                                                          "cuc pho",
                                                          "dai bieu quoc hoi",
                                                          "truong cong an",
                                                          "ke toan truong",
                                                          "nguoi dung dau",
                                                          "xac thuc van ban hop nhat"};

/// Ranks and degrees before a name: all that may begin it with small letters.
constexpr std::array<std::string_view, 24> kRanksBeforeNames = {
    "dai tuong", "thuong tuong", "trung tuong", "thieu tuong", "do doc",        "chuan do doc",
    "dai ta",    "thuong ta",    "trung ta",    "thieu ta",    "dai uy",        "thuong uy",
    "trung uy",  "thieu uy",     "giao su",     "pho giao su", "tien si",       "thac si",
    "bac si",    "ky su",        "luat su",     "nha giao",    "kiem sat vien", "tham phan"};

/// How the remarks of a signing service begin, in the signature or over the head.
constexpr std::array<std::string_view, 15> kSignedMarks = {"da ky",        "chu ky",
                                                           "ky ten",       "ky, ",
                                                           "ky boi",       "nguoi ky:",
                                                           "thoi gian ky", "ngay ky:",
                                                           "ky dien tu",   "ky so",
                                                           "da duoc ky",   "digitally signed",
                                                           "signed by",    "signature not verified",
                                                           "email:"};

constexpr std::size_t kNameBytesMax = 70;
constexpr std::size_t kNameWordsMax = 8;

/// A name without the ranks and degrees before it: "Đại tá, TS. Nguyễn Văn A" -> "TS. Nguyễn ...".
std::string_view without_rank(std::string_view text) {
  for (bool found = true; found;) {
    found = false;
    for (const std::string_view rank : kRanksBeforeNames) {
      // A rank has as many words as its key; the name goes on behind them.
      std::size_t end = 0;
      const auto words = static_cast<std::size_t>(std::count(rank.begin(), rank.end(), ' ')) + 1;
      for (std::size_t word = 0; word < words && end != std::string_view::npos; ++word) {
        end = text.find(' ', end + (word > 0 ? 1 : 0));
      }
      std::string key = end == std::string_view::npos ? "" : fold(text.substr(0, end));
      while (!key.empty() && (key.back() == ',' || key.back() == '.' || key.back() == ':')) {
        key.pop_back();
      }
      if (key == rank) {
        text = trim(text.substr(end));
        found = true;
      }
    }
  }
  return text;
}

}  // namespace

bool starts_with_role(std::string_view key) {
  return std::any_of(kRoleStarts.begin(), kRoleStarts.end(),
                     [&](std::string_view start) { return key.starts_with(start); });
}

bool is_signed_mark(std::string_view key) {
  const std::string_view inner = key.substr(std::min(key.find_first_not_of("([ "), key.size()));
  return inner == "ky)" ||
         std::any_of(kSignedMarks.begin(), kSignedMarks.end(),
                     [&](std::string_view mark) { return inner.starts_with(mark); });
}

bool is_name(std::string_view text) {
  if (text.empty() || text.size() > kNameBytesMax || text.ends_with(';') || text.ends_with(':') ||
      text.ends_with(',') || text.ends_with('.')) {
    return false;
  }
  const std::vector<std::string_view> words = split(without_rank(text), ' ');
  if (words.size() < 2 || words.size() > kNameWordsMax) {
    return false;
  }
  return std::all_of(words.begin(), words.end(), [](std::string_view word) {
    if (word.empty() || word.find_first_of("0123456789:;()/\"") != std::string_view::npos) {
      return false;
    }
    std::size_t end = 0;
    static_cast<void>(next_code_point(word, end));
    return is_upper_case(word.substr(0, end));
  });
}

bool is_day_of_signing(const Line& line) {
  const std::size_t day = line.key.find("ngay ");
  return !line.is_table() && line.text.size() <= kRoleBytesMax && day != std::string::npos &&
         day < 40 && line.key.find("thang", day) != std::string::npos &&
         line.key.find("nam", day) != std::string::npos && (day == 0 || line.key[day - 1] == ' ');
}

bool certifies(std::string_view key) {
  return key.starts_with("xac thuc van ban hop nhat");
}

bool begins_recipients(std::string_view key) {
  constexpr std::string_view kWords = "noi nhan";
  if (!key.starts_with(kWords)) {
    return false;
  }
  const std::string_view rest = trim(key.substr(kWords.size()));
  return rest.empty() || rest.starts_with(':') || rest.starts_with('-');
}

bool is_recipient(const Line& line) {
  const bool is_dash = line.text.starts_with('-') || line.text.starts_with('+') ||
                       line.text.starts_with('*') || line.text.starts_with("–") ||
                       line.text.starts_with("•");
  return is_dash || line.key.starts_with("luu:") || line.key.starts_with("luu ") ||
         line.key.starts_with("nhu ");
}

}  // namespace gazette::ingest
