#include "markdown/entities.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/words.h"

namespace lectern {
namespace {

using Named = std::pair<std::string_view, char32_t>;

// U+00A0 to U+00FF in the order of their code points.
constexpr std::array<std::string_view, 96> kLatin1{
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",    "copy",   "ordf",
    "laquo",  "not",    "shy",    "reg",    "macr",   "deg",    "plusmn", "sup2",   "sup3",   "acute",  "micro",
    "para",   "middot", "cedil",  "sup1",   "ordm",   "raquo",  "frac14", "frac12", "frac34", "iquest", "Agrave",
    "Aacute", "Acirc",  "Atilde", "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute", "Ecirc",  "Euml",
    "Igrave", "Iacute", "Icirc",  "Iuml",   "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde", "Ouml",
    "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",  "szlig",  "agrave", "aacute",
    "acirc",  "atilde", "auml",   "aring",  "aelig",  "ccedil", "egrave", "eacute", "ecirc",  "euml",   "igrave",
    "iacute", "icirc",  "iuml",   "eth",    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide",
    "oslash", "ugrave", "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml"};

// U+0391 to U+03A9 and, in lower case, U+03B1 to U+03C9, but for U+03A2, which is no letter.
constexpr std::array<std::string_view, 25> kGreek{
    "Alpha", "Beta",    "Gamma", "Delta", "Epsilon", "Zeta",  "Eta", "Theta",   "Iota", "Kappa", "Lambda", "Mu",   "Nu",
    "Xi",    "Omicron", "Pi",    "Rho",   "Sigmaf",  "Sigma", "Tau", "Upsilon", "Phi",  "Chi",   "Psi",    "Omega"};

constexpr std::array kOthers = std::to_array<Named>({
    {"amp", U'&'},       {"lt", U'<'},        {"gt", U'>'},       {"quot", U'"'},     {"apos", U'\''},
    {"ndash", 0x2013},   {"mdash", 0x2014},   {"horbar", 0x2015}, {"lsquo", 0x2018},  {"rsquo", 0x2019},
    {"sbquo", 0x201A},   {"ldquo", 0x201C},   {"rdquo", 0x201D},  {"bdquo", 0x201E},  {"dagger", 0x2020},
    {"Dagger", 0x2021},  {"bull", 0x2022},    {"hellip", 0x2026}, {"permil", 0x2030}, {"prime", 0x2032},
    {"Prime", 0x2033},   {"lsaquo", 0x2039},  {"rsaquo", 0x203A}, {"oline", 0x203E},  {"frasl", 0x2044},
    {"euro", 0x20AC},    {"trade", 0x2122},   {"larr", 0x2190},   {"uarr", 0x2191},   {"rarr", 0x2192},
    {"darr", 0x2193},    {"harr", 0x2194},    {"crarr", 0x21B5},  {"lArr", 0x21D0},   {"uArr", 0x21D1},
    {"rArr", 0x21D2},    {"dArr", 0x21D3},    {"hArr", 0x21D4},   {"forall", 0x2200}, {"part", 0x2202},
    {"exist", 0x2203},   {"empty", 0x2205},   {"nabla", 0x2207},  {"isin", 0x2208},   {"notin", 0x2209},
    {"ni", 0x220B},      {"prod", 0x220F},    {"sum", 0x2211},    {"minus", 0x2212},  {"lowast", 0x2217},
    {"radic", 0x221A},   {"prop", 0x221D},    {"infin", 0x221E},  {"ang", 0x2220},    {"and", 0x2227},
    {"or", 0x2228},      {"cap", 0x2229},     {"cup", 0x222A},    {"int", 0x222B},    {"there4", 0x2234},
    {"sim", 0x223C},     {"cong", 0x2245},    {"asymp", 0x2248},  {"ne", 0x2260},     {"equiv", 0x2261},
    {"le", 0x2264},      {"ge", 0x2265},      {"sub", 0x2282},    {"sup", 0x2283},    {"nsub", 0x2284},
    {"sube", 0x2286},    {"supe", 0x2287},    {"oplus", 0x2295},  {"otimes", 0x2297}, {"perp", 0x22A5},
    {"sdot", 0x22C5},    {"lceil", 0x2308},   {"rceil", 0x2309},  {"lfloor", 0x230A}, {"rfloor", 0x230B},
    {"loz", 0x25CA},     {"spades", 0x2660},  {"clubs", 0x2663},  {"hearts", 0x2665}, {"diams", 0x2666},
    {"OElig", 0x152},    {"oelig", 0x153},    {"Scaron", 0x160},  {"scaron", 0x161},  {"Yuml", 0x178},
    {"fnof", 0x192},     {"circ", 0x2C6},     {"tilde", 0x2DC},   {"ensp", 0x2002},   {"emsp", 0x2003},
    {"thinsp", 0x2009},  {"hairsp", 0x200A},  {"numsp", 0x2007},  {"zwnj", 0x200C},   {"zwj", 0x200D},
    {"lrm", 0x200E},     {"rlm", 0x200F},     {"check", 0x2713},  {"cross", 0x2717},  {"star", 0x2606},
    {"starf", 0x2605},   {"phone", 0x260E},   {"colon", U':'},    {"comma", U','},    {"period", U'.'},
    {"excl", U'!'},      {"quest", U'?'},     {"num", U'#'},      {"dollar", U'$'},   {"percnt", U'%'},
    {"lpar", U'('},      {"rpar", U')'},      {"ast", U'*'},      {"plus", U'+'},     {"sol", U'/'},
    {"semi", U';'},      {"equals", U'='},    {"commat", U'@'},   {"lbrack", U'['},   {"bsol", U'\\'},
    {"rbrack", U']'},    {"lowbar", U'_'},    {"grave", U'`'},    {"lbrace", U'{'},   {"vert", U'|'},
    {"rbrace", U'}'},    {"hyphen", 0x2010},  {"dash", 0x2010},   {"Tab", U'\t'},     {"NewLine", U'\n'},
    {"thetasym", 0x3D1}, {"upsih", 0x3D2},    {"piv", 0x3D6},     {"image", 0x2111},  {"weierp", 0x2118},
    {"real", 0x211C},    {"alefsym", 0x2135}, {"lang", 0x27E8},   {"rang", 0x27E9},
});

std::optional<char32_t> numeric(std::string_view digits) {
  int base = 10;
  if (digits.starts_with('x') || digits.starts_with('X')) {
    base = 16;
    digits.remove_prefix(1);
  }
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
  if (error == std::errc::result_out_of_range) return 0xFFFD;
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value == 0 ? 0xFFFD : value;
}

std::optional<char32_t> named(std::string_view name) {
  if (const auto* const found = std::ranges::find(kOthers, name, &Named::first); found != kOthers.end())
    return found->second;
  if (const auto* const found = std::ranges::find(kLatin1, name); found != kLatin1.end()) {
    return static_cast<char32_t>(0xA0 + (found - kLatin1.begin()));
  }
  for (std::size_t i = 0; i < kGreek.size(); ++i) {
    const auto code = static_cast<char32_t>(0x391 + i);
    if (name == kGreek[i] && name != "Sigmaf") return code;
    if (name == lower_ascii(kGreek[i])) return code + 0x20;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> decode_entity(std::string_view reference) {
  if (reference.size() < 3 || !reference.starts_with('&') || !reference.ends_with(';')) return std::nullopt;
  const std::string_view body = reference.substr(1, reference.size() - 2);
  const auto code = body.starts_with('#') ? numeric(body.substr(1)) : named(body);
  if (!code) return std::nullopt;
  std::string text;
  append_utf8(text, *code);
  return text;
}

}  // namespace lectern
