// The C side of the ICU wall. No ICU type or macro appears here, so that any ICU version builds and so that
// Foundation (which carries ICU headers of its own) can be imported beside it. See Docs/Architecture.md.
//
// Conventions: `*error` receives ICU's UErrorCode (0 is success, negative is a warning, positive a failure).
// Text is UTF-8 given as pointer and length; functions that write text return the length needed, and write
// nothing beyond `capacity`.
#ifndef CICU_H
#define CICU_H

#include <stdbool.h>
#include <stdint.h>

// ---- Segmentation (UAX #29) ----

enum cicu_boundary_kind { CICU_WORD = 0, CICU_SENTENCE = 1, CICU_GRAPHEME = 2 };

// The class of the segment that ends at a word boundary.
enum cicu_word_class { CICU_WORD_NONE = 0, CICU_WORD_NUMBER = 1, CICU_WORD_LETTER = 2, CICU_WORD_KANA = 3, CICU_WORD_IDEO = 4 };

typedef struct cicu_segmenter cicu_segmenter;

cicu_segmenter *cicu_segmenter_open(int32_t kind, int32_t *error);
void cicu_segmenter_close(cicu_segmenter *segmenter);

// Sets the text that the next calls of `cicu_segmenter_next` walk through. The bytes must stay alive and
// unchanged until then. Invalid UTF-8 is an error.
void cicu_segmenter_set_text(cicu_segmenter *segmenter, const uint8_t *text, int32_t length, int32_t *error);

// Writes up to `capacity` following boundaries as byte offsets into the text, and for words the class of the
// segment before each. Returns how many were written; fewer than `capacity` means the end was reached.
int32_t cicu_segmenter_next(cicu_segmenter *segmenter, uint32_t *boundaries, uint8_t *classes, int32_t capacity);

// ---- Characters (UCD) ----

enum cicu_property {
  CICU_WHITE_SPACE = 0, CICU_DEFAULT_IGNORABLE = 1, CICU_ALPHABETIC = 2, CICU_LOWERCASE = 3, CICU_UPPERCASE = 4,
  CICU_EMOJI_PRESENTATION = 5, CICU_EXTENDED_PICTOGRAPHIC = 6, CICU_GRAPHEME_EXTEND = 7
};
bool cicu_has_property(uint32_t scalar, int32_t property);
int32_t cicu_general_category(uint32_t scalar);
bool cicu_is_wide(uint32_t scalar);
uint32_t cicu_simple_lowercase(uint32_t scalar);
uint32_t cicu_simple_uppercase(uint32_t scalar);

// The ISO 15924 code of the scalar's script as four ASCII bytes, the first in the lowest byte.
uint32_t cicu_script(uint32_t scalar);

// ---- Normalisation (UAX #15) ----

enum cicu_normal_form { CICU_NFC = 0, CICU_NFD = 1, CICU_NFKC = 2, CICU_NFKD = 3, CICU_NFKC_CASEFOLD = 4 };
int32_t cicu_normalize(int32_t form, const uint8_t *text, int32_t length, uint8_t *out, int32_t capacity, int32_t *error);

// ---- Transliteration (CLDR) ----

typedef struct cicu_transliterator cicu_transliterator;
cicu_transliterator *cicu_transliterator_open(const char *identifier, int32_t *error);
void cicu_transliterator_close(cicu_transliterator *transliterator);
int32_t cicu_transliterate(
  cicu_transliterator *transliterator, const uint8_t *text, int32_t length, uint8_t *out, int32_t capacity, int32_t *error);

// ---- Confusables (UTS #39) ----

typedef struct cicu_spoof cicu_spoof;
cicu_spoof *cicu_spoof_open(int32_t *error);
void cicu_spoof_close(cicu_spoof *spoof);
int32_t cicu_spoof_skeleton(
  cicu_spoof *spoof, const uint8_t *text, int32_t length, uint8_t *out, int32_t capacity, int32_t *error);

// ---- Character sets ----

// The most likely charset of the bytes by ICU's statistics: writes its name, returns its confidence 0...100.
int32_t cicu_detect_charset(const uint8_t *bytes, int32_t length, char *name, int32_t capacity, int32_t *error);

// Bytes in `charset` to UTF-8 and back. Undecodable or unencodable input is an error, never a replacement.
int32_t cicu_decode(
  const char *charset, const uint8_t *bytes, int32_t length, uint8_t *out, int32_t capacity, int32_t *error);
int32_t cicu_encode(
  const char *charset, const uint8_t *text, int32_t length, uint8_t *out, int32_t capacity, int32_t *error);

// ---- Versions and error names ----

const char *cicu_version(void);
const char *cicu_error_name(int32_t error);

#endif
