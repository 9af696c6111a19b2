#include "clexicons.h"

// #embed is C23; Clang has it in older modes too and says so.
#pragma clang diagnostic ignored "-Wc23-extensions"

#define CLEXICONS_DEFINE(name)                         \
  const uint8_t *const clexicons_##name = name##_data; \
  const uint32_t clexicons_##name##_size = sizeof name##_data;

static const uint8_t function_words_data[] = {
#embed "function-words.tsv"
};
CLEXICONS_DEFINE(function_words)

static const uint8_t abbreviations_data[] = {
#embed "abbreviations.tsv"
};
CLEXICONS_DEFINE(abbreviations)

static const uint8_t doubled_words_data[] = {
#embed "doubled-words.tsv"
};
CLEXICONS_DEFINE(doubled_words)
