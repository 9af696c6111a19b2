# mtlint. `make demo` and `make test` are all a newcomer needs; both install the system packages they miss.

PREFIX ?= /usr/local
PACKAGES = libicu-dev libmd4c-dev
RELEASE = swift build -c release --static-swift-stdlib --product
MTLINT = .build/release/mtlint

.PHONY: demo test build install bench format lint docs packages golden clean

demo: build
	@Fixtures/demo.sh $(MTLINT)

test: packages
	swift build --build-tests -Xswiftc -warnings-as-errors
	swift test --skip-build

build: packages
	$(RELEASE) mtlint

install: build
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 $(MTLINT) $(DESTDIR)$(PREFIX)/bin/mtlint

# Speed against bare ICU segmentation, time by rule, start-up, memory and instructions per byte.
bench: build
	swift build -c release --product mtlint-bench
	.build/release/mtlint-bench Fixtures/Articles
	@Sources/mtlint-bench/process.sh $(MTLINT) Fixtures/Articles

format:
	swift format --in-place --recursive Sources Tests Package.swift

lint:
	swift format lint --strict --recursive Sources Tests Package.swift

# Docs/Rules.md is written from the rules' cards; a test fails when it is out of date.
docs: packages
	MTLINT_WRITE_GOLDEN=1 swift test --filter 'GeneratedDocsTests'

# Writes the expected outputs anew; look at the difference before you commit it.
golden: packages
	MTLINT_WRITE_GOLDEN=1 swift test

packages:
	@command -v swift >/dev/null || { echo "mtlint needs Swift 6.1 or newer: see swift.org/install"; exit 1; }
	@missing=; for p in $(PACKAGES); do \
	  dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$p"; done; \
	if [ -n "$$missing" ]; then \
	  echo "installing the system packages:$$missing"; \
	  sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get update -qq && $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$missing >/dev/null; \
	fi

clean:
	rm -rf .build
