#include "text/fold.h"

#include <gtest/gtest.h>

namespace lectern {
namespace {

TEST(Fold, makes_what_a_searcher_takes_for_equal_equal) {
  struct Row {
    const char* text;
    const char* folded;
  };
  for (const Row& row : {
           Row{"Québec ÉTÉ", "quebec ete"},
           Row{"Straße", "strasse"},
           Row{"  two\n\twords\u00a0more ", "two words more "},
           Row{"ＡＢＣ １２", "abc 12"},
           Row{"İstanbul", "istanbul"},
           Row{"Ὀδυσσεύς", "οδυσσευσ"},
           Row{"ЁЛКА", "елка"},
           Row{"ガイド", "がいど"},
           Row{"かい", "かい"},
           Row{"ﾊﾟﾝ", "ぱん"},
           Row{"한국", "한국"},
           Row{"شُكْرًا", "شكرا"},
           Row{"कुमार", "कुमार"},
           Row{"ﬁne", "fine"},
           Row{"", ""},
       }) {
    EXPECT_EQ(folded(row.text), row.folded) << row.text;
  }
}

TEST(Fold, folding_again_changes_nothing) {
  for (const char* text : {"Ǆ ǰ ẞ ﬃ", "ｶﾞ ヴ", "e\u0301 \u1E9B\u0323", "\xff broken \xc3"}) {
    EXPECT_EQ(folded(folded(text)), folded(text)) << text;
  }
}

TEST(Fold, takes_away_what_a_person_takes_for_one_character) {
  EXPECT_EQ(without_last_character("ab"), "a");
  EXPECT_EQ(without_last_character("e\u0301"), "");
  EXPECT_EQ(without_last_character("a👩‍🚀"), "a");
  EXPECT_EQ(without_last_character("日本"), "日");
  EXPECT_EQ(without_last_character(""), "");
}

}  // namespace
}  // namespace lectern
