// The word lists as they stand in this folder, embedded at compile time.
#ifndef CLEXICONS_H
#define CLEXICONS_H

#include <stdint.h>

#define CLEXICONS_LIST(name)                   \
  extern const uint8_t *const clexicons_##name; \
  extern const uint32_t clexicons_##name##_size;

CLEXICONS_LIST(function_words)
CLEXICONS_LIST(abbreviations)
CLEXICONS_LIST(doubled_words)

#endif
