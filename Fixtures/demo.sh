#!/bin/sh
# What `make demo` shows: findings in one garbled article, the safe repairs in another, the totals of all.
mtlint=$1
articles=Fixtures/Articles/garbled

say() { printf '\n\033[1m$ %s\033[0m\n' "$*"; }

say mtlint check $articles/bishkek-parliament.txt
$mtlint check --color always $articles/bishkek-parliament.txt

say mtlint fix --diff $articles/osaka-sensor-results.txt
$mtlint fix --diff --color always $articles/osaka-sensor-results.txt

copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
cp $articles/tver-court-road.txt "$copy/"
say mtlint fix tver-court-road.txt
(cd "$copy" && "$OLDPWD/$mtlint" fix tver-court-road.txt)

say mtlint check --statistics --quiet $articles
$mtlint check --color always --statistics --quiet $articles

say mtlint check $articles/../clean
$mtlint check --color always $articles/../clean
# Findings are what a demo is for: they are no failure of it.
exit 0
