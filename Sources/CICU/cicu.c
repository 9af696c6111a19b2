#include "cicu.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>
#include <unicode/uversion.h>

// ---- UTF-16 on the way in and out ----

typedef struct {
  UChar *units;
  int32_t length;
} utf16;

// Converts to UTF-16; the caller frees `units`. On failure `units` is null and `*error` says why.
static utf16 utf16_from(const uint8_t *text, int32_t length, UErrorCode *error) {
  utf16 result = {NULL, 0};
  if (U_FAILURE(*error)) return result;
  UChar *units = malloc(((size_t)length + 1) * sizeof(UChar));
  if (!units) {
    *error = U_MEMORY_ALLOCATION_ERROR;
    return result;
  }
  int32_t written = 0;
  u_strFromUTF8(units, length + 1, &written, (const char *)text, length, error);
  if (U_FAILURE(*error)) {
    free(units);
    return result;
  }
  result.units = units;
  result.length = written;
  return result;
}

static int32_t utf8_from(const UChar *units, int32_t length, uint8_t *out, int32_t capacity, UErrorCode *error) {
  int32_t needed = 0;
  u_strToUTF8((char *)out, capacity, &needed, units, length, error);
  if (*error == U_BUFFER_OVERFLOW_ERROR || *error == U_STRING_NOT_TERMINATED_WARNING) *error = U_ZERO_ERROR;
  return needed;
}

// ---- Segmentation ----

struct cicu_segmenter {
  UBreakIterator *iterator;
  int32_t kind;
  UChar *units;        // the text as UTF-16, kept and grown from call to call
  int32_t unit_capacity;
  int32_t unit_count;
  bool ascii;          // then unit offsets are byte offsets
  int32_t unit;        // where the offset map stands, in UTF-16 units …
  uint32_t byte;       // … and in bytes
};

