// What C does for the formats: Markdown through md4c, and HTML's table of character references. No md4c type appears
// here. Texts are bytes given as pointer and length and need no terminator.
#ifndef CMARKUP_H
#define CMARKUP_H

#include <stdint.h>

// ---- Markdown ----

enum cmarkup_event_kind {
  CMARKUP_ENTER,       // a block or span begins
  CMARKUP_LEAVE,       // … and ends
  CMARKUP_TEXT,        // bytes of the source that are read as they stand
  CMARKUP_REFERENCE,   // what has the form of a character reference
  CMARKUP_SOFT_BREAK,  // the end of a line that reads as a space
  CMARKUP_HARD_BREAK,  // the end of a line that reads as one
  CMARKUP_CODE,
  CMARKUP_HTML
};

// The elements that matter; the tags of others are not told.
enum cmarkup_element {
  CMARKUP_NO_ELEMENT,
  CMARKUP_QUOTE, CMARKUP_LIST_ITEM, CMARKUP_HEADING, CMARKUP_PARAGRAPH, CMARKUP_CELL, CMARKUP_CODE_BLOCK, CMARKUP_HTML_BLOCK,
  CMARKUP_CODE_SPAN, CMARKUP_IMAGE
};

// The offsets are those of the source; both are 0 where an event has no bytes of its own.
typedef struct {
  enum cmarkup_event_kind kind;
  enum cmarkup_element element;
  uint32_t start;
  uint32_t end;
} cmarkup_event;

// Parses CommonMark with tables, strikethrough and task lists. Writes how many events there are and returns them, for
// the caller to free with `cmarkup_free`; null with a count of 0 means that there are none or that memory ran out. Texts that would make absurdly many events
// (a table of thousands of empty columns) are cut short there.
cmarkup_event *cmarkup_markdown(const uint8_t *text, uint32_t length, uint32_t *count);
void cmarkup_free(cmarkup_event *events);

// ---- Character references ----

// Reads the reference that starts with the `&` at `text`, as HTML does in text: names may lack their semicolon where
// HTML allows it. Writes one or two Unicode scalars (0 for no second) and returns its length in bytes, or 0 when there
// is no reference.
uint32_t cmarkup_reference(const uint8_t *text, uint32_t length, uint32_t scalars[2]);

#endif
