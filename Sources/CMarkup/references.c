#include "cmarkup.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

typedef struct {
  const char *name;
  uint32_t first;
  uint32_t second;
  bool may_lack_semicolon;
} named_character;

static const named_character named_characters[] = {
#include "named_characters.inc"
};

enum { longest_name = 31, longest_bare_name = 6 };

static const named_character *find(const uint8_t *name, uint32_t length) {
  size_t low = 0, high = sizeof named_characters / sizeof *named_characters;
  while (low < high) {
    size_t middle = (low + high) / 2;
    const char *other = named_characters[middle].name;
    int order = strncmp((const char *)name, other, length);
    if (order == 0 && other[length]) order = -1;
    if (order == 0) return &named_characters[middle];
    if (order < 0) high = middle; else low = middle + 1;
  }
  return NULL;
}

static bool is_digit(uint8_t byte) { return byte >= '0' && byte <= '9'; }
static bool is_letter(uint8_t byte) { return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z'; }
static bool is_hex_letter(uint8_t byte) { return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'f'; }

// What numbers stand for that name no character: 0x80 to 0x9F mean Windows-1252, as in HTML.
static uint32_t mended(uint32_t scalar) {
  static const uint16_t windows[32] = {
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
    0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178};
  if (scalar >= 0x80 && scalar < 0xA0) return windows[scalar - 0x80];
  return scalar == 0 || scalar > 0x10FFFF || (scalar >= 0xD800 && scalar < 0xE000) ? 0xFFFD : scalar;
}

static uint32_t numeric(const uint8_t *text, uint32_t length, uint32_t *scalar) {
  uint32_t i = 2;
  bool hex = i < length && (text[i] | 0x20) == 'x';
  if (hex) i++;
  uint32_t first = i, value = 0;
  for (; i < length && (is_digit(text[i]) || (hex && is_hex_letter(text[i]))); i++) {
    uint32_t digit = is_digit(text[i]) ? text[i] - (uint32_t)'0' : (text[i] | 0x20u) - 'a' + 10;
    // Once beyond Unicode it stays there.
    if (value <= 0x10FFFF) value = value * (hex ? 16 : 10) + digit;
  }
  if (i == first) return 0;
  *scalar = mended(value);
  return i < length && text[i] == ';' ? i + 1 : i;
}

uint32_t cmarkup_reference(const uint8_t *text, uint32_t length, uint32_t scalars[2]) {
  scalars[0] = scalars[1] = 0;
  if (length < 3 || text[0] != '&') return 0;
  if (text[1] == '#') return numeric(text, length, scalars);
  uint32_t name = 0;
  while (name < longest_name && 1 + name < length && (is_letter(text[1 + name]) || is_digit(text[1 + name]))) name++;
  if (name == 0) return 0;
  const named_character *found = NULL;
  if (1 + name < length && text[1 + name] == ';' && (found = find(text + 1, name))) {
    scalars[0] = found->first;
    scalars[1] = found->second;
    return name + 2;
  }
  // The longest name that may stand without a semicolon: “&ampersand” is “&ersand”.
  for (uint32_t bare = name < longest_bare_name ? name : longest_bare_name; bare >= 2; bare--) {
    found = find(text + 1, bare);
    if (!found || !found->may_lack_semicolon) continue;
    scalars[0] = found->first;
    scalars[1] = found->second;
    return bare + 1;
  }
  return 0;
}
