#!/bin/sh
# Sees to it that there is a Chromium for the tests in a browser, where this machine allows it; says so where it does not.
for name in "${MENTEE_CHROMIUM:-}" chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable; do
  if [ -n "$name" ] && command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing Chromium for the tests in a browser ..."
  export DEBIAN_FRONTEND=noninteractive
  for name in chromium-headless-shell chromium; do
    if apt-get install -y -q --no-install-recommends "$name" >/dev/null 2>&1; then exit 0; fi
    if apt-get update -q >/dev/null 2>&1 && apt-get install -y -q --no-install-recommends "$name" >/dev/null 2>&1; then exit 0; fi
  done
fi
echo "No Chromium here, and none could be installed: the tests in a browser are skipped."
echo "Install one (Debian: apt-get install chromium), or name one: MENTEE_CHROMIUM=/path/to/chromium make test"
