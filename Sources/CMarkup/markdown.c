#include "cmarkup.h"

#include <md4c.h>
#include <stdbool.h>
#include <stdlib.h>

typedef struct {
  const char *text;
  uint32_t length;
  cmarkup_event *events;
  uint32_t count;
  uint32_t capacity;
  uint32_t limit;
  bool failed;  // out of memory
} reader;

// Returns nonzero, which stops md4c, when the event cannot be added.
static int add(reader *r, enum cmarkup_event_kind kind, enum cmarkup_element element, uint32_t start, uint32_t end) {
  if (r->count == r->limit) return -1;
  if (r->count == r->capacity) {
    uint32_t capacity = r->capacity < 128 ? 256 : r->capacity <= UINT32_MAX / 2 ? r->capacity * 2 : UINT32_MAX;
    cmarkup_event *events = realloc(r->events, (size_t)capacity * sizeof *events);
    if (!events) {
      r->failed = true;
      return -1;
    }
    r->events = events;
    r->capacity = capacity;
  }
  r->events[r->count++] = (cmarkup_event){kind, element, start, end};
  return 0;
}

static enum cmarkup_element block_element(MD_BLOCKTYPE type) {
  switch (type) {
  case MD_BLOCK_QUOTE: return CMARKUP_QUOTE;
  case MD_BLOCK_LI: return CMARKUP_LIST_ITEM;
  case MD_BLOCK_H: return CMARKUP_HEADING;
  case MD_BLOCK_P: return CMARKUP_PARAGRAPH;
  case MD_BLOCK_TH:
  case MD_BLOCK_TD: return CMARKUP_CELL;
  case MD_BLOCK_CODE: return CMARKUP_CODE_BLOCK;
  case MD_BLOCK_HTML: return CMARKUP_HTML_BLOCK;
  default: return CMARKUP_NO_ELEMENT;
  }
}

static enum cmarkup_element span_element(MD_SPANTYPE type) {
  return type == MD_SPAN_CODE ? CMARKUP_CODE_SPAN : type == MD_SPAN_IMG ? CMARKUP_IMAGE : CMARKUP_NO_ELEMENT;
}

// What stands around other elements (lists, tables) or leaves no trace in the text (emphasis, links) is not told.
static int add_element(reader *r, enum cmarkup_event_kind kind, enum cmarkup_element element) {
  return element == CMARKUP_NO_ELEMENT ? 0 : add(r, kind, element, 0, 0);
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *r) {
  (void)detail;
  return add_element(r, CMARKUP_ENTER, block_element(type));
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *r) {
  (void)detail;
  return add_element(r, CMARKUP_LEAVE, block_element(type));
}

static int enter_span(MD_SPANTYPE type, void *detail, void *r) {
  (void)detail;
  return add_element(r, CMARKUP_ENTER, span_element(type));
}

static int leave_span(MD_SPANTYPE type, void *detail, void *r) {
  (void)detail;
  return add_element(r, CMARKUP_LEAVE, span_element(type));
}

static int text(MD_TEXTTYPE type, const MD_CHAR *piece, MD_SIZE size, void *user) {
  reader *r = user;
  // What md4c makes up (a break, the space for a line end in code) does not point into the text.
  uintptr_t at = (uintptr_t)piece, low = (uintptr_t)r->text, high = low + r->length;
  bool ours = at >= low && at <= high && size <= high - at;
  uint32_t start = ours ? (uint32_t)(at - low) : 0;
  uint32_t end = ours ? start + size : 0;
  switch (type) {
  case MD_TEXT_NORMAL: return ours ? add(r, CMARKUP_TEXT, CMARKUP_NO_ELEMENT, start, end) : 0;
  case MD_TEXT_ENTITY: return ours ? add(r, CMARKUP_REFERENCE, CMARKUP_NO_ELEMENT, start, end) : 0;
  case MD_TEXT_SOFTBR: return add(r, CMARKUP_SOFT_BREAK, CMARKUP_NO_ELEMENT, 0, 0);
  case MD_TEXT_BR: return add(r, CMARKUP_HARD_BREAK, CMARKUP_NO_ELEMENT, 0, 0);
  case MD_TEXT_CODE: return ours ? add(r, CMARKUP_CODE, CMARKUP_NO_ELEMENT, start, end) : 0;
  case MD_TEXT_HTML: return ours ? add(r, CMARKUP_HTML, CMARKUP_NO_ELEMENT, start, end) : 0;
  default: return 0;
  }
}

// How many lines without an empty one between them are read at once. md4c's time grows with the square of the lines of
// one paragraph when each holds a bracket (80,000 of them take a second); no article has a tenth of this.
enum { lines_in_a_row = 4000 };

// Where the piece that starts at `start` ends: at the end of the text, if no run of lines is too long.
static uint32_t end_of_piece(const uint8_t *text, uint32_t length, uint32_t start) {
  uint32_t lines = 0;
  bool blank = true;
  for (uint32_t i = start; i < length; i++) {
    uint8_t byte = text[i];
    bool ends = byte == '\n' || (byte == '\r' && !(i + 1 < length && text[i + 1] == '\n'));
    if (!ends) {
      if (byte > ' ') blank = false;
      continue;
    }
    lines = blank ? 0 : lines + 1;
    blank = true;
    if (lines == lines_in_a_row) return i + 1;
  }
  return length;
}

cmarkup_event *cmarkup_markdown(const uint8_t *source, uint32_t length, uint32_t *count) {
  static const MD_PARSER parser = {
    .flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS,
    .enter_block = enter_block, .leave_block = leave_block, .enter_span = enter_span, .leave_span = leave_span, .text = text,
  };
  // The densest honest text, a table of empty cells, makes two events a byte.
  reader r = {.text = (const char *)source, .length = length, .limit = length < UINT32_MAX / 4 ? length * 2 + 256 : UINT32_MAX};
  *count = 0;
  for (uint32_t start = 0; start < length && !r.failed && r.count < r.limit;) {
    uint32_t end = end_of_piece(source, length, start);
    // Nonzero without a failed callback means that md4c itself found no memory.
    if (md_parse((const char *)source + start, end - start, &parser, &r) != 0 && r.count < r.limit) r.failed = true;
    start = end;
  }
  if (r.failed) {
    free(r.events);
    return NULL;
  }
  *count = r.count;
  return r.events;
}

void cmarkup_free(cmarkup_event *events) {
  free(events);
}
