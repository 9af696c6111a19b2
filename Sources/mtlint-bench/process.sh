#!/bin/sh
# Measures whole processes: CPU from start to exit, peak memory, and instructions per byte by callgrind.
mtlint=$1
articles=$2
article=$articles/garbled/hatay-reconstruction.txt
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for i in 1 2 3 4 5 6 7 8 9 10 11 12; do cat "$articles"/garbled/*.txt; done >"$work/large.txt"
for i in 1 2 3 4; do cat "$articles"/garbled/*.txt; done >"$work/small.txt"

python3 - "$mtlint" "$article" "$work/large.txt" <<'P'
import os, resource, subprocess, sys
mtlint, article, large = sys.argv[1:]
def run(path):
    pid = os.posix_spawn(mtlint, [mtlint, 'check', '--fail-on', 'never', '--jobs', '1', path], os.environ,
                         file_actions=[(os.POSIX_SPAWN_OPEN, 1, '/dev/null', os.O_WRONLY, 0)])
    _, status, usage = os.wait4(pid, 0)
    assert status == 0, status
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
runs = [run(article) for _ in range(30)]
words = len(open(article).read().split())
print(f'\nstart to exit on an article of {words} words: {min(r[0] for r in runs) * 1000:.1f} ms CPU at best, '
      f'{sorted(r[0] for r in runs)[15] * 1000:.1f} ms median; peak memory {max(r[1] for r in runs):.1f} MiB')
cpu, memory = run(large)
size = os.path.getsize(large)
print(f'one file of {size} bytes: {cpu * 1000:.0f} ms CPU, {memory:.0f} MiB')
P

if command -v valgrind >/dev/null; then
  # Older valgrinds cannot read Swift's debug information.
  strip -o "$work/mtlint" "$mtlint"
  count() {
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$work/mtlint" check --statistics --quiet --fail-on never --jobs 1 "$1" 2>&1 >/dev/null |
      sed -n 's/.*Collected : //p'
  }
  large=$(count "$work/large.txt")
  small=$(count "$work/small.txt")
  bytes=$(($(wc -c <"$work/large.txt") - $(wc -c <"$work/small.txt")))
  echo "instructions per byte of checking (callgrind, difference of two sizes): $(((large - small) / bytes))"
else
  echo "instructions per byte: install valgrind to count them"
fi