cicu_segmenter *cicu_segmenter_open(int32_t kind, int32_t *error) {
  static const UBreakIteratorType types[] = {UBRK_WORD, UBRK_SENTENCE, UBRK_CHARACTER};
  UErrorCode code = U_ZERO_ERROR;
  cicu_segmenter *segmenter = calloc(1, sizeof *segmenter);
  if (!segmenter) {
    *error = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  segmenter->kind = kind;
  segmenter->iterator = ubrk_open(types[kind], "en", NULL, 0, &code);
  *error = code;
  if (U_FAILURE(code)) {
    free(segmenter);
    return NULL;
  }
  return segmenter;
}

void cicu_segmenter_close(cicu_segmenter *segmenter) {
  ubrk_close(segmenter->iterator);
  free(segmenter->units);
  free(segmenter);
}

void cicu_segmenter_set_text(cicu_segmenter *segmenter, const uint8_t *text, int32_t length, int32_t *error) {
  UErrorCode code = U_ZERO_ERROR;
  if (segmenter->unit_capacity < length + 1) {
    free(segmenter->units);
    segmenter->unit_capacity = length + 1;
    segmenter->units = malloc((size_t)segmenter->unit_capacity * sizeof(UChar));
    if (!segmenter->units) {
      segmenter->unit_capacity = 0;
      *error = U_MEMORY_ALLOCATION_ERROR;
      return;
    }
  }
  uint8_t seen = 0;
  for (int32_t i = 0; i < length; i++) {
    seen |= text[i];
    segmenter->units[i] = text[i];
  }
  segmenter->ascii = seen < 0x80;
  segmenter->unit_count = length;
  if (!segmenter->ascii)
    u_strFromUTF8(segmenter->units, segmenter->unit_capacity, &segmenter->unit_count, (const char *)text, length, &code);
  if (U_SUCCESS(code)) ubrk_setText(segmenter->iterator, segmenter->units, segmenter->unit_count, &code);
  segmenter->unit = 0;
  segmenter->byte = 0;
  *error = code;
}

int32_t cicu_segmenter_next(cicu_segmenter *segmenter, uint32_t *boundaries, uint8_t *classes, int32_t capacity) {
  UBreakIterator *iterator = segmenter->iterator;
  const UChar *units = segmenter->units;
  int32_t unit = segmenter->unit, count = 0;
  uint32_t byte = segmenter->byte;
  while (count < capacity) {
    int32_t boundary = ubrk_next(iterator);
    if (boundary == UBRK_DONE) break;
    if (segmenter->ascii) {
      byte = (uint32_t)boundary;
    } else {
      for (; unit < boundary; unit++) {
        UChar u = units[unit];
        byte += u < 0x80 ? 1 : u < 0x800 || U16_IS_SURROGATE(u) ? 2 : 3;
      }
    }
    boundaries[count] = byte;
    if (classes) {
      int32_t status = ubrk_getRuleStatus(iterator);
      classes[count] = status < UBRK_WORD_NONE_LIMIT     ? CICU_WORD_NONE
                       : status < UBRK_WORD_NUMBER_LIMIT ? CICU_WORD_NUMBER
                       : status < UBRK_WORD_LETTER_LIMIT ? CICU_WORD_LETTER
                       : status < UBRK_WORD_KANA_LIMIT   ? CICU_WORD_KANA
                                                         : CICU_WORD_IDEO;
    }
    count++;
  }
  segmenter->unit = unit;
  segmenter->byte = byte;
  return count;
}

// ---- Characters ----

bool cicu_has_property(uint32_t scalar, int32_t property) {
  static const UProperty properties[] = {
    UCHAR_WHITE_SPACE, UCHAR_DEFAULT_IGNORABLE_CODE_POINT, UCHAR_ALPHABETIC, UCHAR_LOWERCASE, UCHAR_UPPERCASE,
    UCHAR_EMOJI_PRESENTATION, UCHAR_EXTENDED_PICTOGRAPHIC, UCHAR_GRAPHEME_EXTEND};
  return u_hasBinaryProperty((UChar32)scalar, properties[property]);
}

int32_t cicu_general_category(uint32_t scalar) { return u_charType((UChar32)scalar); }

bool cicu_is_wide(uint32_t scalar) {
  int32_t width = u_getIntPropertyValue((UChar32)scalar, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH;
}

uint32_t cicu_simple_lowercase(uint32_t scalar) { return (uint32_t)u_tolower((UChar32)scalar); }
uint32_t cicu_simple_uppercase(uint32_t scalar) { return (uint32_t)u_toupper((UChar32)scalar); }

uint32_t cicu_script(uint32_t scalar) {
  UErrorCode code = U_ZERO_ERROR;
  const char *name = uscript_getShortName(uscript_getScript((UChar32)scalar, &code));
  if (U_FAILURE(code) || !name) name = "Zzzz";
  return (uint32_t)name[0] | (uint32_t)name[1] << 8 | (uint32_t)name[2] << 16 | (uint32_t)name[3] << 24;
}

// ---- Normalisation ----

int32_t cicu_normalize(int32_t form, const uint8_t *text, int32_t length, uint8_t *out, int32_t capacity, int32_t *error) {
  UErrorCode code = U_ZERO_ERROR;
  const UNormalizer2 *normalizer = form == CICU_NFC    ? unorm2_getNFCInstance(&code)
                                   : form == CICU_NFD  ? unorm2_getNFDInstance(&code)
                                   : form == CICU_NFKC ? unorm2_getNFKCInstance(&code)
                                   : form == CICU_NFKD ? unorm2_getNFKDInstance(&code)
                                                       : unorm2_getNFKCCasefoldInstance(&code);
  utf16 source = utf16_from(text, length, &code);
  int32_t written = 0;
  if (U_SUCCESS(code)) {
    int32_t needed = unorm2_normalize(normalizer, source.units, source.length, NULL, 0, &code);
    if (code == U_BUFFER_OVERFLOW_ERROR || code == U_STRING_NOT_TERMINATED_WARNING) code = U_ZERO_ERROR;
    UChar *target = malloc(((size_t)needed + 1) * sizeof(UChar));
    if (!target) code = U_MEMORY_ALLOCATION_ERROR;
    if (U_SUCCESS(code)) {
      int32_t units = unorm2_normalize(normalizer, source.units, source.length, target, needed + 1, &code);
      written = utf8_from(target, units, out, capacity, &code);
    }
    free(target);
  }
  free(source.units);
  *error = code;
  return written;
}

// ---- Transliteration ----

struct cicu_transliterator {
  UTransliterator *handle;
};

cicu_transliterator *cicu_transliterator_open(const char *identifier, int32_t *error) {
  UErrorCode code = U_ZERO_ERROR;
  UChar id[256];
  int32_t length = 0;
  u_strFromUTF8(id, 256, &length, identifier, -1, &code);
  UTransliterator *handle = U_SUCCESS(code) ? utrans_openU(id, length, UTRANS_FORWARD, NULL, 0, NULL, &code) : NULL;
  *error = code;
  if (U_FAILURE(code)) return NULL;
  cicu_transliterator *transliterator = malloc(sizeof *transliterator);
  if (!transliterator) {
    utrans_close(handle);
    *error = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  transliterator->handle = handle;
  return transliterator;
}

void cicu_transliterator_close(cicu_transliterator *transliterator) {
  utrans_close(transliterator->handle);
  free(transliterator);
}

int32_t cicu_transliterate(
  cicu_transliterator *transliterator, const uint8_t *text, int32_t length, uint8_t *out, int32_t capacity, int32_t *error) {
  UErrorCode code = U_ZERO_ERROR;
  utf16 source = utf16_from(text, length, &code);
  int32_t written = 0;
  // ICU rewrites the buffer in place; the growth of a transliteration is bounded by what one letter becomes.
  for (int32_t room = source.length * 2 + 32; U_SUCCESS(code); room *= 2) {
    UChar *buffer = malloc((size_t)room * sizeof(UChar));
    if (!buffer) {
      code = U_MEMORY_ALLOCATION_ERROR;
      break;
    }
    memcpy(buffer, source.units, (size_t)source.length * sizeof(UChar));
    int32_t units = source.length, limit = source.length;
    utrans_transUChars(transliterator->handle, buffer, &units, room, 0, &limit, &code);
    bool overflow = code == U_BUFFER_OVERFLOW_ERROR;
    if (overflow) code = U_ZERO_ERROR;
    else if (U_SUCCESS(code)) written = utf8_from(buffer, units, out, capacity, &code);
    free(buffer);
    if (!overflow) break;
  }
  free(source.units);
  *error = code;
  return written;
}

// ---- Confusables ----

struct cicu_spoof {
  USpoofChecker *checker;
};

cicu_spoof *cicu_spoof_open(int32_t *error) {
  UErrorCode code = U_ZERO_ERROR;
  USpoofChecker *checker = uspoof_open(&code);
  *error = code;
  if (U_FAILURE(code)) return NULL;
  cicu_spoof *spoof = malloc(sizeof *spoof);
  if (!spoof) {
    uspoof_close(checker);
    *error = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  spoof->checker = checker;
  return spoof;
}

void cicu_spoof_close(cicu_spoof *spoof) {
  uspoof_close(spoof->checker);
  free(spoof);
}

int32_t cicu_spoof_skeleton(
  cicu_spoof *spoof, const uint8_t *text, int32_t length, uint8_t *out, int32_t capacity, int32_t *error) {
  UErrorCode code = U_ZERO_ERROR;
  int32_t needed = uspoof_getSkeletonUTF8(spoof->checker, 0, (const char *)text, length, (char *)out, capacity, &code);
  if (code == U_BUFFER_OVERFLOW_ERROR || code == U_STRING_NOT_TERMINATED_WARNING) code = U_ZERO_ERROR;
  *error = code;
  return needed;
}

// ---- Character sets ----

int32_t cicu_detect_charset(const uint8_t *bytes, int32_t length, char *name, int32_t capacity, int32_t *error) {
  UErrorCode code = U_ZERO_ERROR;
  int32_t confidence = 0;
  UCharsetDetector *detector = ucsdet_open(&code);
  if (U_SUCCESS(code)) ucsdet_setText(detector, (const char *)bytes, length, &code);
  const UCharsetMatch *match = U_SUCCESS(code) ? ucsdet_detect(detector, &code) : NULL;
  if (capacity > 0) name[0] = 0;
  if (match && U_SUCCESS(code)) {
    const char *found = ucsdet_getName(match, &code);
    confidence = ucsdet_getConfidence(match, &code);
    if (U_SUCCESS(code) && (int32_t)strlen(found) < capacity) strcpy(name, found);
  }
  ucsdet_close(detector);
  *error = code;
  return confidence;
}

int32_t cicu_decode(
  const char *charset, const uint8_t *bytes, int32_t length, uint8_t *out, int32_t capacity, int32_t *error) {
  UErrorCode code = U_ZERO_ERROR;
  UConverter *converter = ucnv_open(charset, &code);
  int32_t written = 0;
  if (U_SUCCESS(code)) ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &code);
  if (U_SUCCESS(code)) {
    int32_t needed = ucnv_toUChars(converter, NULL, 0, (const char *)bytes, length, &code);
    if (code == U_BUFFER_OVERFLOW_ERROR || code == U_STRING_NOT_TERMINATED_WARNING) code = U_ZERO_ERROR;
    UChar *units = U_SUCCESS(code) ? malloc(((size_t)needed + 1) * sizeof(UChar)) : NULL;
    if (U_SUCCESS(code) && !units) code = U_MEMORY_ALLOCATION_ERROR;
    if (U_SUCCESS(code)) {
      ucnv_resetToUnicode(converter);
      int32_t count = ucnv_toUChars(converter, units, needed + 1, (const char *)bytes, length, &code);
      if (U_SUCCESS(code)) written = utf8_from(units, count, out, capacity, &code);
    }
    free(units);
  }
  ucnv_close(converter);
  *error = code;
  return written;
}

int32_t cicu_encode(
  const char *charset, const uint8_t *text, int32_t length, uint8_t *out, int32_t capacity, int32_t *error) {
  UErrorCode code = U_ZERO_ERROR;
  utf16 source = utf16_from(text, length, &code);
  UConverter *converter = U_SUCCESS(code) ? ucnv_open(charset, &code) : NULL;
  int32_t written = 0;
  if (U_SUCCESS(code)) ucnv_setFromUCallBack(converter, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL, &code);
  if (U_SUCCESS(code)) {
    written = ucnv_fromUChars(converter, (char *)out, capacity, source.units, source.length, &code);
    if (code == U_BUFFER_OVERFLOW_ERROR || code == U_STRING_NOT_TERMINATED_WARNING) code = U_ZERO_ERROR;
  }
  ucnv_close(converter);
  free(source.units);
  *error = code;
  return written;
}

// ---- Versions and error names ----

const char *cicu_version(void) {
  static char version[U_MAX_VERSION_STRING_LENGTH];
  UVersionInfo info;
  u_getVersion(info);
  u_versionToString(info, version);
  return version;
}

const char *cicu_error_name(int32_t error) { return u_errorName((UErrorCode)error); }
