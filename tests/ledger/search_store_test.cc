#include "gazette/ledger/search_store.h"

#include <fstream>

#include <catch2/catch.hpp>

#include "gazette/base/process.h"

namespace gazette::ledger {
namespace {

StoredAct sample(std::string id, std::string text) {
  return {.id = std::move(id),
          .mark = "1",
          .title = "Quyết định số 45/2022/QĐ-UBND về đất đai",
          .number = "45/2022/QĐ-UBND",
          .kind = "quyet-dinh",
          .issuer = "ubnd",
          .date = {.year = 2022, .month = 9, .day = 15},
          .years = {2022},
          .passages = {{.anchor = "dieu-1", .label = "Điều 1", .text = std::move(text)}}};
}

/// "rank id: passages": what is found.
std::vector<std::string> found(const SearchStore& store, std::string_view query,
                               const StoreFilter& filter = {}) {
  std::vector<std::string> lines;
  for (const FoundAct& act : store.find(read_search_query(query), filter, {})) {
    std::string line = std::string(to_text(act.rank)) + " " + act.id;
    for (const FoundPassage& passage : act.passages) {
      line += " " + passage.label + ":";
      for (const ExtractPiece& piece : passage.extract) {
        line += piece.is_found ? " [" + piece.text + "]" : "";
      }
    }
    lines.push_back(line);
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST_CASE("a syllable with marks is found with these, a bare one with any") {
  const ScratchFolder folder;
  SearchStore store(folder.path() / "build" / "search.db");
  StoredAct land = sample("a", "Quản lý đường sá ở Hoà Bình");
  StoredAct fee = sample("b", "Phí thuê đất; đai an toàn");
  fee.title = "Nghị quyết";
  fee.number = "05/2022/NQ-HĐND";
  fee.date = {.year = 2023, .month = 1, .day = 2};
  store.update({land, fee}, {});
  CHECK(found(store, "duong") == Lines{"phrase a Điều 1: [đường]"});
  CHECK(found(store, "đường") == Lines{"exact a Điều 1: [đường]"});
  CHECK(found(store, "dường").empty());
  CHECK(found(store, "hòa binh") == Lines{"phrase a Điều 1: [Hoà Bình]"});
  CHECK(found(store, "dat dai") == Lines{"title_phrase a", "words_passage b Điều 1: [đất] [đai]"});
  CHECK(found(store, "\"đất đai\"") == Lines{"title_exact a"});
  CHECK(found(store, "\"dat đai\"") == Lines{"title_phrase a"});
  CHECK(found(store, "5/2022/nq-hdnd") == Lines{"number b"});
  CHECK(found(store, "45") == Lines{"number a"});
  CHECK(found(store, "2/1/2023") == Lines{"title_exact b"});
  CHECK(found(store, "").empty());
  CHECK(found(store, "NOT * ^ \" OR marked : -").empty());
}

TEST_CASE("acts are found by their year, kind and issuer alone where these are asked for") {
  const ScratchFolder folder;
  SearchStore store(folder.path() / "search.db");
  store.update({sample("a", "x")}, {});
  CHECK(found(store, "x", {.year = 2022}).size() == 1);
  CHECK(found(store, "x", {.year = 202}).empty());
  CHECK(found(store, "x", {.kind = "quyet-dinh", .issuer = "ubnd"}).size() == 1);
  CHECK(found(store, "x", {.kind = "nghi-quyet"}).empty());
  CHECK(found(store, "x", {.issuer = "hdnd"}).empty());
}

TEST_CASE("an act put again is found by its new text alone, one taken out no more") {
  const ScratchFolder folder;
  SearchStore store(folder.path() / "search.db");
  store.update({sample("a", "cũ"), sample("b", "cũ")}, {});
  StoredAct changed = sample("a", "mới");
  changed.mark = "2";
  store.update({changed}, {"b"});
  CHECK(found(store, "cũ").empty());
  CHECK(found(store, "mới") == Lines{"exact a Điều 1: [mới]"});
  CHECK(store.marks() == std::map<std::string, std::string, std::less<>>{{"a", "2"}});
}

TEST_CASE("a store is kept when it is opened again, and made anew where it is none") {
  const ScratchFolder folder;
  const std::filesystem::path path = folder.path() / "search.db";
  {
    SearchStore store(path);
    store.update({sample("a", "x")}, {});
  }
  CHECK(SearchStore(path).marks().size() == 1);
  for (const std::string& bytes :
       {std::string("no database"), std::string(), std::string(5'000, 'x')}) {
    std::ofstream(path, std::ios::binary) << bytes;
    CHECK(SearchStore(path).marks().empty());
    SearchStore store(path);
    store.update({sample("a", "x")}, {});
    CHECK(found(store, "x").size() == 1);
  }
}

}  // namespace
}  // namespace gazette::ledger
